using System.Buffers.Binary;
using System.Collections;
using System.Text;

namespace Tsela.Engine.Columns.Files;

/// <summary>
/// The codes of a column as UTF-8, decoded when asked for: where each begins and the last ends as unsigned 32-bit numbers, then
/// the texts one after the other. Those of a short dictionary are kept once decoded.
/// </summary>
internal sealed class CodeTexts : IReadOnlyList<string>
{
    private const int KeptMax = 1 << 16;

    private readonly Lazy<ReadOnlyMemory<byte>> bytes;
    private readonly string?[] kept;
    private readonly Lazy<Dictionary<string, int>> positions;

    public CodeTexts(Lazy<ReadOnlyMemory<byte>> bytes, int count)
    {
        this.bytes = bytes;
        Count = count;
        kept = count <= KeptMax ? new string?[count] : [];
        positions = new Lazy<Dictionary<string, int>>(() => Enumerable.Range(0, Count).ToDictionary(i => this[i], i => i, StringComparer.Ordinal));
    }

    public int Count { get; }

    public string this[int index] => kept.Length > 0 ? kept[index] ??= Encoding.UTF8.GetString(Utf8(index)) : Encoding.UTF8.GetString(Utf8(index));

    public static long OffsetBytes(int count) => (count + 1L) * sizeof(uint);

    public ReadOnlySpan<byte> Utf8(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        var all = bytes.Value.Span;
        var start = (int)(OffsetBytes(Count) + Offset(all, index));
        return all[start..(int)(OffsetBytes(Count) + Offset(all, index + 1))];
    }

    /// <summary>Position of a code; -1 where it is none of these.</summary>
    public int Find(string code)
    {
        if (Count <= KeptMax)
        {
            return positions.Value.GetValueOrDefault(code, -1);
        }

        var wanted = Encoding.UTF8.GetBytes(code);
        for (var i = 0; i < Count; i++)
        {
            if (Utf8(i).SequenceEqual(wanted))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>True where the bytes are such a dictionary.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> all, int count)
    {
        var length = all.Length - OffsetBytes(count);
        if (length < 0 || Offset(all, 0) != 0 || Offset(all, count) != length)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (Offset(all, i) > Offset(all, i + 1))
            {
                return false;
            }
        }

        return true;
    }

    public void Verify() => _ = bytes.Value;

    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static uint Offset(ReadOnlySpan<byte> all, int index) => BinaryPrimitives.ReadUInt32LittleEndian(all[(index * sizeof(uint))..]);
}
