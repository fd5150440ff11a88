using Tsela.Engine.Matching.Profiling;
using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Two places, lines of an address or free texts: spelling differs, words are left out or change places.</summary>
internal sealed class TextComparison : CodedComparison
{
    private static readonly string[] Outcomes =
        [
        "the same", "a typing error, one spelling rare", "one or two signs different", "the same words in part", "similar, one spelling rare", "similar",
        "one word shared", "a little similar", "different",
    ];

    private readonly string[][] words;
    private readonly ulong[] letters;

    public TextComparison(Feature feature)
        : base(feature, Outcomes, [.. feature.Values.Select(PlainText.Of)])
    {
        words = [.. Plain.Select(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(12).ToArray())];
        letters = [.. Plain.Select(LetterSet.Of)];
    }

    protected override int LevelOfForms(int a, int b)
    {
        var (first, second) = (Plain[a], Plain[b]);
        var shortest = Math.Min(first.Length, second.Length);
        if (shortest >= 4 && LetterSet.Apart(letters[a], letters[b]) <= 4 && TypingErrors.Within(first, second, shortest >= 8 ? 2 : 1) <= (shortest >= 8 ? 2 : 1))
        {
            return IsRareBeside(a, b) ? 1 : 2;
        }

        var shared = Shared(words[a], words[b]);
        if (shared > 0 && shared == Math.Min(words[a].Length, words[b].Length))
        {
            return 3;
        }

        if (!LetterSet.MayBeSimilar(letters[a], letters[b]))
        {
            return shared > 0 ? 6 : 8;
        }

        var similarity = JaroWinkler.Of(first, second);
        return similarity >= 0.92 ? (IsRareBeside(a, b) ? 4 : 5) : shared > 0 ? 6 : similarity >= 0.80 ? 7 : 8;
    }

    private static int Shared(string[] first, string[] second)
    {
        var shared = 0;
        foreach (var word in first)
        {
            shared += word.Length > 1 && Array.IndexOf(second, word) >= 0 ? 1 : 0;
        }

        return shared;
    }
}
