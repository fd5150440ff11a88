using Tsela.Engine.Matching.Profiling;
using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Two given names or two family names, the parts of a name taken together.</summary>
internal sealed class NameComparison : Comparison
{
    private const int Same = 0;
    private const int Swapped = 2;
    private const int OneError = 3;
    private const int Close = 4;
    private const int Compound = 5;
    private const int Similar = 6;
    private const int Initial = 7;
    private const int Different = 8;

    private static readonly string[] Outcomes =
    [
        "the same", "a known variant", "given and family name swapped", "one typing error", "very similar", "one part of the name", "similar",
        "the initial", "different",
    ];

    private readonly int[] plainOfRecord;
    private readonly int[] countOfPlain;
    private readonly string[] plain;
    private readonly ulong[] letters;
    private readonly SwappedNames? swapped;
    private readonly bool isGiven;

    public NameComparison(Feature feature, SwappedNames? swapped)
        : base(feature, Outcomes)
    {
        var (codes, distinct) = Coding.Of([.. feature.Values.Select(PlainText.Of)]);
        plain = distinct;
        letters = [.. plain.Select(LetterSet.Of)];
        countOfPlain = new int[plain.Length];
        plainOfRecord = new int[feature.Codes.Length];
        for (var record = 0; record < plainOfRecord.Length; record++)
        {
            countOfPlain[plainOfRecord[record] = codes[feature.Codes[record]]]++;
        }

        this.swapped = swapped;
        isGiven = feature.Kind == ColumnKind.GivenName;
    }

    public override int EqualLevels => 1;

    public override int LevelOf(int a, int b)
    {
        var (first, second) = (plainOfRecord[a], plainOfRecord[b]);
        if (first == 0 || second == 0)
        {
            return Missing;
        }

        if (first == second)
        {
            return Same;
        }

        if (swapped?.Are(a, b) == true)
        {
            // the swap is one event: the given name tells it, the family name is silent
            return isGiven ? Swapped : Missing;
        }

        return LevelOfNames(first, second);
    }

    public override int GroupOf(int level, int record) => plainOfRecord[record];

    public override int[] GroupCounts(int level) => countOfPlain;

    public override double? ShareOfStrangers(int level) =>
        level == Swapped ? (isGiven ? swapped?.ShareOfStrangers() : 0) : base.ShareOfStrangers(level);

    private int LevelOfNames(int first, int second)
    {
        var (a, b) = (plain[first], plain[second]);
        if (a.Length == 1 || b.Length == 1)
        {
            return a[0] == b[0] ? Initial : Different;
        }

        if (!LetterSet.MayBeSimilar(letters[first], letters[second]))
        {
            return Different;
        }

        var similarity = JaroWinkler.Of(a, b);
        return similarity >= 0.92 || (Math.Min(a.Length, b.Length) >= 4 && TypingErrors.Within(a, b, 1) == 1) ? OneError
            : similarity >= 0.88 ? Close
            : IsPart(a, b) ? Compound
            : similarity >= 0.70 ? Similar
            : Different;
    }

    private static bool IsPart(string a, string b)
    {
        var (longer, shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        return longer.Contains(' ', StringComparison.Ordinal)
            && shorter.Split(' ').All(word => Array.IndexOf(longer.Split(' '), word) >= 0);
    }
}
