using Tsela.Engine.Matching.Comparing;

namespace Tsela.Engine.Matching.Estimating;

/// <summary>
/// Learns by expectation and maximisation (Dempster, Laird and Rubin 1977; Winkler 1988 for linkage) how often the
/// records of one person agree. Whether a pair is one person is judged by all its outcomes; what a column says of one
/// person is learned from passes alone whose key does not read the column, because others have made it agree.
/// Beside persons and strangers there are people of one household or village, who agree on all but what each has alone:
/// without a class of their own they would be taken for persons wherever they are more than the persons.
/// </summary>
internal sealed class Expectation
{
    private const int RoundsMax = 60;

    private readonly double[][] seen;
    private readonly double allPairs;
    private IReadOnlyList<Session> sessions;
    private readonly bool[] ofOneAlone;
    private readonly bool groupsShow;
    private readonly double[][] group;
    private double groupPrior;
    private double[][] weights;
    private double[][] groupWeights;

    /// <param name="comparisons">What is compared.</param>
    /// <param name="seen">Outcomes of random pairs, one array a comparison.</param>
    /// <param name="sessions">Patterns of the passes.</param>
    /// <param name="allPairs">Pairs that there are.</param>
    /// <param name="prior">First guess of the share of pairs of one person among them.</param>
    public Expectation(Comparison[] comparisons, double[][] seen, IReadOnlyList<Session> sessions, double allPairs, double prior)
    {
        (this.seen, this.sessions, this.allPairs, Prior) = (seen, sessions, allPairs, prior);
        M = [.. comparisons.Select(comparison => FirstGuess(comparison.Labels.Length))];
        U = [.. seen.Select(outcomes => outcomes.ToArray())];
        weights = Weights();
        Dependence = Dependence.None(weights);
        ofOneAlone = OfOneAlone(comparisons);
        groupsShow = ofOneAlone.Contains(true) && ofOneAlone.Contains(false);
        group = [.. M.Select((levels, comparison) => ofOneAlone[comparison] ? U[comparison].ToArray() : levels.ToArray())];
        groupPrior = prior;
        groupWeights = GroupWeights();
    }

    /// <summary>Probability of each outcome for records of one person.</summary>
    public double[][] M { get; }

    /// <summary>Probability of each outcome for records of different persons.</summary>
    public double[][] U { get; }

    /// <summary>What is counted once though two columns say it.</summary>
    public Dependence Dependence { get; private set; }

    /// <summary>Share of pairs of one person among all pairs, as far as the passes reach them.</summary>
    public double Prior { get; private set; }

    /// <summary>From here on counts once what two columns say together.</summary>
    /// <param name="dependence">Which columns do.</param>
    /// <param name="grouped">The same pairs, with the rarity that remains.</param>
    public void Heed(Dependence dependence, IReadOnlyList<Session> grouped) => (Dependence, sessions) = (dependence, grouped);

