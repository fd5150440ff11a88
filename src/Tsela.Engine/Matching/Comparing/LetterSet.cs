using System.Numerics;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>The letters and digits of a text as bits: most pairs of strangers are told apart by them alone.</summary>
internal static class LetterSet
{
    public static ulong Of(string text)
    {
        var set = 0UL;
        foreach (var sign in text)
        {
            set |= sign switch
            {
                ' ' => 0,
                >= 'a' and <= 'z' => 1UL << (sign - 'a'),
                >= '0' and <= '9' => 1UL << (26 + (sign - '0')),
                _ => 1UL << (36 + (sign % 28)),
            };
        }

        return set;
    }

    /// <summary>Signs that only one of the two has; each typing error makes two at most.</summary>
    public static int Apart(ulong first, ulong second) => BitOperations.PopCount(first ^ second);

    /// <summary>False where too few signs are shared for a Jaro-Winkler similarity of 0.8.</summary>
    public static bool MayBeSimilar(ulong first, ulong second)
    {
        var shared = BitOperations.PopCount(first & second);
        return shared * 2 >= Math.Min(BitOperations.PopCount(first), BitOperations.PopCount(second));
    }
}
