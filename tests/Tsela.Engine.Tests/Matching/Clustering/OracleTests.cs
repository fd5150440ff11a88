namespace Tsela.Engine.Tests.Matching.Clustering;

/// <summary>Against the best division of a few records, found by trying all, and against connected components.</summary>
public sealed class OracleTests
{
    [Fact]
    public void Clear_persons_are_divided_as_by_trying_all_divisions()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(2, 8);
            var truth = Enumerable.Range(0, count).Select(_ => random.Next(3)).ToArray();
            var graph = new WeightGraph(count);
            for (var a = 0; a < count; a++)
            {
                for (var b = a + 1; b < count; b++)
                {
                    graph[a, b] = truth[a] == truth[b] ? (float)(7 + (6 * random.NextDouble())) : (float)(-4 - (10 * random.NextDouble()));
                }
            }

            Assert.Equal(WeightGraph.Text(BestOf(graph)), WeightGraph.Text(graph.Clusters()));
        }
    }

    [Fact]
    public void Divisions_of_random_weights_are_worth_most_of_what_the_best_is_worth()
    {
        var (ours, best, components) = (0.0, 0.0, 0.0);
        for (var seed = 0; seed < 300; seed++)
        {
            var graph = WeightGraph.Random(seed, 7, 0.4, 12);
            ours += Worth(graph, graph.Clusters());
            best += Worth(graph, BestOf(graph));
            components += Worth(graph, Components(graph.Count, graph.Pairs.Where(pair => pair.Probability >= 0.95).Select(pair => (pair.A, pair.B))));
        }

        Assert.InRange(ours / best, 0.75, 1);
        Assert.True(ours > components);
    }

    [Fact]
    public void Planted_persons_are_found_better_than_by_connected_components()
    {
        (int Persons, int RecordsMax, double Carelessness, double Kin)[] shapes =
            [(1200, 3, 0.2, 0.1), (1200, 2, 0.3, 0.1), (400, 10, 0.5, 0.1), (200, 20, 0.5, 0.4), (600, 5, 0.6, 0.2)];
        foreach (var shape in shapes)
        {
            var (ours, theirs) = (0.0, 0.0);
            for (var seed = 1; seed <= 3; seed++)
            {
                var planted = PlantedPersons.Draw(seed, shape.Persons, shape.RecordsMax, shape.Carelessness, shape.Kin);
                var links = planted.Pairs.Where(pair => pair.Probability >= 0.95).Select(pair => (pair.A, pair.B));
                ours += F1(planted.Truth, Engine.Matching.Clustering.PersonClusters.Of(planted.Count, planted.Pairs, null, planted.WeightOf, new()));
                theirs += F1(planted.Truth, Components(planted.Count, links));
            }

            Assert.True(ours >= theirs, $"{shape}: {ours / 3:0.0000} against {theirs / 3:0.0000}");
        }
    }

    /// <summary>The sum of the weights inside, a disagreement counted up to the floor, each join paid with the threshold.</summary>
    private static double Worth(WeightGraph graph, int[] clusters)
    {
        var worth = -4.25 * (clusters.Length - clusters.Distinct().Count());
        for (var a = 0; a < clusters.Length; a++)
        {
            for (var b = a + 1; b < clusters.Length; b++)
            {
                worth += clusters[a] == clusters[b] ? Math.Max(graph[a, b], -Engine.Matching.Clustering.JointEvidence.Floor) : 0;
            }
        }

        return worth;
    }

    private static int[] BestOf(WeightGraph graph)
    {
        var clusters = new int[graph.Count];
        var (best, worth) = (new int[graph.Count], double.NegativeInfinity);
        Try(0, 0);
        return best;

        void Try(int at, int used)
        {
            if (at == clusters.Length)
            {
                var now = Worth(graph, clusters);
                if (now > worth)
                {
                    (best, worth) = ((int[])clusters.Clone(), now);
                }

                return;
            }

            for (var cluster = 0; cluster <= used; cluster++)
            {
                clusters[at] = cluster;
                Try(at + 1, Math.Max(used, cluster + 1));
            }
        }
    }

    private static int[] Components(int count, IEnumerable<(int A, int B)> links)
    {
        var component = Enumerable.Range(0, count).ToArray();
        foreach (var (a, b) in links)
        {
            component[Root(a)] = Root(b);
        }

        return [.. Enumerable.Range(0, count).Select(Root)];

        int Root(int record)
        {
            while (component[record] != record)
            {
                record = component[record] = component[component[record]];
            }

            return record;
        }
    }

    private static double F1(int[] truth, int[] found)
    {
        var both = PairsIn(truth.Zip(found).GroupBy(pair => pair).Select(group => group.Count()));
        return 2 * both / (PairsIn(truth.GroupBy(person => person).Select(group => group.Count())) + PairsIn(found.GroupBy(person => person).Select(group => group.Count())));
    }

    private static double PairsIn(IEnumerable<int> sizes) => sizes.Sum(size => size * (size - 1.0) / 2);
}
