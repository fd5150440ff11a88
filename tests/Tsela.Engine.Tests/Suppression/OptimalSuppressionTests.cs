using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Optimum;

namespace Tsela.Engine.Tests.Suppression;

public sealed class OptimalSuppressionTests
{
    private static readonly PrimaryRules Rules = new(3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Costs_what_the_cheapest_of_all_patterns_costs(int seed)
    {
        var system = SmallTables.System(seed, Rules, 3, 3);
        bool[] primary = [.. system.Cells.Select(cell => cell.Value is > 0 and < 3)];
        double[] price = [.. system.Cells.Select(cell => (double)cell.Value)];
        double[] room = [.. system.Cells.Select(cell => (double)Math.Max(0, cell.Value - 1))];
        double[] up = [.. system.Cells.Select((cell, at) => primary[at] ? 3 - (double)cell.Value : 0)];

        var found = OptimalSuppression.Of(system.Sums, primary, (room, room), (up, new double[up.Length], new double[up.Length]), price, 100_000);

        var free = Enumerable.Range(0, primary.Length).Where(cell => !primary[cell]).ToArray();
        var cheapest = double.PositiveInfinity;
        for (var choice = 0; choice < 1 << free.Length; choice++)
        {
            var cost = free.Where((_, at) => (choice >> at & 1) == 1).Sum(cell => price[cell]);
            if (cost < cheapest)
            {
                var hidden = (bool[])primary.Clone();
                for (var at = 0; at < free.Length; at++)
                {
                    hidden[free[at]] |= (choice >> at & 1) == 1;
                }

                cheapest = new RunningAudit(system, Rules, primary, hidden).Weak().Any(weak => primary[weak.Cell]) ? cheapest : cost;
            }
        }

        Assert.NotNull(found);
        Assert.True(found.IsProven);
        Assert.Equal(cheapest, found.Price);
        Assert.Empty(new RunningAudit(system, Rules, primary, found.Hidden).Weak());
    }

    [Fact]
    public void What_must_stay_shown_is_never_hidden_and_a_pattern_that_is_known_is_never_made_worse()
    {
        var system = SmallTables.System(8, Rules, 4, 5);
        bool[] primary = [.. system.Cells.Select(cell => cell.Value is > 0 and < 3)];
        double[] price = [.. system.Cells.Select(cell => cell.Identity.Contains(';', StringComparison.Ordinal) ? 1 : double.PositiveInfinity)];
        double[] room = [.. system.Cells.Select(cell => (double)cell.Value)];
        double[] up = [.. primary.Select(isPrimary => isPrimary ? 1.0 : 0)];
        bool[] all = [.. primary.Zip(price, (isPrimary, one) => isPrimary || one == 1)];

        var stopped = OptimalSuppression.Of(system.Sums, primary, (room, room), (up, new double[up.Length], new double[up.Length]), price, 0, all);
        var found = OptimalSuppression.Of(system.Sums, primary, (room, room), (up, new double[up.Length], new double[up.Length]), price, 100_000, all);

        Assert.NotNull(stopped);
        Assert.False(stopped.IsProven);
        Assert.NotNull(found);
        Assert.True(found.Price <= stopped.Price);
        Assert.All(found.Hidden.Zip(price, primary), one => Assert.True(!one.First || one.Third || one.Second == 1));
    }

    [Theory]
    [InlineData(1, 6, 5)]
    [InlineData(2, 8, 6)]
    [InlineData(3, 3, 3, 3)]
    [InlineData(4, 4, 3, 2)]
    [InlineData(5, 9, 5)]
    public void Exchanging_cells_comes_near_to_the_cheapest_pattern(int seed, params int[] sizes)
    {
        var system = SmallTables.System(seed, Rules, sizes);
        bool[] primary = [.. system.Cells.Select(cell => cell.Value is > 0 and < 3)];
        double[] price = [.. system.Cells.Select(cell => cell.Value == 0 ? double.PositiveInfinity : 1 + Math.Ceiling(Math.Log2((double)cell.Value)))];
        double[] room = [.. system.Cells.Select(cell => (double)Math.Max(0, cell.Value - 1))];
        double[] up = [.. system.Cells.Select((cell, at) => primary[at] ? 3 - (double)cell.Value : 0)];
        var needs = Enumerable.Range(0, up.Length).Where(cell => up[cell] > 0).Select(cell => new Need(cell, 1, up[cell])).ToList();

        using var pattern = new CheaperPattern(system.Sums, needs, (room, room), price, primary, 5_000);
        var isMet = pattern.Build();
        pattern.Improve();
        var cheapest = OptimalSuppression.Of(system.Sums, primary, (room, room), (up, new double[up.Length], new double[up.Length]), price, 20_000, [.. pattern.Hidden]);

        Assert.True(isMet);
        Assert.DoesNotContain(new RunningAudit(system, Rules, primary, pattern.Hidden).Weak(), weak => primary[weak.Cell]);
        Assert.NotNull(cheapest);
        Assert.True(pattern.Cost <= 1.15 * cheapest.Price, $"{pattern.Cost} where {cheapest.Price} is enough");
    }
}
