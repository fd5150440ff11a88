using Tsela.Engine.Matching.Profiling;
using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Two names of which nobody says what is given and what is family name: their words are paired, whatever the order.</summary>
internal sealed class FullNameComparison : CodedComparison
{
    private static readonly string[] Outcomes =
    [
        "the same", "the same words in another order", "all words with small errors", "one is a part of the other", "two words shared",
        "one word shared, another similar", "one word shared", "similar", "different",
    ];

    private readonly string[][] words;
    private readonly ulong[][] letters;

    public FullNameComparison(Feature feature)
        : base(feature, Outcomes, [.. feature.Values.Select(PlainText.Of)])
    {
        words = [.. Plain.Select(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).ToArray())];
        letters = [.. words.Select(each => each.Select(LetterSet.Of).ToArray())];
    }

    protected override int LevelOfForms(int a, int b)
    {
        var (few, many) = words[a].Length <= words[b].Length ? (a, b) : (b, a);
        var (equal, close) = Paired(few, many);
        var all = words[few].Length;
        if (equal == all)
        {
            return all == words[many].Length ? 1 : all >= 2 ? 3 : 6;
        }

        return equal + close == all ? (all == words[many].Length ? 2 : all >= 2 ? 3 : 7)
            : equal >= 2 ? 4
            : equal == 1 ? (close > 0 ? 5 : 6)
            : close > 0 ? 7
            : 8;
    }

    // words of the shorter name that the longer one has, and those that it has with a small error
    private (int Equal, int Close) Paired(int few, int many)
    {
        Span<bool> taken = stackalloc bool[8];
        var (equal, close) = (0, 0);
        foreach (var word in words[few])
        {
            var at = Array.IndexOf(words[many], word);
            if (at >= 0 && !taken[at])
            {
                taken[at] = true;
                equal++;
            }
        }

        for (var mine = 0; mine < words[few].Length; mine++)
        {
            for (var other = 0; other < words[many].Length; other++)
            {
                if (!taken[other] && words[few][mine] != words[many][other]
                    && LetterSet.MayBeSimilar(letters[few][mine], letters[many][other])
                    && JaroWinkler.Of(words[few][mine], words[many][other]) >= 0.88)
                {
                    taken[other] = true;
                    close++;
                    break;
                }
            }
        }

        return (equal, close);
    }
}
