namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// Joins groups that have nobody else. A weight says how often two records that look like these are one person among all
/// pairs that look so; but of the doubtful pairs, those with rivals hold most of the false ones (two of three namesakes),
/// and two groups without a rival are one person more often than their weight says. On labelled sets of several shapes
/// their odds were two to four times as large. So they weigh more, and each rival takes of it as exclusive
/// candidates do: of several only one can be the person (the ratio test of one-to-one linkage, Fellegi and Sunter 1969;
/// Jaro 1989).
/// </summary>
internal sealed class Uncontested(PersonGroups groups, WeighedPairs pairs, Separations separations, JointEvidence evidence, double threshold)
{
    /// <summary>Bits by which the odds of a pair without rivals exceed those of its weight.</summary>
    private const double WithoutRivals = 2;

    private readonly Dictionary<int, double> odds = [];

    /// <param name="order">Numbers of the pairs that may join groups, heaviest first.</param>
    public void Run(int[] order)
    {
        var taken = new HashSet<int>();
        foreach (var candidate in Candidates(order).OrderByDescending(candidate => candidate.Score))
        {
            var rivals = odds[candidate.One] + odds[candidate.Other] - (2 * Odds(candidate.Score));
            if (candidate.Score + WithoutRivals - Math.Log2(1 + Math.Max(0, rivals)) >= threshold
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
