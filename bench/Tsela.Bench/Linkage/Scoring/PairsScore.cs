using System.Runtime.InteropServices;

namespace Tsela.Bench.Linkage.Scoring;

/// <summary>A pair as the command wrote it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WrittenPair(int A, int B, double Probability, double Weight);

/// <summary>What the scored pairs say, before they are made into clusters.</summary>
/// <param name="Kept">Pairs written.</param>
/// <param name="Offered">Share of all true pairs that were written: what blocking and the least probability let through.</param>
/// <param name="Sure">Pairs at probability 0.99 or more.</param>
/// <param name="SureWrong">Those of them that are two persons.</param>
/// <param name="BestF1">F1 of connected components at the threshold that the truth would pick.</param>
/// <param name="BestAt">That threshold, a probability.</param>
internal sealed record PairsScore(int Kept, double Offered, int Sure, int SureWrong, double BestF1, double BestAt)
{
    public double SureWrongShare => Sure == 0 ? 0 : (double)SureWrong / Sure;

    public static PairsScore Of(List<WrittenPair> pairs, IReadOnlyList<int> entities)
    {
        var trueCount = entities.CountBy(entity => entity).Sum(group => PairwiseScore.PairsOf(group.Value));
        var sure = pairs.Where(pair => pair.Probability >= 0.99).ToArray();
        var (best, at) = Best(pairs, entities, trueCount);
        return new PairsScore(
            pairs.Count, trueCount == 0 ? 1 : (double)pairs.Count(IsTrue) / trueCount, sure.Length, sure.Count(pair => !IsTrue(pair)), best, at);

        bool IsTrue(WrittenPair pair) => entities[pair.A] == entities[pair.B];
    }

    private static (double F1, double At) Best(List<WrittenPair> pairs, IReadOnlyList<int> entities, long trueCount)
    {
        var components = new Components(entities);
        var (best, at) = (0.0, 1.0);
        var sorted = pairs.OrderByDescending(pair => pair.Weight).ToArray();
        for (var index = 0; index < sorted.Length; index++)
        {
            components.Join(sorted[index].A, sorted[index].B);
            var isLastOfItsWeight = index + 1 == sorted.Length || sorted[index + 1].Weight < sorted[index].Weight;
            if (isLastOfItsWeight && new PairwiseScore(components.Found, trueCount, components.Both).F1 is var f1 && f1 > best)
            {
                (best, at) = (f1, sorted[index].Probability);
            }
        }

        return (best, at);
    }

    /// <summary>Connected components that know how many pairs of one person they hold.</summary>
    private sealed class Components
    {
        private readonly int[] parents;
        private readonly Dictionary<int, int>[] counts;

        public Components(IReadOnlyList<int> entities)
        {
            parents = [.. Enumerable.Range(0, entities.Count)];
            counts = [.. entities.Select(entity => new Dictionary<int, int> { [entity] = 1 })];
        }

        public long Found { get; private set; }

        public long Both { get; private set; }

        public void Join(int a, int b)
        {
            var (large, small) = (Root(a), Root(b));
            if (large == small)
            {
                return;
            }

            if (counts[large].Count < counts[small].Count)
            {
                (large, small) = (small, large);
            }

            Found += (long)counts[large].Values.Sum() * counts[small].Values.Sum();
            foreach (var (entity, count) in counts[small])
            {
                counts[large].TryGetValue(entity, out var there);
                Both += (long)there * count;
                counts[large][entity] = there + count;
            }

            counts[small] = [];
            parents[small] = large;
        }

        private int Root(int record)
        {
            while (parents[record] != record)
            {
                record = parents[record] = parents[parents[record]];
            }

            return record;
        }
    }
}
