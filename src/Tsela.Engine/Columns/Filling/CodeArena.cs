using System.Runtime.InteropServices;
using System.Text;

namespace Tsela.Engine.Columns.Filling;

/// <summary>
/// The different codes of a column as UTF-8, numbered in the order in which they first came: an open-addressing hash
/// table over one arena of bytes, so that ten million codes are not ten million objects.
/// </summary>
internal sealed class CodeArena
{
    private const int PageBytes = 1 << 20;

    // another in every process: nobody can choose codes that fall on one place
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64() | 1;

    private readonly List<byte[]> pages = [];
    private readonly Pages<Entry> entries = new();
    private int[] slots = new int[16];
    private byte[] room = new byte[256];
    private int pageEnd;

    public int Count => entries.Count;

    /// <summary>Bytes of all codes together.</summary>
    public long TextBytes { get; private set; }

    public ReadOnlySpan<byte> this[int index] => entries[index] is var entry ? pages[entry.Page].AsSpan(entry.Start, entry.Length) : default;

    public int Place(ReadOnlySpan<char> code)
    {
        if (room.Length < code.Length * 3)
        {
            room = new byte[code.Length * 3];
        }

        return Place(room.AsSpan(0, Encoding.UTF8.GetBytes(code, room)));
    }

    /// <summary>Number of a code; a new one is added.</summary>
    public int Place(ReadOnlySpan<byte> code)
    {
        var hash = Hash(code);
        var mask = slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var index = slots[slot] - 1;
            if (index < 0)
            {
                return Add(code, hash, slot);
            }

            if (entries[index].Hash == hash && this[index].SequenceEqual(code))
            {
                return index;
            }
        }
    }

    private int Add(ReadOnlySpan<byte> code, uint hash, int slot)
    {
        if (pages.Count == 0 || pages[^1].Length - pageEnd < code.Length)
        {
            pages.Add(new byte[Math.Max(pages.Count == 0 ? 1024 : PageBytes, code.Length)]);
            pageEnd = 0;
        }

        code.CopyTo(pages[^1].AsSpan(pageEnd));
        entries.Add(new Entry(pages.Count - 1, pageEnd, code.Length, hash));
        pageEnd += code.Length;
        TextBytes += code.Length;
        slots[slot] = entries.Count;
        if (entries.Count * 2L > slots.Length)
        {
            Widen();
        }

        return entries.Count - 1;
    }

    private void Widen()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var index = 0; index < entries.Count; index++)
        {
            var slot = (int)entries[index].Hash & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = index + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> code)
    {
        var hash = Seed ^ ((ulong)code.Length * 0x9E3779B97F4A7C15);
        var rest = code;
        for (; rest.Length >= 8; rest = rest[8..])
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(rest));
        }

        var last = 0UL;
        for (var i = 0; i < rest.Length; i++)
        {
            last |= (ulong)rest[i] << (8 * i);
        }

        hash = Mix(hash ^ last);
        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0xA0761D6478BD642F ^ Seed, out var low);
        return high ^ low;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Page, int Start, int Length, uint Hash);
}
