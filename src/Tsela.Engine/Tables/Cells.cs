namespace Tsela.Engine.Tables;

internal readonly struct CellKey(string[] codes) : IEquatable<CellKey>
{
    public string[] Codes { get; } = codes;

    public bool Equals(CellKey other) => Codes.AsSpan().SequenceEqual(other.Codes);

    public override bool Equals(object? obj) => obj is CellKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var code in Codes)
        {
            hash.Add(code, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}

internal sealed class CellOrder : IComparer<Cell>
{
    public static readonly CellOrder Ordinal = new();

    public int Compare(Cell? x, Cell? y)
    {
        for (var i = 0; i < x!.Codes.Count; i++)
        {
            var order = string.CompareOrdinal(x.Codes[i], y!.Codes[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
