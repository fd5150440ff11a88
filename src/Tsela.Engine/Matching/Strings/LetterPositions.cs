using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsela.Engine.Matching.Strings;

/// <summary>
/// Where each letter stands in a text of up to 64 UTF-16 units, as a word with one bit a position. The text is kept in
/// vector registers and compared at once, which for names is cheaper than to fill and clear a table of letters.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct LetterPositions
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int LengthMax = 64;

    private const int Lane = 16;
    private readonly Vector256<ushort> first, second, third, fourth;
    private readonly int length;
    private readonly ulong inside;

    public LetterPositions(ReadOnlySpan<char> text)
    {
        length = text.Length;
        inside = ulong.MaxValue >> (LengthMax - length);
        if (length <= Lane)
        {
            Span<ushort> padded = stackalloc ushort[Lane];
            padded.Clear();
            MemoryMarshal.Cast<char, ushort>(text).CopyTo(padded);
            first = Vector256.Create<ushort>(padded);
            return;
        }

        Span<ushort> all = stackalloc ushort[LengthMax];
        all.Clear();
        MemoryMarshal.Cast<char, ushort>(text).CopyTo(all);
        first = Vector256.Create<ushort>(all);
        second = Vector256.Create<ushort>(all[Lane..]);
        third = Vector256.Create<ushort>(all[(2 * Lane)..]);
        fourth = Vector256.Create<ushort>(all[(3 * Lane)..]);
    }

    /// <summary>The positions of a letter: bit i for <c>text[i]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(char letter)
    {
        var wanted = Vector256.Create((ushort)letter);
        ulong found = Vector256.Equals(first, wanted).ExtractMostSignificantBits();
        if (length > Lane)
        {
            found |= (ulong)Vector256.Equals(second, wanted).ExtractMostSignificantBits() << Lane
                | (ulong)Vector256.Equals(third, wanted).ExtractMostSignificantBits() << (2 * Lane)
                | (ulong)Vector256.Equals(fourth, wanted).ExtractMostSignificantBits() << (3 * Lane);
        }

        return found & inside;
    }
}
