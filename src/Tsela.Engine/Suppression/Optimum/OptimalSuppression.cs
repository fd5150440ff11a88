using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Optimum;

/// <summary>A pattern and how good it is.</summary>
/// <param name="Hidden">Of each cell of the system, whether it is hidden.</param>
/// <param name="Price">What the secondary cells cost together.</param>
/// <param name="IsProven">No pattern costs less; false where the search was stopped.</param>
internal sealed record OptimalPattern(bool[] Hidden, double Price, bool IsProven);

/// <summary>
/// The cheapest secondary cells of a small system (Fischetti and Salazar 2000): one yes or no for each cell; whatever
/// pattern an attacker can still break gives a sum over cells of which more must be hidden, and branching settles the rest.
/// </summary>
internal sealed class OptimalSuppression
{
    private const double Whole = 1e-7;
    private readonly IReadOnlyList<double> price;
    private readonly int[] candidates;
    private readonly ProtectionCuts cuts;
    private readonly CoverProgram cover;
    private readonly double[] chosen;
    private readonly bool pricesAreWhole;
    private readonly int programsMost;
    private double[]? best;
    private double bestPrice = double.PositiveInfinity;

    private OptimalSuppression(ProtectionCuts cuts, IReadOnlyList<bool> primary, IReadOnlyList<double> price, int programsMost)
    {
        (this.cuts, this.price, this.programsMost) = (cuts, price, programsMost);
        candidates = [.. Enumerable.Range(0, price.Count).Where(cell => !primary[cell] && double.IsFinite(price[cell]))];
        cover = new CoverProgram([.. candidates.Select(cell => price[cell])]);
        chosen = [.. primary.Select(isPrimary => isPrimary ? 1.0 : 0)];
        pricesAreWhole = candidates.All(cell => double.IsInteger(price[cell]));
    }

    private bool IsOver => cuts.Solved > programsMost;

    /// <summary>Looks for the cheapest pattern.</summary>
    /// <param name="sums">The sums between cells.</param>
    /// <param name="primary">Of each cell, whether it is hidden for its own sake.</param>
    /// <param name="rooms">Of each cell, how far below the truth the attacker must hold it possible when another is above, and when another is below.</param>
    /// <param name="needs">Of each primary cell, how far above the truth it must be able to go, how far below, and how far apart its least and its greatest value must be.</param>
    /// <param name="price">What hiding each cell costs; infinite where it must stay shown.</param>
    /// <param name="programsMost">After about so many linear programs the best pattern found so far is given.</param>
    /// <param name="known">A pattern that protects already, to be beaten.</param>
    /// <returns>Null where there is no solver, or no pattern was found.</returns>
    public static OptimalPattern? Of(
        IReadOnlyList<SumOfCells> sums, IReadOnlyList<bool> primary, (double[] Up, double[] Down) rooms, (double[] Up, double[] Down, double[] Apart) needs, IReadOnlyList<double> price,
        int programsMost, IReadOnlyList<bool>? known = null)
    {
        if (!ClpLibrary.IsThere)
        {
            return null;
        }

        using var attacks = new ProtectionCuts(sums, primary, rooms, needs);
        var search = new OptimalSuppression(attacks, primary, price, programsMost);
        if (known is not null)
        {
            search.Take([.. known.Select(isHidden => isHidden ? 1.0 : 0)]);
        }

        var isProven = search.Branch();
        return search.best is null ? null : new OptimalPattern([.. search.best.Select(one => one > 0.5)], search.bestPrice, isProven);
    }

    private bool Branch()
    {
        var waiting = new Stack<(int Candidate, int Value)[]>();
        waiting.Push([]);
        while (waiting.TryPop(out var settled))
        {
            if (Relaxed(settled) is not { } point)
            {
                continue;
            }

            if (IsOver)
            {
                return false;
            }

            var open = Enumerable.Range(0, candidates.Length).Where(at => point[at] > Whole && point[at] < 1 - Whole).ToList();
            if (open.Count == 0)
            {
                Choose(point);
                Take([.. chosen]);
                continue;
            }

            // the dearest of the most doubtful; hiding it is looked at first
            var at = open.OrderBy(one => Math.Round(Math.Abs(point[one] - 0.5), 3)).ThenByDescending(one => price[candidates[one]]).First();
            waiting.Push([.. settled, (at, 0)]);
            waiting.Push([.. settled, (at, 1)]);
            if (settled.Length == 0)
            {
                Round(point);
            }
        }

        return !IsOver;
    }

    // the cheapest fractional pattern that no attack breaks; null where it costs too much
    private double[]? Relaxed((int Candidate, int Value)[] settled)
    {
        while (true)
        {
            var point = cover.Cheapest(settled, out var cost);
            if (point is null || (pricesAreWhole ? Math.Ceiling(cost - Whole) >= bestPrice : cost >= bestPrice - Whole))
            {
                return null;
            }

            Choose(point);
            if (IsOver || !Demand(chosen))
            {
                return point;
            }
        }
    }

    private void Choose(double[] point)
    {
        for (var at = 0; at < candidates.Length; at++)
        {
            chosen[candidates[at]] = point[at] > 1 - Whole ? 1 : point[at] < Whole ? 0 : point[at];
        }
    }

    private bool Demand(double[] pattern)
    {
        var found = cuts.BrokenBy(pattern).Select(cut => candidates.Select(cell => cut[cell]).ToArray()).ToList();
        found.ForEach(cover.Add);
        return found.Count > 0;
    }

    // the relaxed pattern made whole and filled up until nothing breaks it, as a first pattern to beat
    private void Round(double[] point)
    {
        Choose(point);
        double[] pattern = [.. chosen.Select(one => one > 0.4 ? 1.0 : 0)];
        while (cuts.BrokenBy(pattern) is { Count: > 0 } broken)
        {
            broken.ForEach(cut => cover.Add([.. candidates.Select(cell => cut[cell])]));
            var missing = candidates.Where(cell => pattern[cell] == 0 && broken.Any(cut => cut[cell] > Whole)).ToList();
            if (missing.Count == 0)
            {
                return;
            }

            pattern[missing.MaxBy(cell => broken.Sum(cut => cut[cell]) / Math.Max(Whole, price[cell]))] = 1;
        }

        Take(pattern);
    }

    private void Take(double[] pattern)
    {
        var cost = candidates.Sum(cell => pattern[cell] > 0.5 ? price[cell] : 0);
        if (cost < bestPrice - Whole)
        {
            (best, bestPrice) = (pattern, cost);
        }
    }
}
