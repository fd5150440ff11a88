using Tsela.Engine.Matching;

namespace Tsela.Linkage.RunLinkage;

/// <summary>Which descriptions hang together by kept pairs and decisions with one that has changed: a cluster never reaches further.</summary>
internal sealed class TouchedComponents
{
    private readonly int[] parent;
    private readonly HashSet<int> touched = [];

    public TouchedComponents(int count, IEnumerable<ScoredPair> pairs, IEnumerable<Decision> decisions)
    {
        parent = [.. Enumerable.Range(0, count)];
        foreach (var pair in pairs)
        {
            Join(pair.A, pair.B);
        }

        foreach (var decision in decisions)
        {
            Join(decision.A, decision.B);
        }
    }

    public void Touch(int number) => touched.Add(Root(number));

    public bool Holds(int number) => touched.Contains(Root(number));

    private void Join(int a, int b)
    {
        var (first, second) = (Root(a), Root(b));
        parent[Math.Max(first, second)] = Math.Min(first, second);
    }

    private int Root(int number)
    {
        while (parent[number] != number)
        {
            number = parent[number] = parent[parent[number]];
        }

        return number;
    }
}
