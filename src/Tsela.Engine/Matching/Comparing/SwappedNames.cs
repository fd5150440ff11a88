using Tsela.Engine.Matching.Names;
using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Given and family names side by side, to see that an office wrote one in the place of the other.</summary>
internal sealed class SwappedNames
{
    private readonly Coded given;
    private readonly Coded family;
    private readonly float average;

    public SwappedNames(Feature givenFeature, PreparedName[] givenNames, Feature familyFeature, PreparedName[] familyNames)
    {
        given = new Coded(givenFeature.Codes, givenNames, givenFeature.Counts);
        family = new Coded(familyFeature.Codes, familyNames, familyFeature.Counts);
        average = AverageOfCounts();
    }

    /// <summary>Each one's given name is the other's family name, up to a spelling or a typing error.</summary>
    public bool Are(int a, int b) => Meet(given, a, family, b) && Meet(given, b, family, a);

    /// <summary>Bits to add because the swapped names are rarer or more common than the average ones.</summary>
    public float Rarity(int a, int b) => average - MathF.Max(CountsOf(a), CountsOf(b));

    /// <summary>Share of swapped names among all pairs of records, as far as they are spelled alike.</summary>
    public double ShareOfStrangers()
    {
        var counts = new Dictionary<(ulong Given, ulong Family), int>();
        for (var record = 0; record < given.Codes.Length; record++)
        {
            var names = (given.NameOf(record).SpellingHash, family.NameOf(record).SpellingHash);
            if (given.Codes[record] != 0 && family.Codes[record] != 0 && names.Item1 != names.Item2)
            {
                counts[names] = counts.GetValueOrDefault(names) + 1;
            }
        }

        double present = counts.Values.Sum();
        return present == 0 ? 0 : counts.Sum(each => (double)each.Value * counts.GetValueOrDefault((each.Key.Family, each.Key.Given))) / (present * present);
    }

    private static bool Meet(Coded one, int a, Coded other, int b) =>
        one.Codes[a] != 0 && other.Codes[b] != 0 && Names.NameComparison.LevelOf(one.NameOf(a), other.NameOf(b)) <= NameLevel.TypingError;

    // bits of how often the two names stand where they belong; a swapped record has small counts on both sides
    private float CountsOf(int record) =>
        MathF.Log2(Math.Max(1, given.Counts[given.Codes[record]])) + MathF.Log2(Math.Max(1, family.Counts[family.Codes[record]]));

    private float AverageOfCounts()
    {
        double sum = 0, present = 0;
        for (var record = 0; record < given.Codes.Length; record++)
        {
            if (given.Codes[record] != 0 && family.Codes[record] != 0)
            {
                sum += CountsOf(record);
                present++;
            }
        }

        return present == 0 ? 0 : (float)(sum / present);
    }

    private sealed record Coded(int[] Codes, PreparedName[] Names, int[] Counts)
    {
        public PreparedName NameOf(int record) => Names[Codes[record]];
    }
}
