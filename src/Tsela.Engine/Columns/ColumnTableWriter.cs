using Tsela.Engine.Columns.Files;
using Tsela.Engine.Columns.Filling;

namespace Tsela.Engine.Columns;

/// <summary>
/// Writes a table of columns from a stream of rows. Memory does not grow with the rows: finished runs of values go to
/// one temporary file, and what stays are the dictionaries. At the end every column gets the narrowest width that holds
/// it. Not safe for several threads, but different columns may be filled by different threads.
/// </summary>
public sealed class ColumnTableWriter : IDisposable
{
    private readonly Spill spill;
    private readonly ColumnAppender[] columns;

    /// <summary>Begins an empty table.</summary>
    /// <param name="name">Name of the table, for a series its id.</param>
    /// <param name="plan">The columns in order.</param>
    /// <param name="spillFolder">Where the temporary file stands, which only a table of more than a mebibyte needs; null to keep all in memory.</param>
    /// <exception cref="ArgumentException">Two columns have the same name.</exception>
    public ColumnTableWriter(string name, IReadOnlyList<ColumnPlan> plan, string? spillFolder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Select(column => column.Name).Distinct(StringComparer.Ordinal).Count() != plan.Count)
        {
            throw new ArgumentException($"Two columns of {name} have the same name.", nameof(plan));
        }

        Name = name;
        spill = new Spill(spillFolder);
        columns = [.. plan.Select(column => new ColumnAppender(name, column, spill))];
    }

    /// <summary>Name of the table.</summary>
    public string Name { get; }

    /// <summary>The columns in the order of the plan, to be filled one by one; each must get as many rows as the others.</summary>
    public IReadOnlyList<ColumnAppender> Columns => columns;

    /// <summary>Rows so far.</summary>
    public int Rows => columns.Length == 0 ? 0 : columns[0].Rows;

    /// <summary>Values that could not be read as a day or a number and were taken as missing, by column.</summary>
    public IReadOnlyDictionary<string, int> Unreadable =>
        columns.Where(column => column.Unreadable > 0).ToDictionary(column => column.Plan.Name, column => column.Unreadable, StringComparer.Ordinal);

    /// <summary>Adds one row; the values stand in the order of the plan, null or empty where missing.</summary>
    /// <exception cref="TooLargeTableException">The table has as many rows as one can have.</exception>
    public void Add(ReadOnlySpan<string?> values)
    {
        if (values.Length != columns.Length)
        {
            throw new ArgumentException($"{values.Length} values for {columns.Length} columns of {Name}.", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            columns[i].AddText(values[i]);
        }
    }

    /// <summary>Adds rows of another table as if they were added one by one, without reading their texts again.</summary>
    /// <param name="table">Has every column of the plan, of the same kind and with the same states.</param>
    /// <param name="ranges">The rows that are wanted, in the order in which they are added.</param>
    /// <exception cref="ArgumentException">A column is not there, or is of another kind, or a range lies outside.</exception>
    /// <exception cref="DamagedTableException">The other table is not what was written.</exception>
    public void Append(ColumnTable table, IReadOnlyList<RowRange> ranges)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(ranges);
        foreach (var range in ranges)
        {
            if (range.First < 0 || range.Count < 0 || range.Count > table.RowCount - range.First)
            {
                throw new ArgumentException($"{table.Name} has {table.RowCount} rows and not those of {range}.", nameof(ranges));
            }
        }

        Processors.Each(columns.Length, i => columns[i].Append(table, ranges));
    }

    /// <summary>The table in memory.</summary>
    /// <exception cref="TooLargeTableException">A column is larger than 2 GiB.</exception>
    public ColumnTable Build()
    {
        RequireWhole();
        return new ColumnTable(Name, Rows, [.. columns.Select(column => column.Finish().InMemory())]);
    }

    /// <summary>Writes the table to a file, which gets its name only when all of it is on the disk; what stood there is replaced.</summary>
    /// <returns>The digest of the table, for <see cref="ColumnTable.Open"/>: SHA-256 in small hexadecimal digits.</returns>
    /// <exception cref="TooLargeTableException">A column is larger than 2 GiB.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public string WriteTo(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        RequireWhole();
        return TableFileWriting.Write(path, Name, Rows, [.. columns.Select(column => column.Finish())]);
    }

    /// <summary>Removes the temporary file.</summary>
    public void Dispose() => spill.Dispose();

    private void RequireWhole()
    {
        foreach (var column in columns)
        {
            if (column.Rows != Rows)
            {
                throw new InvalidOperationException($"Column {column.Plan.Name} of {Name} has {column.Rows} rows, but {columns[0].Plan.Name} has {Rows}.");
            }
        }
    }
}

/// <summary>A table has more rows, or a column more bytes, than the format holds; the message says which and what to do.</summary>
public sealed class TooLargeTableException(string message) : Exception(message);
