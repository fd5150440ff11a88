using Tsela.Engine.Matching.Clustering;

namespace Tsela.Engine.Matching;

/// <summary>Why the records of one cluster are held to be one person.</summary>
/// <param name="Pairs">Every two of its records, the heaviest first; where it has more records than are looked at, the pairs of those.</param>
/// <param name="Tree">The links that hold it together: of all ways to connect the records, the one whose weakest link is strongest.</param>
/// <param name="WeakestLink">The weakest of them, over which the cluster would fall apart; null for one record.</param>
/// <param name="Sides">The records on either side of the weakest link.</param>
/// <param name="Between">Joint evidence in bits between the two sides, as the clustering weighs it.</param>
public sealed record ClusterEvidence(
    IReadOnlyList<ScoredPair> Pairs, IReadOnlyList<ScoredPair> Tree, ScoredPair? WeakestLink, (IReadOnlyList<int> One, IReadOnlyList<int> Other) Sides, double Between)
{
    /// <summary>Records of a cluster that are looked at.</summary>
    public const int RecordsMax = 100;

    /// <summary>The two records that contradict each other most; null where no two do.</summary>
    public ScoredPair? Contradiction => Pairs.Count > 0 && Pairs[^1].Weight < 0 ? Pairs[^1] : null;

    /// <summary>Whether one link alone joins the two sides: no other pair between them speaks for one person.</summary>
    public bool IsBridge => WeakestLink is not null && Pairs.Count(pair => pair.Weight > 0 && Sides.One.Contains(pair.A) != Sides.One.Contains(pair.B)) == 1;

    /// <summary>Looks at one cluster.</summary>
    /// <param name="records">Its records, each once; of more than <see cref="RecordsMax"/> the first in ascending order are looked at.</param>
    /// <param name="weightOf">Bits of evidence for any two records.</param>
    /// <param name="threshold">Probability from which the linkage linked.</param>
    public static ClusterEvidence Of(IEnumerable<int> records, Func<int, int, double> weightOf, double threshold)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(weightOf);
        int[] members = [.. records.Order().Take(RecordsMax)];
        var pairs = new List<ScoredPair>();
        for (var one = 0; one < members.Length; one++)
        {
            for (var other = one + 1; other < members.Length; other++)
            {
                pairs.Add(new ScoredPair(members[one], members[other], (float)weightOf(members[one], members[other])));
            }
        }

        pairs = [.. pairs.OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.A).ThenBy(pair => pair.B)];
        var tree = TreeOf(members, pairs);
        if (tree.Count == 0)
        {
            return new ClusterEvidence(pairs, tree, null, (members, []), 0);
        }

        var weakest = tree[^1];
        var sideOf = Components(members, tree.Take(tree.Count - 1));
        int[] sideOne = [.. members.Where(member => sideOf[member] == sideOf[weakest.A])];
        int[] sideOther = [.. members.Where(member => sideOf[member] == sideOf[weakest.B])];
        return new ClusterEvidence(pairs, tree, weakest, (sideOne, sideOther), JointEvidence.Between(sideOne, sideOther, weightOf, ScoredPair.WeightOf(threshold)));
    }

    /// <summary>The heaviest spanning tree (Kruskal 1956), its heaviest link first.</summary>
    private static List<ScoredPair> TreeOf(int[] members, List<ScoredPair> heaviestFirst)
    {
        var component = members.ToDictionary(member => member);
        var tree = new List<ScoredPair>();
        foreach (var pair in heaviestFirst.Where(pair => component[pair.A] != component[pair.B]))
        {
            Join(component, members, pair);
            tree.Add(pair);
        }

        return tree;
    }

    private static Dictionary<int, int> Components(int[] members, IEnumerable<ScoredPair> links)
    {
        var component = members.ToDictionary(member => member);
        foreach (var link in links)
        {
            Join(component, members, link);
        }

        return component;
    }

    private static void Join(Dictionary<int, int> component, int[] members, ScoredPair link)
    {
        var (kept, lost) = (component[link.A], component[link.B]);
        foreach (var member in members.Where(member => component[member] == lost))
        {
            component[member] = kept;
        }
    }
}
