using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Audits;

namespace Tsela.Engine.Tests.Suppression;

public sealed class WholeMovesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_found_is_another_table_that_shows_the_same(int seed)
    {
        var system = SmallTables.System(seed, new PrimaryRules(3), 5, 6, 4);
        var reduced = HiddenSystem.Of(system, SmallTables.SomeHidden(system, seed, 110));
        var (lower, upper) = (new double[reduced.Count], new double[reduced.Count]);
        Array.Fill(lower, -1);
        Array.Fill(upper, 2);
        var moves = new WholeMoves(reduced.Count, reduced.Equations, lower, upper);

        var found = Enumerable.Range(0, reduced.Count).Select(unknown => (Unknown: unknown, Point: moves.Find(unknown, 1, stepsMost: 3000))).Where(one => one.Point is not null).ToList();

        Assert.NotEmpty(found);
        foreach (var (unknown, point) in found)
        {
            var far = new int[reduced.Count];
            point!.ForEach(moved => far[moved.Unknown] = moved.Far);
            Assert.Equal(1, far[unknown]);
            Assert.All(far, one => Assert.InRange(one, -1, 2));
            Assert.All(reduced.Equations, sum => Assert.Equal(0, sum.Unknowns.Zip(sum.Coefficients, (other, coefficient) => far[other] * coefficient).Sum()));
        }
    }

    [Fact]
    public void A_far_move_beyond_the_bounds_is_not_tried()
    {
        var moves = new WholeMoves(2, [new SumToNought([0, 1], [1, -1])], [-1, -1], [1, 5]);

        Assert.Null(moves.Find(1, 2, stepsMost: 3000));
        Assert.Null(moves.Find(0, 2, stepsMost: 3000));
        Assert.Equal([(0, 1), (1, 1)], moves.Find(0, 1, stepsMost: 3000)!);
    }
}
