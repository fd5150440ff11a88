namespace Tsela.Engine.Matching;

/// <summary>Makes a <see cref="PersonTable"/> record by record; spaces at the ends of a value do not count, and an empty value is a missing one.</summary>
public sealed class PersonTableBuilder
{
    private const int RecordsAtFirst = 1 << 10;

    private readonly List<(string Name, ColumnKind Kind)> columns;
    private readonly DistinctTexts[] texts;
    private readonly int[][] codes;
    private byte[] sources = new byte[RecordsAtFirst];
    private bool hasSources;

    /// <param name="columns">Name and kind of each column; the names are unique.</param>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public PersonTableBuilder(IEnumerable<(string Name, ColumnKind Kind)> columns)
    {
        this.columns = [.. columns];
        if (this.columns.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The column {twice.Key} is named twice.", nameof(columns));
        }

        texts = [.. this.columns.Select(_ => new DistinctTexts())];
        codes = [.. this.columns.Select(_ => new int[RecordsAtFirst])];
    }

    /// <summary>Records so far.</summary>
    public int Count { get; private set; }

    /// <summary>Sets a value of the record that <see cref="Next"/> will close; a column that is not set is missing.</summary>
    public void Set(int column, ReadOnlySpan<char> value) => codes[column][Count] = texts[column].CodeOf(value.Trim());

    /// <summary>Closes the record.</summary>
    /// <param name="source">Number of the file or series that it comes from.</param>
    public void Next(byte source = 0)
    {
        sources[Count] = source;
        hasSources |= source != 0;
        Count++;
        if (Count == sources.Length)
        {
            // by half and not by double: a table of many million records is copied once more at the end
            var room = Count + (Count / 2);
            Array.Resize(ref sources, room);
            for (var column = 0; column < codes.Length; column++)
            {
                Array.Resize(ref codes[column], room);
            }
        }
    }

    /// <summary>The table of all closed records.</summary>
    public PersonTable Build() => new(
        Count,
        [.. columns.Select((column, place) => new PersonColumn(column.Name, column.Kind, codes[place][..Count], texts[place].All()))],
        hasSources ? sources[..Count] : null);
}
