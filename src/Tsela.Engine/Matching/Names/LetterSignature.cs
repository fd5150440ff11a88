using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tsela.Engine.Matching.Names;

/// <summary>
/// Which letters a text has, as 64 bits: one for each of a to z, one for each that stands twice, and twelve for all
/// others. It bounds from above how alike two texts can be, which spares most comparisons of strangers.
/// </summary>
internal static class LetterSignature
{
    private const int Alphabet = 26;
    private const int Others = 64 - (2 * Alphabet);

    public static ulong Of(ReadOnlySpan<char> text)
    {
        ulong signature = 0;
        foreach (var letter in text)
        {
            if (letter is >= 'a' and <= 'z')
            {
                var once = 1UL << (letter - 'a');
                signature |= (signature & once) == 0 ? once : once << Alphabet;
            }
            else if (letter != Letters.Break)
            {
                signature |= 1UL << ((2 * Alphabet) + (letter % Others));
            }
        }

        return signature;
    }

    /// <summary>At least so many letters of the one text do not stand in the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Missing(ulong of, ulong from) => BitOperations.PopCount(of & ~from);
}
