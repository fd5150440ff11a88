using Tsela.Engine.Suppression.Audits;

namespace Tsela.Engine.Suppression.Optimum;

/// <summary>Which cells to hide in part, as cheaply as possible, so that every sum over cells that was demanded reaches 1.</summary>
internal sealed class CoverProgram(double[] prices)
{
    private readonly List<double[]> demands = [];

    /// <summary>Demands that a sum reaches 1.</summary>
    /// <param name="shares">What each cell gives to the sum if hidden, 0 to 1.</param>
    public void Add(double[] shares) => demands.Add(shares);

    /// <summary>The cheapest choice.</summary>
    /// <param name="settled">Cells that are hidden (1) or shown (0) for certain.</param>
    /// <param name="cost">What it costs.</param>
    /// <returns>Of each cell, how far it is hidden; null where the demands cannot be met.</returns>
    public double[]? Cheapest(IReadOnlyList<(int Candidate, int Value)> settled, out double cost)
    {
        // what is left over of each demand, what is missing of it, and one unknown that is always 1
        var (over, missing, one) = (prices.Length, prices.Length + demands.Count, prices.Length + (2 * demands.Count));
        var (lower, upper) = (new double[one + 1], new double[one + 1]);
        Array.Fill(upper, 1, 0, prices.Length);
        Array.Fill(upper, double.PositiveInfinity, over, demands.Count);
        Array.Fill(upper, 1, missing, demands.Count);
        (lower[one], upper[one]) = (1, 1);
        foreach (var (candidate, value) in settled)
        {
            (lower[candidate], upper[candidate]) = (value, value);
        }

        var sums = demands.Select((shares, at) =>
        {
            var given = Enumerable.Range(0, prices.Length).Where(cell => shares[cell] != 0).ToArray();
            return new SumToNought([.. given, over + at, missing + at, one], [.. given.Select(cell => shares[cell]), -1, 1, -1]);
        }).ToList();
        using var program = LinearProgram.Of(one + 1, sums, lower, upper)!;
        for (var cell = 0; cell < prices.Length; cell++)
        {
            program.Objective[cell] = -prices[cell];
        }

        program.Objective.Slice(missing, demands.Count).Fill(-1e3 * (1 + prices.DefaultIfEmpty().Max()));
        cost = 0;
        if (program.Maximize() != LinearOutcome.Best)
        {
            return null;
        }

        foreach (var left in program.Point.Slice(missing, demands.Count))
        {
            if (left > 1e-6)
            {
                return null;
            }
        }

        var point = program.Point[..prices.Length].ToArray();
        cost = point.Zip(prices, (hidden, price) => hidden * price).Sum();
        return point;
    }
}
