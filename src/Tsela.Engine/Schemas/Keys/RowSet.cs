using System.Numerics;

namespace Tsela.Engine.Schemas.Keys;

/// <summary>A set of row numbers, one bit each.</summary>
internal sealed class RowSet
{
    private ulong[] bits = new ulong[1024];

    public long Count { get; private set; }

    public bool Contains(long row) => row >> 6 < bits.Length && (bits[row >> 6] >> (int)(row & 63) & 1) != 0;

    /// <summary>False where the row was there already.</summary>
    public bool Add(long row)
    {
        var word = (int)(row >> 6);
        if (word >= bits.Length)
        {
            Array.Resize(ref bits, Math.Max(bits.Length * 2, word + 1));
        }

        var bit = 1UL << (int)(row & 63);
        var isNew = (bits[word] & bit) == 0;
        bits[word] |= bit;
        Count += isNew ? 1 : 0;
        return isNew;
    }

    /// <summary>The rows in ascending order.</summary>
    public IReadOnlyList<long> ToList()
    {
        var rows = new List<long>((int)Count);
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                rows.Add(((long)word << 6) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return rows;
    }
}

/// <summary>Finds the sheet's row number for a data row by remembering only where the distance between the two changes.</summary>
internal sealed class RowNumbers
{
    private readonly List<(long Row, long Distance)> changes = [];

    public void Add(long row, long sheetRow)
    {
        if (changes.Count == 0 || changes[^1].Distance != sheetRow - row)
        {
            changes.Add((row, sheetRow - row));
        }
    }

    public long SheetRow(long row)
    {
        var low = 0;
        var high = changes.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (changes[middle].Row <= row)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return changes.Count == 0 ? 0 : row + changes[low].Distance;
    }
}
