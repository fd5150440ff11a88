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
    private readonly (double[] Up, double[] Down) rooms;
    private readonly List<Need> needs = [];
    private readonly List<SumToNought> sums;
    private readonly LinearProgram program;
    private readonly double endless;

    public ProtectionCuts(IReadOnlyList<SumOfCells> between, IReadOnlyList<bool> primary, (double[] Up, double[] Down) rooms, (double[] Up, double[] Down, double[] Apart) asked)
    {
        (this.primary, this.rooms) = (primary, rooms);
        for (var cell = 0; cell < primary.Count; cell++)
        {
            foreach (var (direction, far) in new[] { (1, asked.Up[cell]), (-1, asked.Down[cell]), (0, asked.Apart[cell]) })
            {
                if (primary[cell] && far > 0)
                {
                    needs.Add(new Need(cell, direction, far));
                }
            }
        }

        // farther than any cell needs to go for another
        endless = 10 * (1 + rooms.Up.Concat(rooms.Down).Concat(asked.Up).Concat(asked.Down).Concat(asked.Apart).DefaultIfEmpty().Max());
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

    private double[]? Broken(Need need, double[] pattern, double partly)
    {
        // how much a unit of room of each cell could add; a distance apart is one up and one down together
        var (given, reached) = (new double[primary.Count], 0.0);
        foreach (var direction in need.Direction == 0 ? [1, -1] : new[] { need.Direction })
        {
            var room = direction > 0 ? rooms.Up : rooms.Down;
            Let(pattern, partly, room);
            if (Farthest(need.Cell, direction) is not { } far)
            {
                return null;
            }

            reached += far;
            AddGiven(need.Cell, direction, room, given);
        }

        return reached >= need.Far - Aim.Tolerance ? null : Cut(need.Far, given, pattern);
    }

    private void Let(double[] pattern, double partly, double[] room)
    {
        for (var cell = 0; cell < pattern.Length; cell++)
        {
            var isWhole = pattern[cell] >= 1 - Least;
            program.Lower[cell] = -pattern[cell] * (isWhole ? room[cell] : Math.Min(room[cell], partly));
            program.Upper[cell] = pattern[cell] * (isWhole ? endless : partly);
        }
    }

    private double? Farthest(int cell, int direction)
    {
        program.Objective.Clear();
        program.Objective[cell] = direction;
        Solved++;
        return program.Maximize() == LinearOutcome.Best ? direction * program.Point[cell] : null;
    }

    private double[]? Cut(double far, double[] given, double[] pattern)
    {
        var left = far - Enumerable.Range(0, given.Length).Sum(cell => primary[cell] ? given[cell] : 0);
        if (left <= Least)
        {
            return null;
        }

        double[] cut = [.. given.Select((one, cell) => primary[cell] ? 0 : Math.Min(1, one / left))];
        return cut.Zip(pattern, (share, isHidden) => share * isHidden).Sum() < 1 - NotReached ? cut : null;
    }

    private void AddGiven(int cell, int direction, double[] room, double[] given)
    {
        var reduced = new double[primary.Count];
        reduced[cell] = direction;
        var prices = program.Prices;
        for (var row = 0; row < sums.Count; row++)
        {
            for (var at = 0; at < sums[row].Unknowns.Length; at++)
            {
                reduced[sums[row].Unknowns[at]] -= prices[row] * sums[row].Coefficients[at];
            }
        }

        for (var other = 0; other < reduced.Length; other++)
        {
            given[other] += Math.Abs(reduced[other]) < Least ? 0 : reduced[other] > 0 ? reduced[other] * endless : -reduced[other] * room[other];
        }
    }
}
