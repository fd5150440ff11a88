using System.Diagnostics.CodeAnalysis;
using Tsela.Engine.Columns.Files;

namespace Tsela.Engine.Columns;

/// <summary>
/// Columns of equal length. Immutable, and safe for several threads. One that is opened from a file is mapped: dispose of it when
/// no reader is left, and not before; one that is never disposed of stays mapped.
/// </summary>
public sealed class ColumnTable : IDisposable
{
    private readonly IDisposable? source;
    private readonly Dictionary<string, Column> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Column> byConcept = new(StringComparer.Ordinal);

    /// <summary>Puts columns together.</summary>
    /// <exception cref="ArgumentException">Two columns have the same name, or their lengths differ.</exception>
    public ColumnTable(string name, int rowCount, IReadOnlyList<Column> columns)
        : this(name, rowCount, columns, source: null)
    {
    }

    internal ColumnTable(string name, int rowCount, IReadOnlyList<Column> columns, IDisposable? source)
    {
        this.source = source;
        ArgumentNullException.ThrowIfNull(columns);
        Name = name;
        RowCount = rowCount;
        Columns = columns;
        foreach (var column in columns)
        {
            if (column.Count != rowCount)
            {
                throw new ArgumentException($"Column {column.Name} of {name} has {column.Count} rows, not {rowCount}.", nameof(columns));
            }

            byName.Add(column.Name, column);
            if (column.Concept is not null)
            {
                byConcept.TryAdd(column.Concept, column);
            }
        }
    }

    /// <summary>Name of the table, for a series its id.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>
    /// Opens a file that <see cref="ColumnTableWriter.WriteTo"/> wrote. Its directory is checked now, a column when it is first
    /// touched; only the columns that are touched are read.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="expectedDigest">The digest that writing it gave; null to take any table that is whole.</param>
    /// <exception cref="DamagedTableException">The file is missing, or is not what was written; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ColumnTable Open(string path, string? expectedDigest = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return TableFileReading.Open(path, expectedDigest);
    }

    /// <summary>Checks every byte of every column, as their first touch would.</summary>
    /// <exception cref="DamagedTableException">A column is not what was written; the message names file and column.</exception>
    public void Verify()
    {
        foreach (var column in Columns)
        {
            column.Verify();
        }
    }

    /// <summary>Lets go of the file; its columns cannot be read any more.</summary>
    public void Dispose() => source?.Dispose();

    /// <summary>Finds a column by the name of its field, else by its concept (the first field that has it).</summary>
    public bool TryFind(string nameOrConcept, [NotNullWhen(true)] out Column? column) =>
        byName.TryGetValue(nameOrConcept, out column) || byConcept.TryGetValue(nameOrConcept, out column);

    /// <summary>The column of this name or concept, of the wanted kind.</summary>
    /// <exception cref="UnknownColumnException">There is none, or it is of another kind; the message names the nearest.</exception>
    public T Find<T>(string nameOrConcept)
        where T : Column
    {
        if (!TryFind(nameOrConcept, out var column))
        {
            throw new UnknownColumnException($"{Name} has no column '{nameOrConcept}'. It has {string.Join(", ", byName.Keys)}.");
        }

        return column as T ?? throw new UnknownColumnException($"Column '{nameOrConcept}' of {Name} is a {column.GetType().Name}, not a {typeof(T).Name}.");
    }
}

/// <summary>A question names a column that the table does not have.</summary>
public sealed class UnknownColumnException(string message) : Exception(message);
