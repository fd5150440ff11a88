using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Clustering;

public sealed class ClusterEvidenceTests
{
    [Fact]
    public void Shows_the_link_over_which_a_cluster_would_fall_apart()
    {
        var graph = new WeightGraph(5).Among([0, 1, 2], 12).Among([3, 4], 10);
        graph[2, 3] = 5;

        var evidence = ClusterEvidence.Of([4, 3, 2, 1, 0], (a, b) => graph[a, b], 0.95);

        Assert.Equal(new ScoredPair(2, 3, 5), evidence.WeakestLink);
        Assert.Equal([0, 1, 2], evidence.Sides.One);
        Assert.Equal([3, 4], evidence.Sides.Other);
        Assert.True(evidence.IsBridge);
        Assert.True(evidence.Between < ScoredPair.WeightOf(0.95));
        Assert.Equal(-8, evidence.Contradiction!.Value.Weight);
        Assert.Equal(10, evidence.Pairs.Count);
        Assert.Equal(4, evidence.Tree.Count);
    }

    [Fact]
    public void Several_links_between_the_sides_are_no_bridge()
    {
        var evidence = ClusterEvidence.Of([0, 1, 2], (a, b) => a == 0 && b == 1 ? 12 : 6, 0.95);

        Assert.False(evidence.IsBridge);
        Assert.Null(evidence.Contradiction);
        Assert.True(evidence.Between >= ScoredPair.WeightOf(0.95));
    }

    [Fact]
    public void A_cluster_of_one_record_has_no_link()
    {
        var evidence = ClusterEvidence.Of([3], (_, _) => 1, 0.95);

        Assert.Null(evidence.WeakestLink);
        Assert.Empty(evidence.Pairs);
        Assert.False(evidence.IsBridge);
    }
}
