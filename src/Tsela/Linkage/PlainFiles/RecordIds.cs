using System.Text;

namespace Tsela.Linkage.PlainFiles;

/// <summary>The ids of a file's records in their order, as UTF-8 one after the other, and whether each stands once.</summary>
internal sealed class RecordIds
{
    private const int SlotsAtFirst = 1 << 12;

    private readonly List<int> ends = [0];
    private readonly List<int> hashes = [];
    private byte[] text = new byte[1 << 16];
    private int[] slots = new int[SlotsAtFirst];

    public int Count => hashes.Count;

    /// <summary>The id of a record as it stands in the file.</summary>
    public ReadOnlySpan<byte> this[int record] => text.AsSpan(ends[record], ends[record + 1] - ends[record]);

    /// <summary>Adds the id of the next record.</summary>
    /// <returns>The earlier record with the same id, or -1.</returns>
    public int Add(ReadOnlySpan<char> id)
    {
        var begin = ends[^1];
        var room = begin + Encoding.UTF8.GetMaxByteCount(id.Length);
        if (room > text.Length)
        {
            Array.Resize(ref text, Math.Max(room, (int)Math.Min(text.Length * 2L, Array.MaxLength)));
        }

        ends.Add(begin + Encoding.UTF8.GetBytes(id, text.AsSpan(begin)));
        hashes.Add(string.GetHashCode(id, StringComparison.Ordinal));
        if (Count * 2 > slots.Length)
        {
            Widen();
        }

        return Place(Count - 1);
    }

    private int Place(int record)
    {
        var mask = slots.Length - 1;
        for (var slot = hashes[record] & mask; ; slot = (slot + 1) & mask)
        {
            var held = slots[slot] - 1;
            if (held < 0)
            {
                slots[slot] = record + 1;
                return -1;
            }

            if (hashes[held] == hashes[record] && this[held].SequenceEqual(this[record]))
            {
                return held;
            }
        }
    }

    private void Widen()
    {
        slots = new int[slots.Length * 2];
        for (var record = 0; record < Count - 1; record++)
        {
            Place(record);
        }
    }
}
