using System.Numerics;

namespace Tsela.Engine.Matching.Strings;

/// <summary>
/// Likeness of two short texts from 0 (no letter in common) to 1 (equal): the share of letters that both have near the
/// same place, less half of those out of order (Jaro 1989), lifted for a common beginning (Winkler 1990).
/// </summary>
internal static class JaroWinkler
{
    private const double PrefixScale = 0.1;
    private const int PrefixMax = 4;

    /// <summary>The likeness, the same in both directions; beyond the first 64 UTF-16 units a text does not count.</summary>
    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.Length > LetterPositions.LengthMax ? a[..LetterPositions.LengthMax] : a;
        b = b.Length > LetterPositions.LengthMax ? b[..LetterPositions.LengthMax] : b;
        if (a.IsEmpty || b.IsEmpty)
        {
            return a.IsEmpty && b.IsEmpty ? 1 : 0;
        }

        var jaro = Jaro(a, b);
        var prefix = Math.Min(a.CommonPrefixLength(b), PrefixMax);
        return jaro + (prefix * PrefixScale * (1 - jaro));
    }

    /// <summary>A likeness that <see cref="Of"/> cannot exceed where so many letters at most stand in both texts; neither is empty.</summary>
    public static double AtMost(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int shared)
    {
        if (shared <= 0)
        {
            return 0;
        }

        double letters = shared;
        var jaro = ((letters / a.Length) + (letters / b.Length) + 1) / 3;
        return a[0] == b[0] ? jaro + (PrefixMax * PrefixScale * (1 - jaro)) : jaro;
    }

    private static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var positions = new LetterPositions(a);
        var reach = Math.Max((Math.Max(a.Length, b.Length) / 2) - 1, 0);
        var window = reach >= LetterPositions.LengthMax - 1 ? ulong.MaxValue : (1UL << (reach + 1)) - 1;
        ulong sharedOfA = 0, sharedOfB = 0;
        for (var j = 0; j < b.Length; j++)
        {
            var free = positions.Of(b[j]) & window & ~sharedOfA;
            sharedOfA |= free & (0 - free);
            sharedOfB |= free == 0 ? 0 : 1UL << j;
            window = j < reach ? (window << 1) | 1 : window << 1;
        }

        var shared = BitOperations.PopCount(sharedOfA);
        if (shared == 0)
        {
            return 0;
        }

        var outOfOrder = 0;
        for (; sharedOfA != 0; sharedOfA &= sharedOfA - 1, sharedOfB &= sharedOfB - 1)
        {
            outOfOrder += a[BitOperations.TrailingZeroCount(sharedOfA)] == b[BitOperations.TrailingZeroCount(sharedOfB)] ? 0 : 1;
        }

        double letters = shared;
        return ((letters / a.Length) + (letters / b.Length) + ((letters - (outOfOrder / 2)) / letters)) / 3;
    }
}
