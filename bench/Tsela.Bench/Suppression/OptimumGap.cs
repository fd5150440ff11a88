using System.Globalization;
using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Optimum;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Bench.Suppression;

/// <summary>Compares patterns with the cheapest there are, on seeded tables of 40 to 100 cells, by cells and by the values that they hide.</summary>
internal static class OptimumGap
{
    private const int ProgramsMost = 4_000;

    private static readonly TableDimension[][] Shapes =
    [
        [MadeTables.Flat("a", 7), MadeTables.Flat("b", 5)], [MadeTables.Flat("a", 10), MadeTables.Flat("b", 8)], [MadeTables.Grouped("a", "a", 3, 3), MadeTables.Flat("b", 6)],
        [MadeTables.Flat("a", 3), MadeTables.Flat("b", 3), MadeTables.Flat("c", 3)], [MadeTables.Grouped("a", "a", 2, 3, 2), MadeTables.Grouped("b", "b", 3, 2)],
    ];

    public static string Line(SuppressionDemand demand)
    {
        var (cells, cellsLeast, values, valuesLeast, proven, compared) = (0.0, 0.0, 0.0, 0.0, 0, 0);
        for (var seed = 0; seed < 10; seed++)
        {
            var problem = new ProtectionProblem([MadeTables.Counted("t", seed + 1, 120, Shapes[seed % Shapes.Length])], new PrimaryRules(3)) { Demand = demand };
            var system = CellSystem.Of(problem);
            var result = CellSuppression.Protect(problem).Tables[0];
            var fate = result.Cells.ToDictionary(cell => CellIdentity.Of(problem.Tables[0].Dimensions, cell.Codes), cell => cell.Status, StringComparer.Ordinal);
            var (ours, least) = Compared(system, problem, fate, _ => 1);
            (cells, cellsLeast) = (cells + ours, cellsLeast + least.Price);
            proven += least.IsProven ? 1 : 0;
            (ours, least) = Compared(system, problem, fate, cell => (double)cell.Value);
            (values, valuesLeast) = (values + ours, valuesLeast + least.Price);
            proven += least.IsProven ? 1 : 0;
            compared += 2;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"optimum          {demand,-9} secondaries {cells:0} where {cellsLeast:0} are least ({(cells / cellsLeast) - 1:P1} more), their values {values:0} where {valuesLeast:0} are least ({(values / valuesLeast) - 1:P1} more), {proven} of {compared} proven");
    }

    private static (double Ours, OptimalPattern Least) Compared(CellSystem system, ProtectionProblem problem, Dictionary<string, CellStatus> fate, Func<SystemCell, double> priceOf)
    {
        bool[] primary = [.. system.Cells.Select(cell => fate[cell.Identity] == CellStatus.Primary)];
        bool[] hidden = [.. system.Cells.Select(cell => fate[cell.Identity] != CellStatus.Published)];
        double[] price = [.. system.Cells.Select(cell => cell.Value == 0 ? double.PositiveInfinity : priceOf(cell))];
        var isReach = problem.Demand == SuppressionDemand.Threshold;
        double[] room = [.. system.Cells.Select(cell => Math.Max(0, (double)cell.Value - 1))];
        double[] up = [.. system.Cells.Select((cell, at) => primary[at] && isReach ? problem.Rules.Minimum - (double)cell.Value : 0)];
        double[] apart = [.. primary.Select(isPrimary => isPrimary && !isReach ? 1.0 : 0)];
        var least = OptimalSuppression.Of(system.Sums, primary, (room, room), (up, new double[up.Length], apart), price, ProgramsMost, hidden)!;
        return (Enumerable.Range(0, hidden.Length).Sum(cell => hidden[cell] && !primary[cell] ? price[cell] : 0), least);
    }
}
