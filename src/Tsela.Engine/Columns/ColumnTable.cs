using System.Diagnostics.CodeAnalysis;

namespace Tsela.Engine.Columns;

/// <summary>Columns of equal length. Immutable.</summary>
public sealed class ColumnTable
{
    private readonly Dictionary<string, Column> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Column> byConcept = new(StringComparer.Ordinal);

    /// <summary>Puts columns together.</summary>
    /// <exception cref="ArgumentException">Two columns have the same name, or their lengths differ.</exception>
    public ColumnTable(string name, int rowCount, IReadOnlyList<Column> columns)
    {
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
