using Tsela.Engine.Matching;
using Tsela.Engine.Matching.Clustering;

namespace Tsela.Engine.Tests.Matching.Clustering;

public sealed class OneToOneTests
{
    private static readonly LinkageOptions Options = new() { Scope = LinkageScope.OneToOne };

    [Fact]
    public void The_links_together_weigh_most_even_where_the_heaviest_link_must_give_way()
    {
        var graph = new WeightGraph(4) { [0, 2] = 10, [0, 3] = 9, [1, 2] = 9 };

        Assert.Equal([0, 1, 1, 0], graph.Clusters(Options, [0, 0, 1, 1]));
    }

    [Fact]
    public void Links_weigh_as_much_as_the_best_that_trying_all_can_find()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var (left, right) = (random.Next(1, 7), random.Next(1, 7));
            var graph = new WeightGraph(left + right);
            for (var a = 0; a < left; a++)
            {
                for (var b = left; b < left + right; b++)
                {
                    graph[a, b] = random.Next(3) > 0 ? (float)((random.NextDouble() * 16) - 2) : -9;
                }
            }

            byte[] sources = [.. Enumerable.Range(0, left + right).Select(record => record < left ? (byte)0 : (byte)1)];
            var clusters = graph.Clusters(Options, sources);

            var linked = Enumerable.Range(left, right).Where(b => clusters[b] != b).Sum(b => (double)graph[clusters[b], b]);
            Assert.Equal(Best(graph, 0, left, right, 0), linked, 3);
            AssertEachSourceOnce(clusters, sources);
        }
    }

    [Fact]
    public void With_four_sources_each_stands_in_a_cluster_once()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var graph = WeightGraph.Random(seed, 24, 0.5, 14);
            var sources = Enumerable.Range(0, 24).Select(record => (byte)(record % 4)).ToArray();

            AssertEachSourceOnce(graph.Clusters(Options, sources), sources);
        }
    }

    [Fact]
    public void The_assignment_of_too_many_to_try_is_nearly_as_heavy_as_the_heaviest()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            (int Left, int Right, double Weight)[] edges = [.. Enumerable.Range(0, 400).Select(_ => (Left: random.Next(60), Right: random.Next(60)))
                .Distinct().Order().Select(pair => (pair.Left, pair.Right, random.NextDouble() * 10))];
            double Sum(int[] partners) => edges.Where(edge => partners[edge.Left] == edge.Right).Sum(edge => edge.Weight);

            var (exact, fast) = (HeaviestAssignment.Of(60, 60, edges), HeaviestFirstAssignment.Of(60, 60, edges));

            Assert.InRange(Sum(fast), 0.9 * Sum(exact), Sum(exact) + 1e-9);
            Assert.Equal(fast.Count(partner => partner >= 0), fast.Where(partner => partner >= 0).Distinct().Count());
        }
    }

    [Fact]
    public void One_source_alone_links_nothing() => Assert.Equal([0, 1], new WeightGraph(2) { [0, 1] = 20 }.Clusters(Options));

    private static double Best(WeightGraph graph, int at, int left, int right, int taken)
    {
        if (at == left)
        {
            return 0;
        }

        var best = Best(graph, at + 1, left, right, taken);
        for (var b = 0; b < right; b++)
        {
            var weight = graph[at, left + b];
            if ((taken & (1 << b)) == 0 && weight >= ScoredPair.WeightOf(Options.Threshold))
            {
                best = Math.Max(best, weight + Best(graph, at + 1, left, right, taken | (1 << b)));
            }
        }

        return best;
    }

    private static void AssertEachSourceOnce(int[] clusters, byte[] sources) =>
        Assert.All(Enumerable.Range(0, clusters.Length).GroupBy(record => (clusters[record], sources[record])), group => Assert.Single(group));
}
