using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Given and family names in one coding, to see that an office wrote one in the place of the other.</summary>
internal sealed class SwappedNames
{
    private readonly int[] given;
    private readonly int[] family;

    public SwappedNames(Feature given, Feature family)
    {
        var (codes, _) = Coding.Of([.. given.Values.Concat(family.Values).Select(PlainText.Of)]);
        this.given = [.. given.Codes.Select(code => codes[code])];
        this.family = [.. family.Codes.Select(code => codes[given.Values.Length + code])];
    }

    /// <summary>Each one's given name is the other's family name.</summary>
    public bool Are(int a, int b) =>
        given[a] != 0 && family[a] != 0 && given[a] == family[b] && family[a] == given[b];

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
