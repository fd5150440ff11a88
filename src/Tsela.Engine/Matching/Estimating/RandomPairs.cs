using Tsela.Engine.Matching.Comparing;

namespace Tsela.Engine.Matching.Estimating;

/// <summary>Outcomes of pairs drawn at random: nearly all are strangers, so they say what strangers agree on.</summary>
internal static class RandomPairs
{
    private const int Draws = 200_000;

    /// <summary>For each comparison the share of each outcome among pairs that have one.</summary>
    public static double[][] Outcomes(Comparison[] comparisons, int count, byte[]? sources, LinkageScope scope, int seed, CancellationToken cancellationToken)
    {
        var counts = comparisons.Select(comparison => new double[comparison.Labels.Length]).ToArray();
        void Look(int a, int b)
        {
            if (scope != LinkageScope.Everywhere && sources is not null && sources[a] == sources[b])
            {
                return;
            }

            for (var index = 0; index < comparisons.Length; index++)
            {
                var level = comparisons[index].LevelOf(a, b);
                if (level >= 0)
                {
                    counts[index][level]++;
                }
            }
        }

        if ((long)count * (count - 1) / 2 <= Draws)
        {
            for (var a = 0; a < count; a++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var b = a + 1; b < count; b++)
                {
                    Look(a, b);
                }
            }
        }
        else
        {
            var random = new Random(seed);
            for (var draw = 0; draw < Draws; draw++)
            {
                var (a, b) = (random.Next(count), random.Next(count - 1));
                Look(a, b >= a ? b + 1 : b);
            }
        }

        for (var index = 0; index < comparisons.Length; index++)
        {
            Share(counts[index], comparisons[index]);
        }

        return counts;
    }

    // shares that can be counted exactly are taken so, the others from the pairs drawn
    private static void Share(double[] counts, Comparison comparison)
    {
        var pairs = counts.Sum();
        double counted = 0, drawn = 0;
        var exact = new double?[counts.Length];
        for (var level = 0; level < counts.Length; level++)
        {
            exact[level] = comparison.ShareOfStrangers(level);
            counted += exact[level] ?? 0;

            // an outcome that was not drawn is rare, not impossible
            counts[level] = (counts[level] + 0.1) / (pairs + (0.1 * counts.Length));
            drawn += exact[level] is null ? counts[level] : 0;
        }

        double present = comparison.GroupCounts(0).AsSpan(1).ToArray().Sum(count => (double)count);
        for (var level = 0; level < counts.Length; level++)
        {
            counts[level] = exact[level] is { } share
                ? Math.Max(share, 0.05 / (present * present))
                : counts[level] * (1 - counted) / drawn;
        }
    }
}
