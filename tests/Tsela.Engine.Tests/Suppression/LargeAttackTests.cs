using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Tests.Suppression;

public sealed class LargeAttackTests
{
    private static readonly PrimaryRules Rules = new(4);

    [Theory]
    [InlineData(1, 420)]
    [InlineData(2, 380)]
    [InlineData(3, 340)]
    [InlineData(4, 460)]
    public void The_intervals_are_those_that_a_program_for_each_end_finds(int seed, int count)
    {
        var system = Drawn(seed);
        var hidden = SmallTables.SomeHidden(system, seed, count);

        var known = Attack.On(system, hidden, Rules, stop: TestContext.Current.CancellationToken).Known;

        var scale = new AttackScale(system, Rules);
        Assert.All(known.Values, told => Assert.True(told.IsExact));
        foreach (var (cell, told) in known.Where((_, at) => at % 8 == seed % 8))
        {
            Assert.Equal(ByPrograms(system, hidden, scale.Room, cell), (told.Lower, told.Upper));
            Assert.Equal(ByPrograms(system, hidden, scale.RoomWhenPositive, cell), (told.LowerWhenPositive, told.UpperWhenPositive));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void The_rows_of_a_tableau_hold_however_it_is_solved(int seed)
    {
        var system = SmallTables.System(seed, Rules, 5, 6, 4);
        var reduced = HiddenSystem.Of(system, SmallTables.SomeHidden(system, seed, 110));
        var (lower, upper) = (Bounds(reduced.Count, -2), Bounds(reduced.Count, 2));
        var moves = new WholeMoves(reduced.Count, reduced.Equations, lower, upper);
        var points = Enumerable.Range(0, reduced.Count).Select(unknown => moves.Find(unknown, 1, stepsMost: 3000)).OfType<List<(int Unknown, int Far)>>()
            .Select(point => point.ToDictionary(one => one.Unknown, one => one.Far)).ToList();
        var tableau = new WholeTableau(reduced.Count, reduced.Equations, lower, upper);
        var random = new Random(seed);

        Assert.NotEmpty(points);
        for (var turn = 0; turn < 200; turn++)
        {
            var row = random.Next(reduced.Equations.Count);
            if (tableau.Unknowns(row).Length > 1)
            {
                var unknown = tableau.Unknowns(row)[random.Next(tableau.Unknowns(row).Length)];
                Assert.True(tableau.RowOf(unknown) == row || tableau.Pivot(row, unknown));
                Assert.Equal([row], tableau.RowsWith(unknown));
            }

            Assert.All(points, point => Assert.Equal(0, tableau.Unknowns(row).ToArray().Zip(tableau.Factors(row).ToArray(), (one, factor) => point.GetValueOrDefault(one) * factor).Sum()));
        }
    }

    [Fact]
    public void Of_a_large_table_every_interval_is_found_to_its_ends()
    {
        var table = DrawnTables.Counts("large", new Random(7), 0.15, 60, DrawnTables.Grouped("place", 12), DrawnTables.Grouped("nation", 20), DrawnTables.Flat("age", 8));

        var result = CellSuppression.Protect(new ProtectionProblem([table], Rules) { Demand = SuppressionDemand.NotExact });

        Assert.Equal((0, 0, AuditGap.None, 0), (result.Audit.Recovered, result.Audit.RecoveredWhenPositive, result.Audit.Gap, result.Audit.IntervalsNotExact));
        Assert.All(result.Tables[0].Cells.Where(cell => cell.Value is null), cell =>
        {
            Assert.True(cell.Known is { } known && known.Lower < known.Upper && known.LowerWhenPositive < known.UpperWhenPositive);
            Assert.True(cell.Known.Lower <= cell.Known.LowerWhenPositive && cell.Known.Upper >= cell.Known.UpperWhenPositive);
        });
    }

    private static CellSystem Drawn(int seed) => CellSystem.Of(new ProtectionProblem(
        [DrawnTables.Counts("drawn", new Random(seed), 0.15, 12, DrawnTables.WithZone(DrawnTables.Grouped("a", 8)), DrawnTables.Flat("b", 5), DrawnTables.Grouped("c", 6))], Rules));

    private static double[] Bounds(int count, double bound)
    {
        var bounds = new double[count];
        Array.Fill(bounds, bound);
        return bounds;
    }

    // one unknown for each hidden cell and one sum for each of the system, solved by CLP without any of what the attack does
    private static (double Least, double Most) ByPrograms(CellSystem system, bool[] hidden, double[] room, int cell)
    {
        var sums = system.Sums.Select(sum => sum.Parts.Where(part => hidden[part]).Select(part => (Cell: part, Factor: 1.0))
            .Concat(hidden[sum.Sum] ? [(sum.Sum, -1.0)] : []).ToArray()).Where(sum => sum.Length > 0)
            .Select(sum => new SumToNought([.. sum.Select(one => one.Cell)], [.. sum.Select(one => one.Factor)])).ToList();
        using var program = LinearProgram.Of(
            room.Length, sums, [.. room.Select((least, at) => hidden[at] ? -least : 0)], [.. hidden.Select(isHidden => isHidden ? double.PositiveInfinity : 0)])!;
        var value = (double)system.Cells[cell].Value;
        return (Math.Ceiling(value + Farthest(-1) - Aim.Tolerance), Math.Floor(value + Farthest(1) + Aim.Tolerance));

        double Farthest(int direction)
        {
            program.Objective.Clear();
            program.Objective[cell] = direction;
            var outcome = program.Maximize();
            Assert.NotEqual(LinearOutcome.Unknown, outcome);
            return outcome == LinearOutcome.Endless ? direction * double.PositiveInfinity : program.Point[cell];
        }
    }
}
