namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// Clusters in which each source stands once at most: source after source is assigned to the groups so far, so that the
/// evidence of all its links together is greatest. With two sources this is the linear sum assignment of Jaro (1989).
/// </summary>
internal sealed class OneToOne(PersonGroups groups, WeighedPairs pairs, Separations separations, byte[] sources, double threshold)
{
    /// <summary>Size of a component, in edges times those on its left, up to which it is assigned exactly.</summary>
    private const long ExactMax = 20_000_000;

    private readonly JointEvidence evidence = new(pairs, threshold);
    private readonly int[] lowest = new int[groups.Count];

    /// <param name="order">Numbers of the pairs that may be linked, heaviest first.</param>
    public void Run(int[] order)
    {
        Array.Fill(lowest, int.MaxValue);
        for (var record = 0; record < groups.Count; record++)
        {
            ref var low = ref lowest[groups.Of(record)];
            low = Math.Min(low, sources[record]);
        }

        foreach (var source in lowest.Where(low => low != int.MaxValue).Distinct().Order().Skip(1).ToArray())
        {
            var edges = Edges(order, source);
            if (edges.Count > 0)
            {
                Assign(edges);
            }
        }
    }

    /// <summary>Links between groups whose first source is this one and groups that have an earlier one.</summary>
    private Dictionary<(int Early, int Late), double> Edges(int[] order, int source)
    {
        var edges = new Dictionary<(int Early, int Late), double>();
        foreach (var at in order)
        {
            var pair = pairs.All[at];
            var (one, other) = (groups.Of(pair.A), groups.Of(pair.B));
            var (early, late) = lowest[one] < lowest[other] ? (one, other) : (other, one);
            if (lowest[late] != source || lowest[early] >= source || edges.ContainsKey((early, late)))
            {
                continue;
            }

            var weight = groups.SizeOf(one) + groups.SizeOf(other) == 2 ? pair.Weight : evidence.Between(groups, pair.A, pair.B);
            if (weight >= threshold && Disjoint(early, late) && separations.Allow(groups, early, late))
            {
                edges.Add((early, late), weight - Math.Min(threshold, 0));
            }
        }

        return edges;
    }

    private bool Disjoint(int one, int other)
    {
        var named = groups.Members(one).Select(record => sources[record]).ToHashSet();
        return !Array.Exists(groups.Members(other), record => named.Contains(sources[record]));
    }

    private void Assign(Dictionary<(int Early, int Late), double> edges)
    {
        var joined = new PersonGroups(groups.Count);
        foreach (var (early, late) in edges.Keys)
        {
            if (joined.Of(early) != joined.Of(late))
            {
                joined.Join(joined.Of(early), joined.Of(late));
            }
        }

        // by first records, so that the numbers of groups, which depend on the way here, decide nothing
        var components = edges.OrderBy(edge => groups.FirstOf(edge.Key.Early)).ThenBy(edge => groups.FirstOf(edge.Key.Late))
            .GroupBy(edge => joined.Of(edge.Key.Early));
        foreach (var component in components.Select(component => component.ToArray()))
        {
            Link(component);
        }
    }

    private void Link(KeyValuePair<(int Early, int Late), double>[] component)
    {
        var early = component.Select(edge => edge.Key.Early).Distinct().ToArray();
        var late = component.Select(edge => edge.Key.Late).Distinct().ToArray();
        var (earlyAt, lateAt) = (Places(early), Places(late));
        (int Left, int Right, double Weight)[] edges = [.. component.Select(edge => (earlyAt[edge.Key.Early], lateAt[edge.Key.Late], edge.Value))];
        var partners = (long)early.Length * edges.Length <= ExactMax
            ? HeaviestAssignment.Of(early.Length, late.Length, edges)
            : HeaviestFirstAssignment.Of(early.Length, late.Length, edges);
        for (var at = 0; at < partners.Length; at++)
        {
            if (partners[at] >= 0)
            {
                var source = lowest[early[at]];
                var record = groups.FirstOf(early[at]);
                groups.Join(early[at], late[partners[at]]);
                lowest[groups.Of(record)] = source;
            }
        }
    }

    private static Dictionary<int, int> Places(int[] numbers) => numbers.Select((number, at) => (number, at)).ToDictionary(place => place.number, place => place.at);
}
