using Tsela.Engine.Matching.Profiling;
using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Two places, lines of an address or free texts: spelling differs, words are left out or change places.</summary>
internal sealed class TextComparison : CodedComparison
{
    private static readonly string[] Outcomes =
        ["the same", "one or two signs different", "the same words in part", "similar", "one word shared", "a little similar", "different"];

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
            return 1;
        }

        var shared = Shared(words[a], words[b]);
        if (shared > 0 && shared == Math.Min(words[a].Length, words[b].Length))
        {
            return 2;
        }

        if (!LetterSet.MayBeSimilar(letters[a], letters[b]))
        {
            return shared > 0 ? 4 : 6;
        }

        var similarity = JaroWinkler.Of(first, second);
        return similarity >= 0.92 ? 3 : shared > 0 ? 4 : similarity >= 0.80 ? 5 : 6;
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
