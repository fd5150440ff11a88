using Tsela.Engine.Matching.Names;
using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Two names of which nobody says what is given and what is family name: their words are paired, whatever the order.</summary>
internal sealed class FullNameComparison : CodedComparison
{
    private const int WordsMax = 8;
    private const int PartOfMany = 4;
    private const int OneWord = 8;
    private const int Similar = 9;

    private static readonly string[] Outcomes =
    [
        "the same", "the same words in another order or spelling", "all words with small errors, one spelling rare", "all words with small errors",
        "one is a part of the other", "two words shared", "one word shared, another similar", "one word shared, an initial fits", "one word shared",
        "similar", "different",
    ];

    private readonly PreparedName[][] words;
    private readonly int[][] wordNumbers;
    private readonly float[] bitsOfWord;

    public FullNameComparison(Feature feature)
        : base(feature, Outcomes, [.. feature.Values.Select(NameForm.Plain)])
    {
        var texts = Plain.Select(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordsMax).ToArray()).ToArray();
        var (numbers, distinct) = Coding.Of([.. texts.SelectMany(each => each)]);
        var prepared = distinct.Select(PreparedName.Of).ToArray();
        var counts = new int[distinct.Length];
        (words, wordNumbers) = (new PreparedName[texts.Length][], new int[texts.Length][]);
        for (int form = 0, at = 0; form < texts.Length; at += texts[form++].Length)
        {
            wordNumbers[form] = numbers[at..(at + texts[form].Length)];
            words[form] = [.. wordNumbers[form].Select(number => prepared[number])];
            foreach (var number in wordNumbers[form])
            {
                counts[number] += GroupCounts(0)[form];
            }
        }

        bitsOfWord = BitsOf(counts);
    }

    /// <summary>A rare word that two names share says more than a common one.</summary>
    public override float RarityOf(int level, int a, int b)
    {
        if (level is < PartOfMany or > OneWord)
        {
            return 0;
        }

        var bits = 0f;
        var others = wordNumbers[GroupOf(0, b)];
        foreach (var number in wordNumbers[GroupOf(0, a)])
        {
            bits += Array.IndexOf(others, number) >= 0 ? bitsOfWord[number] : 0;
        }

        return Math.Clamp(bits, -8, 8);
    }

    protected override int LevelOfForms(int a, int b)
    {
        var (few, many) = words[a].Length <= words[b].Length ? (a, b) : (b, a);
        var (equal, close, initials) = Paired(words[few], words[many]);
        var all = words[few].Length;
        var whole = all == words[many].Length;
        if (equal == all)
        {
            return whole ? 1 : all >= 2 ? PartOfMany : OneWord;
        }

        return equal + close == all ? (whole ? (IsRareBeside(a, b) ? 2 : 3) : all >= 2 ? PartOfMany : Similar)
            : equal >= 2 ? 5
            : equal == 1 ? (close > 0 ? 6 : initials > 0 ? 7 : OneWord)
            : close > 0 ? Similar
            : 10;
    }

    // words of the shorter name that the longer one has, those that it has with a small error, and initials that fit
    private static (int Equal, int Close, int Initials) Paired(PreparedName[] few, PreparedName[] many)
    {
        Span<bool> taken = stackalloc bool[WordsMax];
        Span<bool> found = stackalloc bool[WordsMax];
        return (Pair(few, many, taken, found, NameLevel.Same, NameLevel.Variant), Pair(few, many, taken, found, NameLevel.TypingError, NameLevel.VeryAlike),
            Pair(few, many, taken, found, NameLevel.Initial, NameLevel.Initial));
    }

    private static int Pair(PreparedName[] few, PreparedName[] many, Span<bool> taken, Span<bool> found, NameLevel from, NameLevel to)
    {
        var pairs = 0;
        for (var mine = 0; mine < few.Length; mine++)
        {
            for (var other = 0; other < many.Length && !found[mine]; other++)
            {
                if (!taken[other] && Names.NameComparison.LevelOf(few[mine], many[other]) is var level && level >= from && level <= to)
                {
                    taken[other] = found[mine] = true;
                    pairs++;
                }
            }
        }

        return pairs;
    }

    private static float[] BitsOf(int[] counts)
    {
        double sum = 0, present = 0;
        foreach (var count in counts.AsSpan(1))
        {
            sum += (double)count * count;
            present += count;
        }

        return [.. counts.Select(count => count == 0 ? 0 : (float)Math.Log2(sum / present / count))];
    }
}
