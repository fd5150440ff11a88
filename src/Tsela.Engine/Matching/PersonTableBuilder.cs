using System.Runtime.InteropServices;

namespace Tsela.Engine.Matching;

/// <summary>Makes a <see cref="PersonTable"/> record by record; spaces at the ends of a value do not count, and an empty value is a missing one.</summary>
public sealed class PersonTableBuilder
{
    private readonly List<(string Name, ColumnKind Kind)> columns;
    private readonly List<int>[] codes;
    private readonly Dictionary<string, int>[] codesOf;
    private readonly List<string>[] values;
    private readonly List<byte> sources = [];

    /// <param name="columns">Name and kind of each column; the names are unique.</param>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public PersonTableBuilder(IEnumerable<(string Name, ColumnKind Kind)> columns)
    {
        this.columns = [.. columns];
        if (this.columns.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The column {twice.Key} is named twice.", nameof(columns));
        }

        codes = [.. this.columns.Select(_ => new List<int>())];
        codesOf = [.. this.columns.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        values = [.. this.columns.Select(_ => new List<string> { "" })];
    }

    /// <summary>Records so far.</summary>
    public int Count => sources.Count;

    /// <summary>Sets a value of the record that <see cref="Next"/> will close; a column that is not set is missing.</summary>
    public void Set(int column, ReadOnlySpan<char> value)
    {
        while (codes[column].Count <= Count)
        {
            codes[column].Add(0);
        }

        codes[column][Count] = CodeOf(column, value.Trim());
    }

    /// <summary>Closes the record.</summary>
    /// <param name="source">Number of the file or series that it comes from.</param>
    public void Next(byte source = 0) => sources.Add(source);

    /// <summary>The table of all closed records.</summary>
    public PersonTable Build()
    {
        var built = new PersonColumn[columns.Count];
        for (var column = 0; column < built.Length; column++)
        {
            CollectionsMarshal.SetCount(codes[column], Math.Min(codes[column].Count, Count));
            var all = new int[Count];
            codes[column].CopyTo(all);
            built[column] = new PersonColumn(columns[column].Name, columns[column].Kind, all, [.. values[column]]);
        }

        return new PersonTable(Count, built, sources.Exists(source => source != 0) ? [.. sources] : null);
    }

    private int CodeOf(int column, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return 0;
        }

        var known = codesOf[column].GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(value, out var code))
        {
            var text = value.ToString();
            code = values[column].Count;
            values[column].Add(text);
            codesOf[column].Add(text, code);
        }

        return code;
    }
}
