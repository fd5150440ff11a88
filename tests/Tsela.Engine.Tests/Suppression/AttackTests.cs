using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Tests.Suppression;

public sealed class AttackTests
{
    private static readonly PrimaryRules Rules = new(3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Finds_in_two_dimensions_the_very_bounds_that_trying_every_table_finds(int seed)
    {
        var system = SmallTables.System(seed, Rules, 3, 3);
        var hidden = SmallTables.SomeHidden(system, seed, 6);

        var known = Attack.On(system, hidden, Rules, stop: TestContext.Current.CancellationToken).Known;

        foreach (var (cell, tried) in SmallTables.EveryTable(system, hidden))
        {
            Assert.Equal(tried, known[cell]);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Never_says_more_in_three_dimensions_than_trying_every_table_finds(int seed)
    {
        var system = SmallTables.System(seed, Rules, 2, 2, 3);
        var hidden = SmallTables.SomeHidden(system, seed, 9);

        var known = Attack.On(system, hidden, Rules, stop: TestContext.Current.CancellationToken).Known;

        foreach (var (cell, tried) in SmallTables.EveryTable(system, hidden))
        {
            Assert.True(known[cell].Lower <= tried.Lower && known[cell].Upper >= tried.Upper, $"{system.Cells[cell].Identity}: {known[cell]} but {tried}");
            Assert.True(known[cell].LowerWhenPositive <= tried.LowerWhenPositive && known[cell].UpperWhenPositive >= tried.UpperWhenPositive);
        }
    }

    [Fact]
    public void A_cell_hidden_alone_in_a_row_is_known()
    {
        var system = SmallTables.System(1, Rules, 3, 3);
        var hidden = new bool[system.Cells.Count];
        var alone = Enumerable.Range(0, hidden.Length).First(cell => system.Cells[cell].Identity.Contains(';', StringComparison.Ordinal));
        hidden[alone] = true;

        var value = (double)system.Cells[alone].Value;
        Assert.Equal(new KnownInterval(value, value, value, value), Attack.On(system, hidden, Rules, stop: TestContext.Current.CancellationToken).Known[alone]);
    }

    [Fact]
    public void A_hidden_total_over_hidden_parts_has_no_upper_bound()
    {
        var system = CellSystem.Of(new ProtectionProblem([SmallTables.Table([("a", 4), ("b", 2)])], Rules));
        var hidden = system.Cells.Select(_ => true).ToArray();

        var known = Attack.On(system, hidden, Rules, stop: TestContext.Current.CancellationToken).Known;

        Assert.All(known.Values, interval => Assert.Equal(double.PositiveInfinity, interval.Upper));
        Assert.Equal(2, known[Enumerable.Range(0, hidden.Length).Single(cell => system.Cells[cell].Identity.Length == 0)].LowerWhenPositive);
    }

    [Fact]
    public void Ones_in_a_row_are_known_to_him_who_knows_that_no_hidden_cell_is_empty()
    {
        var system = CellSystem.Of(new ProtectionProblem([SmallTables.Table([("a", 1), ("b", 1), ("c", 9)])], Rules));
        bool[] hidden = [.. system.Cells.Select(cell => cell.Value == 1)];
        var audit = new RunningAudit(system, Rules, hidden, hidden).Audit();

        Assert.Equal(new DisclosureAudit(2, 0, 2, 2, IsPartial: false), audit);
    }

    [Fact]
    public void Amounts_are_real_numbers_and_must_keep_the_distance_of_their_rule()
    {
        var rules = new PrimaryRules(1) { PPercent = 10 };
        var system = CellSystem.Of(new ProtectionProblem([SmallTables.Amounts([("a", 100_000.5m, 95_000m), ("b", 2_000m, 900m), ("c", 50_000m, 8_000m)])], rules));
        bool[] primary = [.. system.Cells.Select(cell => cell.Identity == "place=a")];
        bool[] withSmall = [.. system.Cells.Select(cell => cell.Identity is "place=a" or "place=b")];
        bool[] withLarge = [.. system.Cells.Select(cell => cell.Identity is "place=a" or "place=c")];

        Assert.Equal(Weakness.TooNear, Assert.Single(new RunningAudit(system, rules, primary, withSmall).Weak()).Why);
        Assert.Empty(new RunningAudit(system, rules, primary, withLarge).Weak());
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void What_grows_is_judged_as_if_it_were_looked_at_anew(int seed)
    {
        var system = SmallTables.System(seed, Rules, 5, 6, 3);
        bool[] primary = [.. system.Cells.Select(cell => cell.Value is > 0 and < 3)];
        var running = new RunningAudit(system, Rules, primary, primary);
        var random = new Random(seed);
        for (var round = 0; round < 12; round++)
        {
            var anew = new RunningAudit(system, Rules, primary, running.Hidden);
            Assert.Equal(anew.Weak(), running.Weak());
            Assert.Equal(anew.Audit(), running.Audit());
            for (var further = 0; further < 6; further++)
            {
                running.Hide(random.Next(system.Cells.Count));
            }
        }
    }

    [Fact]
    public void The_quick_audit_agrees_with_the_intervals()
    {
        var system = SmallTables.System(31, Rules, 5, 6, 3);
        bool[] primary = [.. system.Cells.Select(cell => cell.Value is > 0 and < 3)];
        var hidden = SmallTables.SomeHidden(system, 31, 70).Zip(primary, (some, first) => some || first).ToArray();

        var known = Attack.On(system, hidden, Rules, stop: TestContext.Current.CancellationToken).Known;
        var weak = new RunningAudit(system, Rules, primary, hidden).Weak();

        Assert.Equal(known.Where(cell => cell.Value.LowerWhenPositive == cell.Value.UpperWhenPositive).Select(cell => cell.Key).Order(), weak.Where(cell => cell.Why == Weakness.Recovered).Select(cell => cell.Cell));
        Assert.Equal(
            known.Where(cell => primary[cell.Key] && cell.Value.LowerWhenPositive < cell.Value.UpperWhenPositive && cell.Value.UpperWhenPositive < 3).Select(cell => cell.Key).Order(),
            weak.Where(cell => cell.Why == Weakness.BelowMinimum).Select(cell => cell.Cell));
    }
}
