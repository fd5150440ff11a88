using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.CellKeys;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Tests.Suppression;

/// <summary>Cells of which everybody knows something besides, as from counts that were published with noise.</summary>
public sealed class BoundedCellTests
{
    private static readonly PrimaryRules Rules = new(3);
    private static readonly PerturbationTable Noise = PerturbationTable.Of(new NoiseParameters(5, 3, 2));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Finds_the_very_bounds_that_trying_every_table_finds(int seed)
    {
        var problem = Problem(seed, 8, 3, 3);
        var system = CellSystem.Of(problem with { Bounded = Noisy(CellSystem.Of(problem), seed) });
        var hidden = SmallTables.SomeHidden(system, seed, 7);

        var known = Attack.On(system, hidden, Rules, stop: TestContext.Current.CancellationToken).Known;

        Assert.True(system.IsBounded);
        foreach (var (cell, tried) in SmallTables.EveryTable(system, hidden))
        {
            Assert.Equal(tried, known[cell]);
        }
    }

    [Theory]
    [InlineData(6, 5)]
    [InlineData(8, 6)]
    [InlineData(4, 4, 3)]
    public void No_small_cell_is_known_to_be_small_to_who_has_noisy_counts_of_all_cells_besides(params int[] sizes)
    {
        var (knownBefore, hiddenBefore, hiddenAfter) = (0, 0, 0);
        for (var seed = 1; seed <= 12; seed++)
        {
            var problem = Problem(seed, 40, sizes);
            var bounded = problem with { Bounded = Noisy(CellSystem.Of(problem), seed) };
            var before = CellSuppression.Protect(problem);
            var system = CellSystem.Of(bounded);
            if (SmallKnown(system, [.. system.Cells.Select(_ => true)]) > 0)
            {
                // the noisy counts alone say too much, whatever is hidden
                Assert.Throws<ProtectionRefusedException>(() => CellSuppression.Protect(bounded));
                continue;
            }

            var hidden = HiddenIn(before, system);
            knownBefore += SmallKnown(system, hidden);

            var after = CellSuppression.Protect(bounded);

            Assert.Equal((0, 0, 0, AuditGap.None), (after.Audit.RecoveredWhenPositive, after.Audit.PrimariesBelowMinimum, after.Audit.PrimariesInDoubt, after.Audit.Gap));
            hiddenBefore += hidden.Count(one => one);
            hiddenAfter += HiddenIn(after, system).Count(one => one);
        }

        TestContext.Current.SendDiagnosticMessage($"{string.Join('x', sizes)}: {knownBefore} known before, {hiddenBefore} and {hiddenAfter} hidden");
        Assert.True(knownBefore > 0);
        Assert.True(hiddenAfter < 1.5 * hiddenBefore);
    }

    [Fact]
    public void What_is_believed_of_a_cell_and_is_wrong_is_of_no_account()
    {
        var problem = Problem(1, 40, 3, 3);
        var cell = CellSystem.Of(problem).Cells.First(one => one.Value > 0);
        var system = CellSystem.Of(problem with { Bounded = [new BoundedCell(cell.Identity, cell.Value + 1, cell.Value - 1), new BoundedCell("elsewhere", 1, 2)] });
        Assert.False(system.IsBounded);
    }

    private static ProtectionProblem Problem(int seed, int greatest, params int[] sizes) => new(
        [DrawnTables.Counts("noisy", new Random(seed), 0.1, greatest, [.. sizes.Select((size, at) => DrawnTables.Flat($"d{at}", size))])], Rules);

    private static int SmallKnown(CellSystem system, bool[] hidden) => Attack.On(system, hidden, Rules, stop: TestContext.Current.CancellationToken).Known
        .Count(one => system.Cells[one.Key].Value is > 0 and < 3 && one.Value.UpperWhenPositive < Rules.Minimum);

    private static List<BoundedCell> Noisy(CellSystem system, int seed)
    {
        var random = new Random(seed);
        var most = Noise.Parameters.LargestChange;
        return
        [
            .. system.Cells.Select(cell => (cell.Identity, Shown: Noise.Shown((long)cell.Value, random.NextDouble())))
                .Select(cell => new BoundedCell(cell.Identity, cell.Shown == 0 ? 0 : Math.Max(1, cell.Shown - most), cell.Shown + most)),
        ];
    }

    private static bool[] HiddenIn(SuppressionResult result, CellSystem system)
    {
        var hidden = new bool[system.Cells.Count];
        foreach (var table in result.Tables)
        {
            var places = system.Tables.Single(one => one.Table.Name == table.Name).Cells;
            for (var at = 0; at < places.Count; at++)
            {
                hidden[places[at].Cell] |= table.Cells[at].Value is null;
            }
        }

        return hidden;
    }
}
