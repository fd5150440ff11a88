using Tsela.Engine.Matching.Comparing;

namespace Tsela.Engine.Matching.Estimating;

/// <summary>
/// Learns by expectation and maximisation (Dempster, Laird and Rubin 1977; Winkler 1988 for linkage) how often the
/// records of one person agree, from several blocking passes at once: each has its own share of pairs of one person,
/// all share what agreement is like, and none says anything of the columns that its key made equal.
/// </summary>
internal sealed class Expectation
{
    private const int RoundsMax = 60;

    private readonly double[][] seen;
    private readonly IReadOnlyList<Session> sessions;
    private readonly double[] shares;

    /// <param name="comparisons">What is compared.</param>
    /// <param name="seen">Outcomes of random pairs, one array a comparison.</param>
    /// <param name="sessions">Patterns of the passes.</param>
    public Expectation(Comparison[] comparisons, double[][] seen, IReadOnlyList<Session> sessions)
    {
        this.seen = seen;
        this.sessions = sessions;
        M = [.. comparisons.Select(comparison => FirstGuess(comparison.Labels.Length))];
        U = [.. seen.Select(outcomes => outcomes.ToArray())];
        shares = [.. sessions.Select(_ => 0.2)];
    }

    /// <summary>Probability of each outcome for records of one person.</summary>
    public double[][] M { get; }

    /// <summary>Probability of each outcome for records of different persons.</summary>
    public double[][] U { get; }

    /// <summary>Share of pairs of one person in each session.</summary>
    public IReadOnlyList<double> Shares => shares;

    /// <param name="prior">Share of pairs of one person among all pairs, by which random pairs are not all strangers.</param>
    public void Learn(double prior)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            if (Round(prior) < 1e-4)
            {
                return;
            }
        }
    }

    /// <summary>Probability that a pair of a session is one person.</summary>
    public double Posterior(int session, ulong pattern)
    {
        var share = Math.Clamp(shares[session], 1e-9, 1 - 1e-9);
        var odds = share / (1 - share);
        for (var comparison = 0; comparison < M.Length; comparison++)
        {
            var level = Pattern.Level(pattern, comparison);
            odds *= level < 0 ? 1 : M[comparison][level] / U[comparison][level];
        }

        return double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
    }

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

    private double Round(double prior)
    {
        var agreed = M.Select(levels => new double[levels.Length]).ToArray();
        for (var session = 0; session < sessions.Count; session++)
        {
            double matches = 0, pairs = 0;
            foreach (var (pattern, count) in sessions[session].Patterns)
            {
                var weight = count * Posterior(session, pattern);
                matches += weight;
                pairs += count;
                for (var comparison = 0; comparison < M.Length; comparison++)
                {
                    var level = Pattern.Level(pattern, comparison);
                    if (level >= 0)
                    {
                        agreed[comparison][level] += weight;
                    }
                }
            }

            shares[session] = pairs == 0 ? 0 : matches / pairs;
        }

        var moved = 0d;
        for (var comparison = 0; comparison < M.Length; comparison++)
        {
            moved = Math.Max(moved, Maximise(comparison, agreed[comparison], prior));
        }

        return moved;
    }

    private double Maximise(int comparison, double[] agreed, double prior)
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
            var strangers = (seen[comparison][level] - (prior * learned)) / (1 - prior);
            U[comparison][level] = Math.Max(strangers, 0.05 * seen[comparison][level]);
        }

        return moved;
    }
}
