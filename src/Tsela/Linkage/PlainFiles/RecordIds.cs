using System.Text;

namespace Tsela.Linkage.PlainFiles;

/// <summary>The ids of a file's records in their order, as UTF-8 one after the other, and whether each stands once.</summary>
internal sealed class RecordIds
{
    private const int SlotsAtFirst = 1 << 12;

    private readonly List<int> ends = [0];
    private byte[] text = new byte[1 << 16];

    // the number of a record, from 1, below the hash of its id
    private ulong[] slots = new ulong[SlotsAtFirst];

    public int Count => ends.Count - 1;

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
        if (Count * 2L > slots.Length)
        {
            Widen();
        }

        return Place((uint)string.GetHashCode(id, StringComparison.Ordinal), Count - 1);
    }

    private int Place(uint hash, int record)
    {
        var mask = (uint)slots.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var held = slots[slot];
            if (held == 0)
            {
                slots[slot] = ((ulong)hash << 32) | (uint)(record + 1);
                return -1;
            }

            if ((uint)(held >> 32) == hash && (int)(uint)held - 1 is var earlier && this[earlier].SequenceEqual(this[record]))
            {
                return earlier;
            }
        }
    }

    private void Widen()
    {
        var narrow = slots;
        slots = new ulong[narrow.Length * 4L];
        var mask = (uint)slots.Length - 1;
        foreach (var held in narrow)
        {
            if (held != 0)
            {
                var slot = (uint)(held >> 32) & mask;
                while (slots[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                slots[slot] = held;
            }
        }
    }
}
