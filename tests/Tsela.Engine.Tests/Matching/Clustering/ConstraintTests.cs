using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Clustering;

public sealed class ConstraintTests
{
    [Fact]
    public void A_decision_joins_what_the_weights_part_and_parts_what_they_join()
    {
        var graph = new WeightGraph(4) { [0, 1] = 20 };

        Assert.Equal([0, 1, 2, 2], graph.Clusters(new LinkageOptions { Decisions = [new(0, 1, false), new(3, 2, true)] }));
    }

    [Fact]
    public void Records_decided_to_differ_are_not_joined_over_a_third()
    {
        var graph = new WeightGraph(3).Among([0, 1, 2], 15);
        graph[0, 1] = 16;

        Assert.Equal([0, 0, 2], graph.Clusters(new LinkageOptions { Decisions = [new(0, 2, false)] }));
    }

    [Fact]
    public void Of_decisions_that_contradict_each_other_the_later_stands()
    {
        var graph = new WeightGraph(3);

        Assert.Equal([0, 0, 2], graph.Clusters(new LinkageOptions { Decisions = [new(0, 1, false), new(1, 0, true)] }));
        Assert.Equal([0, 1, 2], graph.Clusters(new LinkageOptions { Decisions = [new(0, 1, true), new(1, 0, false)] }));
        Assert.Equal([0, 1, 1], graph.Clusters(new LinkageOptions { Decisions = [new(0, 1, true), new(1, 2, true), new(0, 2, false)] }));
    }

    [Fact]
    public void A_decision_about_a_record_that_is_not_there_is_misuse()
    {
        var graph = new WeightGraph(3);

        Assert.Throws<ArgumentException>(() => graph.Clusters(new LinkageOptions { Decisions = [new(0, 3, true)] }));
        Assert.Throws<ArgumentException>(() => graph.Clusters(new LinkageOptions { Decisions = [new(1, 1, false)] }));
    }

    [Fact]
    public void What_repels_is_never_one_cluster_and_decisions_are_kept_whatever_the_weights()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(2, 30);
            var graph = WeightGraph.Random(seed, count, 0.5, 14);
            var passport = Enumerable.Range(0, count).Select(_ => random.Next(4)).ToArray();
            var truth = Enumerable.Range(0, count).Select(_ => random.Next(6)).ToArray();
            bool Repel(int a, int b) => passport[a] != 0 && passport[b] != 0 && passport[a] != passport[b];
            var decisions = Enumerable.Range(0, random.Next(8)).Select(_ => (A: random.Next(count), B: random.Next(count)))
                .Where(pair => pair.A != pair.B).Select(pair => new Decision(pair.A, pair.B, truth[pair.A] == truth[pair.B])).ToArray();

            var clusters = graph.Clusters(new LinkageOptions { Decisions = decisions, Repel = Repel, Threshold = 0.6 });

            Assert.All(decisions, decision => Assert.Equal(decision.SamePerson, clusters[decision.A] == clusters[decision.B]));
            var alone = graph.Clusters(new LinkageOptions { Repel = Repel, Threshold = 0.6 });
            for (var a = 0; a < count; a++)
            {
                for (var b = a + 1; b < count; b++)
                {
                    Assert.False(alone[a] == alone[b] && Repel(a, b), $"seed {seed}: {a} and {b} repel each other");
                }
            }
        }
    }

    [Fact]
    public void Between_sources_a_cluster_may_hold_several_of_one_source_but_not_these_alone()
    {
        var graph = new WeightGraph(5) { [0, 1] = 20, [0, 4] = 12, [1, 4] = 12, [2, 3] = 20 };

        Assert.Equal([0, 0, 2, 3, 0], graph.Clusters(new LinkageOptions { Scope = LinkageScope.BetweenSources }, [0, 0, 0, 0, 1]));
    }

    [Fact]
    public void Clusters_between_sources_always_hold_two_sources()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var graph = WeightGraph.Random(seed, 20, 0.4, 14);
            var sources = Enumerable.Range(0, 20).Select(record => (byte)(record % 3)).ToArray();

            var clusters = graph.Clusters(new LinkageOptions { Scope = LinkageScope.BetweenSources }, sources);

            Assert.All(Enumerable.Range(0, 20).GroupBy(record => clusters[record]).Where(group => group.Count() > 1),
                group => Assert.True(group.Select(record => sources[record]).Distinct().Count() > 1));
        }
    }
}
