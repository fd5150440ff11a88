using Tsela.Engine.Matching;
using Tsela.Engine.Matching.Clustering;

namespace Tsela.Engine.Tests.Matching.Clustering;

/// <summary>A small graph of weights that a test writes down; what it does not name disagrees.</summary>
internal sealed class WeightGraph(int count, float otherwise = -8)
{
    private readonly Dictionary<(int A, int B), float> weights = [];

    public int Count => count;

    public float this[int a, int b]
    {
        get => weights.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b)), otherwise);
        set => weights[(Math.Min(a, b), Math.Max(a, b))] = value;
    }

    public WeightGraph Among(IEnumerable<int> records, float weight)
    {
        int[] all = [.. records];
        foreach (var a in all)
        {
            foreach (var b in all.Where(b => b > a))
            {
                this[a, b] = weight;
            }
        }

        return this;
    }

    public ScoredPair[] Pairs =>
        [.. weights.Where(pair => ScoredPair.ProbabilityOf(pair.Value) >= 0.05).OrderBy(pair => pair.Key).Select(pair => new ScoredPair(pair.Key.A, pair.Key.B, pair.Value))];

    public int[] Clusters(LinkageOptions? options = null, byte[]? sources = null) =>
        PersonClusters.Of(count, Pairs, sources, (a, b) => this[a, b], options ?? new LinkageOptions());

    public static WeightGraph Random(int seed, int count, double share, double spread = 8)
    {
        var random = new Random(seed);
        var graph = new WeightGraph(count);
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                graph[a, b] = random.NextDouble() < share ? (float)((random.NextDouble() * 2 * spread) - (spread / 2)) : (float)(-12 * random.NextDouble());
            }
        }

        return graph;
    }

    /// <summary>Groups as sets of records, to compare whatever their numbers.</summary>
    public static string Text(int[] clusters) => string.Join(" | ",
        Enumerable.Range(0, clusters.Length).GroupBy(record => clusters[record]).Select(group => string.Join(",", group.Order())).Order(StringComparer.Ordinal));
}
