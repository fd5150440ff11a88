using Tsela.Engine.Matching.Names;
using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Given and family names in one coding of spellings, to see that an office wrote one in the place of the other.</summary>
internal sealed class SwappedNames
{
    private readonly int[] given;
    private readonly int[] family;

    public SwappedNames(Feature givenFeature, PreparedName[] givenNames, Feature familyFeature, PreparedName[] familyNames)
    {
        var (codes, _) = Coding.Of([.. givenNames.Concat(familyNames).Select(name => name.Plain.Length == 0 ? "" : name.SpellingHash.ToString("x16"))]);
        given = [.. givenFeature.Codes.Select(code => codes[code])];
        family = [.. familyFeature.Codes.Select(code => codes[givenNames.Length + code])];
    }

    /// <summary>Each one's given name is the other's family name, in whatever spelling.</summary>
    public bool Are(int a, int b) =>
        given[a] == family[b] && family[a] == given[b] && given[a] != 0 && family[a] != 0;

    /// <summary>Share of swapped names among all pairs of records.</summary>
    public double ShareOfStrangers()
    {
        var counts = new Dictionary<(int Given, int Family), int>();
        for (var record = 0; record < given.Length; record++)
        {
            if (given[record] != 0 && family[record] != 0 && given[record] != family[record])
            {
                var names = (given[record], family[record]);
                counts[names] = counts.GetValueOrDefault(names) + 1;
            }
        }

        double present = counts.Values.Sum();
        return present == 0 ? 0 : counts.Sum(each => (double)each.Value * counts.GetValueOrDefault((each.Key.Family, each.Key.Given))) / (present * present);
    }
}
