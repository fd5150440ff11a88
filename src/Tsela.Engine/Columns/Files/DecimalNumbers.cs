using System.Buffers.Binary;
using System.Collections;

namespace Tsela.Engine.Columns.Files;

/// <summary>Numbers of up to 96 bits: sixteen bytes each, the four parts of <see cref="decimal.GetBits(decimal)"/>.</summary>
internal sealed class DecimalNumbers(Lazy<ReadOnlyMemory<byte>> bytes, int count) : IReadOnlyList<decimal>
{
    public int Count => count;

    public decimal this[int index] => Read(bytes.Value.Span[(index * sizeof(decimal))..]);

    public static void Write(decimal number, Span<byte> into)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        for (var i = 0; i < bits.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(into[(i * sizeof(int))..], bits[i]);
        }
    }

    /// <summary>True where the bytes are this many numbers.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> all, int count)
    {
        const int SignAndScale = unchecked((int)0x80FF0000);
        if (all.Length != count * (long)sizeof(decimal))
        {
            return false;
        }

        for (var at = 0; at < all.Length; at += sizeof(decimal))
        {
            var flags = BinaryPrimitives.ReadInt32LittleEndian(all[(at + 12)..]);
            if ((flags & ~SignAndScale) != 0 || ((flags >> 16) & 0xFF) > 28)
            {
                return false;
            }
        }

        return true;
    }

    public void Verify() => _ = bytes.Value;

    public IEnumerator<decimal> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static decimal Read(ReadOnlySpan<byte> from)
    {
        Span<int> bits = stackalloc int[4];
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = BinaryPrimitives.ReadInt32LittleEndian(from[(i * sizeof(int))..]);
        }

        return new decimal(bits);
    }
}
