namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// Joins groups that have nobody else. A weight says how often two records that look like these are one person among all
/// pairs that look so; but of the doubtful pairs, those with rivals hold most of the false ones (two of three namesakes),
/// and two groups without a rival are one person more often than their weight says. On labelled sets of several shapes
/// their odds were two to six times as large. So they weigh more, and each rival takes of it as exclusive
/// candidates do: of several that are not one person themselves only one can be the person (the odds of one candidate
/// against all others and none, as in the one-to-one linkage of Fortini et al. 2001).
/// </summary>
internal sealed class Uncontested(PersonGroups groups, WeighedPairs pairs, Separations separations, JointEvidence evidence, double threshold)
{
    /// <summary>Bits by which the odds of a pair without rivals exceed those of its weight.</summary>
    private const double WithoutRivals = 2.5;

    /// <summary>Bits that nothing is raised above, a probability of 0.98: the rival may be a person who is not in the data.</summary>
    private const double RaisedMax = 5.6;

    private readonly Dictionary<int, double> odds = [];

    /// <param name="order">Numbers of the pairs that may join groups, heaviest first.</param>
    public void Run(int[] order)
    {
        var taken = new HashSet<int>();
        foreach (var candidate in Candidates(order).OrderByDescending(candidate => candidate.Score))
        {
            var rivals = odds[candidate.One] + odds[candidate.Other] - (2 * Odds(candidate.Score));
            var raised = candidate.Score + WithoutRivals - Math.Log2(1 + Math.Max(0, rivals));
            if (Math.Min(raised, RaisedMax) >= threshold
                && !taken.Contains(candidate.One) && !taken.Contains(candidate.Other)
                && separations.Allow(groups, candidate.One, candidate.Other))
            {
                taken.Add(candidate.One);
                taken.Add(candidate.Other);
                groups.Join(candidate.One, candidate.Other);
            }
        }
    }

    private static double Odds(double score) => Math.Pow(2, score);

    private List<(int One, int Other, double Score)> Candidates(int[] order)
    {
        var seen = new HashSet<(int Low, int High)>();
        var candidates = new List<(int One, int Other, double Score)>();
        foreach (var at in order)
        {
            var pair = pairs.All[at];
            var (one, other) = (groups.Of(pair.A), groups.Of(pair.B));
            if (one != other && seen.Add((Math.Min(one, other), Math.Max(one, other))))
            {
                var score = groups.SizeOf(one) + groups.SizeOf(other) == 2 ? pair.Weight : evidence.Between(groups, pair.A, pair.B);
                odds[one] = odds.GetValueOrDefault(one) + Odds(score);
                odds[other] = odds.GetValueOrDefault(other) + Odds(score);
                candidates.Add((one, other, score));
            }
        }

        return candidates;
    }
}
