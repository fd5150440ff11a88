using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Optimum;

/// <summary>
/// What an attack that succeeds demands of every pattern: the prices of the sums in the attacker's program say how much
/// each further hidden cell could add to a primary cell's distance, and together they must reach what the cell needs
/// (the capacity constraints of Fischetti and Salazar 2000, section 4).
/// </summary>
internal sealed class ProtectionCuts : IDisposable
{
    private const double Least = 1e-6;

    // more than what a solver's point and the rounding of its shares may be off by, or the same demand would be found again
    private const double NotReached = 1e-4;
    private readonly IReadOnlyList<bool> primary;
    private readonly IReadOnlyList<double> room;
    private readonly List<(int Cell, int Direction, double Far)> needs = [];
    private readonly List<SumToNought> sums;
    private readonly LinearProgram program;
    private readonly double endless;

    public ProtectionCuts(IReadOnlyList<SumOfCells> between, IReadOnlyList<bool> primary, IReadOnlyList<double> room, IReadOnlyList<double> up, IReadOnlyList<double> down)
    {
        (this.primary, this.room) = (primary, room);
        for (var cell = 0; cell < primary.Count; cell++)
        {
            if (primary[cell] && up[cell] > 0)
            {
                needs.Add((cell, 1, up[cell]));
            }

            if (primary[cell] && down[cell] > 0)
            {
                needs.Add((cell, -1, down[cell]));
            }
        }

        // farther than any cell needs to go for another
        endless = 10 * (1 + room.Concat(up).Concat(down).DefaultIfEmpty().Max());
        sums = [.. between.Select(sum => new SumToNought([.. sum.Parts, sum.Sum], [.. sum.Parts.Select(_ => 1.0), -1]))];
        program = LinearProgram.Of(primary.Count, sums, new double[primary.Count], new double[primary.Count])!;
    }

    /// <summary>Number of linear programs solved.</summary>
    public int Solved { get; private set; }

    /// <summary>The demands that a pattern does not meet.</summary>
    /// <param name="pattern">Of each cell, how far it is hidden, 0 to 1.</param>
    /// <returns>For each attack that succeeds, what each cell gives if hidden; the sum over the hidden must reach 1.</returns>
    public List<double[]> BrokenBy(double[] pattern)
    {
        var found = new List<double[]>();
        foreach (var need in needs)
        {
            // a cell that is hidden in part goes no farther than the need, which finds the stronger demands; in the end the full distance decides
            if ((Broken(need, pattern, need.Far) ?? Broken(need, pattern, endless)) is { } cut)
            {
                found.Add(cut);
            }
        }

        return found;
    }

    public void Dispose() => program.Dispose();

    private double[]? Broken((int Cell, int Direction, double Far) need, double[] pattern, double partly)
    {
        for (var cell = 0; cell < pattern.Length; cell++)
        {
            var isWhole = pattern[cell] >= 1 - Least;
            program.Lower[cell] = -pattern[cell] * (isWhole ? room[cell] : Math.Min(room[cell], partly));
            program.Upper[cell] = pattern[cell] * (isWhole ? endless : partly);
        }

        program.Objective.Clear();
        program.Objective[need.Cell] = need.Direction;
        Solved++;
        if (program.Maximize() != LinearOutcome.Best || need.Direction * program.Point[need.Cell] >= need.Far - Aim.Tolerance)
        {
            return null;
        }

        var reduced = Reduced(need);
        var left = need.Far;
        for (var cell = 0; cell < reduced.Length; cell++)
        {
            reduced[cell] = Math.Abs(reduced[cell]) < Least ? 0 : reduced[cell] > 0 ? reduced[cell] * endless : -reduced[cell] * room[cell];
            left -= primary[cell] ? reduced[cell] : 0;
        }

        if (left <= Least)
        {
            return null;
        }

        var (cut, reached) = (new double[reduced.Length], 0.0);
        for (var cell = 0; cell < reduced.Length; cell++)
        {
            cut[cell] = primary[cell] ? 0 : Math.Min(1, reduced[cell] / left);
            reached += cut[cell] * pattern[cell];
        }

        return reached < 1 - NotReached ? cut : null;
    }

    // what a unit of room for each cell would add
    private double[] Reduced((int Cell, int Direction, double Far) need)
    {
        var reduced = new double[primary.Count];
        reduced[need.Cell] = need.Direction;
        var prices = program.Prices;
        for (var row = 0; row < sums.Count; row++)
        {
            for (var at = 0; at < sums[row].Unknowns.Length; at++)
            {
                reduced[sums[row].Unknowns[at]] -= prices[row] * sums[row].Coefficients[at];
            }
        }

        return reduced;
    }
}
