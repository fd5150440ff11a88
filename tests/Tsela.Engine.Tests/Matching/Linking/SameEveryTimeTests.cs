using Tsela.Bench.Linkage.Making;
using Tsela.Bench.Linkage.Scoring;
using Tsela.Bench.Linkage.Sets;
using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Linking;

public class SameEveryTimeTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Finds_the_same_to_the_last_bit_with_any_number_of_threads(int threads)
    {
        var table = MadePersons.Of(Lesotho.Set, 4000).Table;

        var alone = Linker.Link(table, new LinkageOptions { Threads = 1 }, TestContext.Current.CancellationToken);
        var together = Linker.Link(table, new LinkageOptions { Threads = threads }, TestContext.Current.CancellationToken);

        Assert.Equal(alone.Clusters, together.Clusters);
        Assert.Equal(alone.Pairs, together.Pairs);
        Assert.Equal(alone.PairsCompared, together.PairsCompared);
        Assert.Equal(Levels(alone.Model), Levels(together.Model));
    }

    [Fact]
    public void Finds_nearly_the_same_persons_whatever_the_order_of_the_rows()
    {
        const int count = 3000;
        var order = Enumerable.Range(0, count).ToArray();
        new Draw(5, 0, 0).Shuffle(order.AsSpan());

        var straight = Linker.Link(MadePersons.Of(Historical.Set, count).Table, new LinkageOptions(), TestContext.Current.CancellationToken).Clusters;
        var shuffled = Linker.Link(MadePersons.Of(Historical.Set, count, order).Table, new LinkageOptions(), TestContext.Current.CancellationToken).Clusters;

        // random pairs are drawn by row, so what is learned differs in the third digit
        Assert.InRange(PairwiseScore.Of(shuffled, [.. order.Select(record => straight[record])]).F1, 0.98, 1);
    }

    [Fact]
    public void Finds_nearly_the_same_persons_with_another_seed()
    {
        var table = MadePersons.Of(Lesotho.Set, 3000).Table;

        var one = Linker.Link(table, new LinkageOptions { Seed = 1 }, TestContext.Current.CancellationToken).Clusters;
        var other = Linker.Link(table, new LinkageOptions { Seed = 2 }, TestContext.Current.CancellationToken).Clusters;

        Assert.InRange(PairwiseScore.Of(one, other).F1, 0.95, 1);
    }

    private static IEnumerable<(string Label, double M, double U)> Levels(LinkageModel model) =>
        model.Comparisons.SelectMany(comparison => comparison.Levels).Select(level => (level.Label, level.M, level.U));
}