    /// <summary>Rounds until nothing moves.</summary>
    public void Learn()
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            if (Round() < 3e-4)
            {
                return;
            }
        }
    }

    /// <summary>Probability that a pair of a group is one person.</summary>
    /// <param name="pairs">The group of pairs.</param>
    /// <param name="without">Comparison that is not listened to, or -1.</param>
    public double Posterior(PatternGroup pairs, int without = -1) => Posteriors(pairs, without).Person;

    private (double Person, double Group) Posteriors(PatternGroup pairs, int without = -1)
    {
        var bits = Math.Log2(Prior / (1 - Prior)) + pairs.Rarity;
        var groupBits = groupsShow ? Math.Log2(groupPrior / (1 - groupPrior)) + pairs.Rarity : double.NegativeInfinity;
        for (var comparison = 0; comparison < weights.Length; comparison++)
        {
            if (comparison == without)
            {
                continue;
            }

            var level = Pattern.Level(pairs.Pattern, comparison);
            bits += level < 0 ? 0 : weights[comparison][level];
            groupBits += level < 0 ? 0 : groupWeights[comparison][level];
            if (Dependence.On[comparison] >= 0)
            {
                var overlap = Dependence.Of(comparison, level, Pattern.Level(pairs.Pattern, Dependence.On[comparison]));
                bits += overlap;
                groupBits += ofOneAlone[comparison] ? 0 : overlap;
            }
        }

        var most = Math.Max(0, Math.Max(bits, groupBits));
        var (person, ofGroup, stranger) = (Math.Pow(2, bits - most), Math.Pow(2, groupBits - most), Math.Pow(2, -most));
        var sum = person + ofGroup + stranger;
        return (person / sum, ofGroup / sum);
    }

    /// <summary>Bits of each outcome.</summary>
    public double[][] Weights() => [.. M.Select((levels, comparison) => levels.Select((m, level) => Math.Log2(m / U[comparison][level])).ToArray())];

    private double[][] GroupWeights() => [.. group.Select((levels, comparison) => levels.Select((m, level) => Math.Log2(m / U[comparison][level])).ToArray())];

    // people of one household or village share much, but not these
    private static bool[] OfOneAlone(Comparison[] comparisons) => [.. comparisons.Select(comparison =>
        comparison.Feature.Kind is ColumnKind.GivenName or ColumnKind.FullName or ColumnKind.Document or ColumnKind.Date)];

    private static double[] FirstGuess(int levels)
    {
        var guess = new double[levels];
        var left = 0.95;
        for (var level = 0; level < levels - 1; level++)
        {
            guess[level] = level == levels - 2 ? left : left * (level == 0 ? 0.8 : 0.5);
            left -= guess[level];
        }

        guess[^1] = 0.05;
        return guess;
    }

    private double Round()
    {
        var agreed = M.Select(levels => new double[levels.Length]).ToArray();
        var agreedOfGroup = M.Select(levels => new double[levels.Length]).ToArray();
        var (found, foundOfGroup) = (0d, 0d);
        foreach (var session in sessions)
        {
            foreach (var pairs in session.Groups)
            {
                var (posterior, posteriorOfGroup) = Posteriors(pairs);
                found += posterior * pairs.First;
                foundOfGroup += posteriorOfGroup * pairs.First;
                for (var comparison = 0; comparison < M.Length; comparison++)
                {
                    var level = Pattern.Level(pairs.Pattern, comparison);
                    if (level >= 0 && (session.Features >> comparison & 1) == 0)
                    {
                        agreed[comparison][level] += posterior * pairs.Pairs;
                        agreedOfGroup[comparison][level] += posteriorOfGroup * pairs.Pairs;
                    }
                }
            }
        }

        Prior = Math.Clamp(found / allPairs, 0.01 / allPairs, 0.3);
        groupPrior = Math.Clamp(foundOfGroup / allPairs, 0.01 / allPairs, 0.3);
        var moved = 0d;
        for (var comparison = 0; comparison < M.Length; comparison++)
        {
            moved = Math.Max(moved, Maximise(comparison, agreed[comparison]));
            group[comparison] = OfGroup(comparison, agreedOfGroup[comparison]);
        }

        weights = Weights();
        groupWeights = GroupWeights();
        return moved;
    }

    private double[] OfGroup(int comparison, double[] agreed)
    {
        var total = ofOneAlone[comparison] ? 0 : agreed.Sum();
        return [.. U[comparison].Select((u, level) => ((total == 0 ? 0 : agreed[level]) + (2 * u)) / (total + 2))];
    }

    private double Maximise(int comparison, double[] agreed)
    {
        var guess = FirstGuess(agreed.Length);
        var total = agreed.Sum();
        var moved = 0d;
        for (var level = 0; level < agreed.Length; level++)
        {
            // a few pairs of the first guess keep an outcome that was never seen from being impossible
            var learned = (agreed[level] + (2 * guess[level])) / (total + 2);
            moved = Math.Max(moved, Math.Abs(learned - M[comparison][level]));
            M[comparison][level] = learned;
            var strangers = (seen[comparison][level] - (Prior * learned)) / (1 - Prior);
            U[comparison][level] = Math.Max(strangers, 0.05 * seen[comparison][level]);
        }

        return moved;
    }
}
