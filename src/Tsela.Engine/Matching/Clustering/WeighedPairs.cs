using System.Runtime.InteropServices;

namespace Tsela.Engine.Matching.Clustering;

/// <summary>The weight of any two records: as scored where the pair was kept, asked otherwise.</summary>
internal sealed class WeighedPairs
{
    private readonly ScoredPair[] pairs;
    private readonly int[] starts;
    private readonly Func<int, int, double> weightOf;

    /// <param name="count">Records.</param>
    /// <param name="pairs">Pairs in ascending order of their records.</param>
    /// <param name="weightOf">Bits of evidence for any two records.</param>
    public WeighedPairs(int count, IReadOnlyList<ScoredPair> pairs, Func<int, int, double> weightOf)
    {
        this.pairs = pairs as ScoredPair[] ?? [.. pairs];
        this.weightOf = weightOf;
        starts = new int[count + 1];
        var before = (A: -1, B: -1);
        foreach (var pair in this.pairs)
        {
            if (pair.A < 0 || pair.B <= pair.A || pair.B >= count || (pair.A, pair.B).CompareTo(before) <= 0)
            {
                throw new ArgumentException($"The pair of records {pair.A} and {pair.B} is out of order or out of range.", nameof(pairs));
            }

            before = (pair.A, pair.B);
            starts[pair.A + 1]++;
        }

        for (var record = 0; record < count; record++)
        {
            starts[record + 1] += starts[record];
        }
    }

    public ReadOnlySpan<ScoredPair> All => pairs;

    /// <summary>Pairs in which the record is the first.</summary>
    public ReadOnlySpan<ScoredPair> From(int record) => pairs.AsSpan(starts[record]..starts[record + 1]);

    public double Of(int a, int b)
    {
        if (a > b)
        {
            (a, b) = (b, a);
        }

        var (low, high) = (starts[a], starts[a + 1] - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var at = pairs[middle].B;
            if (at == b)
            {
                return pairs[middle].Weight;
            }

            (low, high) = at < b ? (middle + 1, high) : (low, middle - 1);
        }

        return weightOf(a, b);
    }

    /// <summary>Numbers of the pairs that weigh at least so much, the heaviest first; of equal ones the first records first.</summary>
    public int[] HeaviestFirst(double from)
    {
        var keys = new List<ulong>();
        for (var at = 0; at < pairs.Length; at++)
        {
            if (pairs[at].Weight >= from)
            {
                keys.Add(((ulong)~Ascending(pairs[at].Weight) << 32) | (uint)at);
            }
        }

        var sorted = CollectionsMarshal.AsSpan(keys);
        sorted.Sort();
        var order = new int[sorted.Length];
        for (var at = 0; at < order.Length; at++)
        {
            order[at] = (int)(uint)sorted[at];
        }

        return order;
    }

    /// <summary>A whole number that grows with the weight.</summary>
    private static uint Ascending(float weight)
    {
        var bits = BitConverter.SingleToUInt32Bits(weight);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }
}
