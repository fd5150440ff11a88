using Tsela.Engine.Matching;
using Tsela.Engine.Matching.Clustering;

namespace Tsela.Engine.Tests.Matching.Clustering;

public sealed class PersonClustersTests
{
    [Fact]
    public void A_cluster_bears_the_number_of_its_smallest_record()
    {
        var graph = new WeightGraph(5) { [3, 1] = 9, [4, 0] = 7 };

        Assert.Equal([0, 1, 2, 1, 0], graph.Clusters());
    }

    [Fact]
    public void A_doubtful_pair_is_linked_at_a_lower_threshold_only()
    {
        var graph = new WeightGraph(2) { [0, 1] = (float)ScoredPair.WeightOf(0.7) };

        Assert.Equal([0, 1], graph.Clusters());
        Assert.Equal([0, 0], graph.Clusters(new LinkageOptions { Threshold = 0.65 }));
    }

    [Fact]
    public void A_pair_a_little_below_the_threshold_is_linked_where_nobody_else_is_a_candidate()
    {
        var graph = new WeightGraph(3) { [0, 1] = (float)ScoredPair.WeightOf(0.92) };

        Assert.Equal([0, 0, 2], graph.Clusters());

        graph[1, 2] = (float)ScoredPair.WeightOf(0.91);

        Assert.Equal([0, 1, 2], graph.Clusters());
    }

    [Fact]
    public void A_bridge_of_one_link_between_two_firm_groups_is_cut()
    {
        var graph = new WeightGraph(8).Among([0, 1, 2, 3], 12).Among([4, 5, 6, 7], 12);
        graph[3, 4] = (float)ScoredPair.WeightOf(0.97);

        Assert.Equal([0, 0, 0, 0, 4, 4, 4, 4], graph.Clusters());
    }

    [Fact]
    public void A_bridge_is_cut_even_where_it_is_the_heaviest_link_of_all()
    {
        var graph = new WeightGraph(8).Among([0, 1, 2, 3], 9).Among([4, 5, 6, 7], 9);
        graph[3, 4] = 11;

        Assert.Equal([0, 0, 0, 0, 4, 4, 4, 4], graph.Clusters());
    }

    [Fact]
    public void A_link_of_96_in_100_does_not_join_groups_that_clearly_disagree()
    {
        var graph = new WeightGraph(4).Among([0, 1], 12).Among([2, 3], 12);
        graph[1, 2] = (float)ScoredPair.WeightOf(0.96);

        Assert.Equal([0, 0, 2, 2], graph.Clusters());
    }

    [Fact]
    public void Three_doubtful_links_to_one_firm_group_join_a_record_that_none_would_join_alone()
    {
        var graph = new WeightGraph(5).Among([0, 1, 2, 3], 12);
        graph[0, 4] = graph[1, 4] = (float)ScoredPair.WeightOf(0.8);

        Assert.Equal([0, 0, 0, 0, 4], graph.Clusters());

        graph[2, 4] = (float)ScoredPair.WeightOf(0.8);

        Assert.Equal([0, 0, 0, 0, 0], graph.Clusters());
    }

    [Fact]
    public void A_chain_of_strangers_does_not_form()
    {
        var graph = new WeightGraph(12);
        for (var record = 1; record < 12; record++)
        {
            graph[record - 1, record] = (float)(ScoredPair.WeightOf(0.96) + (record * 0.01));
        }

        Assert.True(graph.Clusters().GroupBy(cluster => cluster).Max(cluster => cluster.Count()) <= 2);
    }

    [Fact]
    public void Two_records_of_one_person_may_disagree_where_a_third_agrees_firmly_with_both()
    {
        var graph = new WeightGraph(3) { [0, 1] = 12, [1, 2] = 11, [0, 2] = -15 };

        Assert.Equal([0, 0, 0], graph.Clusters());
    }

    [Fact]
    public void Pairs_that_no_blocking_pass_offered_are_asked()
    {
        var graph = new WeightGraph(4).Among([0, 1], 12).Among([2, 3], 12);
        graph[1, 2] = 5;
        ScoredPair[] offered = graph.Pairs;
        graph[0, 2] = graph[0, 3] = graph[1, 3] = 6;

        Assert.Equal([0, 0, 0, 0], PersonClusters.Of(4, offered, null, (a, b) => graph[a, b], new LinkageOptions()));
    }

    [Fact]
    public void A_record_stands_where_it_is_pulled_most()
    {
        var graph = new WeightGraph(7).Among([0, 1, 2], 9).Among([4, 5, 6], 9);
        graph[3, 0] = 10;
        graph[3, 1] = graph[3, 2] = -6;
        graph[3, 4] = graph[3, 5] = graph[3, 6] = 9;

        Assert.Equal([0, 0, 0, 3, 3, 3, 3], graph.Clusters());
    }

    [Fact]
    public void The_grouping_of_persons_of_few_records_is_the_same_whatever_their_order()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var graph = WeightGraph.Random(seed, 8, 0.35);
            var place = Enumerable.Range(0, 8).ToArray();
            new Random(seed).Shuffle(place);
            var shuffled = new WeightGraph(8);
            for (var a = 0; a < 8; a++)
            {
                for (var b = a + 1; b < 8; b++)
                {
                    shuffled[place[a], place[b]] = graph[a, b];
                }
            }

            var found = shuffled.Clusters();
            Assert.Equal(WeightGraph.Text(graph.Clusters()), WeightGraph.Text([.. Enumerable.Range(0, 8).Select(record => found[place[record]])]));
        }
    }

    [Fact]
    public void A_million_identical_rows_are_one_person_in_bounded_work()
    {
        const int count = 1_000_000;
        var pairs = Enumerable.Range(1, count - 1).Select(record => new ScoredPair(record - 1, record, 12)).ToArray();
        var asked = 0L;

        var clusters = PersonClusters.Of(count, pairs, null, (_, _) =>
        {
            asked++;
            return 12;
        }, new LinkageOptions());

        Assert.All(clusters.Where((_, at) => at % 1000 == 0), cluster => Assert.Equal(0, cluster));
        Assert.True(asked < 20L * count);
    }

    [Fact]
    public void Pairs_out_of_order_or_out_of_range_are_misuse()
    {
        Assert.Throws<ArgumentException>(() => PersonClusters.Of(3, [new(1, 2, 1), new(0, 1, 1)], null, (_, _) => 0, new LinkageOptions()));
        Assert.Throws<ArgumentException>(() => PersonClusters.Of(3, [new(2, 3, 1)], null, (_, _) => 0, new LinkageOptions()));
        Assert.Throws<ArgumentException>(() => PersonClusters.Of(3, [new(1, 1, 1)], null, (_, _) => 0, new LinkageOptions()));
    }

    [Fact]
    public void No_records_have_no_clusters() => Assert.Empty(PersonClusters.Of(0, [], null, (_, _) => 0, new LinkageOptions()));
}
