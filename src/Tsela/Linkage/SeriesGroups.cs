using System.Numerics;

namespace Tsela.Linkage;

/// <summary>Joins descriptions along the links, strongest first, and tells which two series each link is the first to join.</summary>
/// <param name="series">Of each description the series that it stands in, a bit each.</param>
internal sealed class SeriesGroups(ulong[] series)
{
    private readonly int[] parents = [.. Enumerable.Range(0, series.Length)];
    private readonly Dictionary<int, HashSet<(int, int)>> joined = [];

    /// <summary>The series of a description alone.</summary>
    public ulong SeriesOf(int description) => own[description];

    private readonly ulong[] own = [.. series];

    /// <summary>The pairs of series between which there was no way before, the smaller first.</summary>
    public IEnumerable<(int First, int Second)> Join(int a, int b)
    {
        var (one, other) = (Root(a), Root(b));
        if (one == other)
        {
            return [];
        }

        var known = Known(one);
        known.UnionWith(Known(other));
        List<(int, int)> now = [.. Pairs(series[one], series[other]).Select(pair => (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second))).Where(known.Add)];
        parents[other] = one;
        series[one] |= series[other];
        joined.Remove(other);
        joined[one] = known;
        return now;
    }

    /// <summary>Each series of the one with each other series of the other.</summary>
    public static IEnumerable<(int First, int Second)> Pairs(ulong one, ulong other)
    {
        for (var rest = one; rest != 0; rest &= rest - 1)
        {
            var first = BitOperations.TrailingZeroCount(rest);
            for (var others = other; others != 0; others &= others - 1)
            {
                if (BitOperations.TrailingZeroCount(others) is var second && second != first)
                {
                    yield return (first, second);
                }
            }
        }
    }

    // two series that share a description need no link
    private HashSet<(int, int)> Known(int root) =>
        joined.TryGetValue(root, out var known) ? known : [.. Pairs(series[root], series[root]).Where(pair => pair.First < pair.Second)];

    private int Root(int description)
    {
        while (parents[description] != description)
        {
            description = parents[description] = parents[parents[description]];
        }

        return description;
    }
}
