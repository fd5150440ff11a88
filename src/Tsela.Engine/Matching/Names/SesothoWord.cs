using System.Collections.Frozen;

namespace Tsela.Engine.Matching.Names;

/// <summary>
/// Whether a word could be Sesotho by its syllables: they are open, or end in ng, and begin with a consonant of either
/// orthography, a nasal before it or a w after it. It keeps the rules of Sesotho away from Edith, Eddie and Schmidt.
/// </summary>
internal static class SesothoWord
{
    private static readonly FrozenSet<string> Beginnings = new[]
    {
        "b", "p", "f", "m", "n", "l", "r", "s", "h", "t", "k", "q", "j", "d", "g", "w", "y",
        "ts", "tsh", "tj", "tjh", "tl", "tlh", "hl", "th", "kh", "kg", "ph", "psh", "pjh", "pj", "fj", "fsh", "bj", "sh", "ch",
        "qh", "ng", "ny", "nq", "nqh",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Beginnings.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Is(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || word.EndsWith("ie", StringComparison.Ordinal))
        {
            return false;
        }

        word = word.EndsWith("ng", StringComparison.Ordinal) ? word[..^2] : word;
        while (!word.IsEmpty)
        {
            var vowel = word.IndexOfAny("aeiou");
            if (vowel < 0 || (vowel > 0 && !IsBeginning(word[..vowel])))
            {
                return false;
            }

            word = word[(vowel + 1)..];
        }

        return true;
    }

    private static bool IsBeginning(ReadOnlySpan<char> consonants)
    {
        if (Known.Contains(consonants))
        {
            return true;
        }

        consonants = consonants.Length > 1 && consonants[0] is 'm' or 'n' ? consonants[1..] : consonants;
        consonants = consonants.Length > 1 && consonants[^1] == 'w' ? consonants[..^1] : consonants;
        return Known.Contains(consonants);
    }
}
