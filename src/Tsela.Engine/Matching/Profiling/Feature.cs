namespace Tsela.Engine.Matching.Profiling;

/// <summary>What one comparison reads: a column, or several columns that are parts of one name, coded as one.</summary>
internal sealed class Feature
{
    /// <param name="name">As a person reads it.</param>
    /// <param name="columns">Names of its columns.</param>
    /// <param name="kind">How it is compared.</param>
    /// <param name="codes">One code a record, 0 where missing.</param>
    /// <param name="values">Distinct values; the first is empty.</param>
    public Feature(string name, IReadOnlyList<string> columns, ColumnKind kind, int[] codes, string[] values)
    {
        (Name, Columns, Kind, Codes, Values) = (name, columns, kind, codes, values);
        Counts = CountsOf(codes, values.Length);
    }

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    public ColumnKind Kind { get; }

    /// <summary>One code a record, 0 where missing.</summary>
    public int[] Codes { get; }

    /// <summary>Distinct values; the first is the missing one.</summary>
    public string[] Values { get; }

    /// <summary>Records that have each value.</summary>
    public int[] Counts { get; }

    /// <summary>Records that have a value.</summary>
    public int Present => Counts.Sum() - Counts[0];

    /// <summary>Distinct values that occur.</summary>
    public int Distinct => Counts.Skip(1).Count(count => count > 0);

    private static int[] CountsOf(int[] codes, int values)
    {
        var counts = new int[values];
        foreach (var code in codes)
        {
            counts[code]++;
        }

        return counts;
    }
}
