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

    // the share of equal values is known exactly from how often each value stands
    private static void Share(double[] counts, Comparison comparison)
    {
        var pairs = counts.Sum();
        for (var level = 0; level < counts.Length; level++)
        {
            // an outcome that was not drawn is rare, not impossible
            counts[level] = (counts[level] + 0.1) / (pairs + (0.1 * counts.Length));
        }

        for (var level = 0; level < comparison.EqualLevels; level++)
        {
            var groups = comparison.GroupCounts(level);
            double equal = 0, present = 0;
            for (var group = 1; group < groups.Length; group++)
            {
                equal += (double)groups[group] * (groups[group] - 1);
                present += groups[group];
            }

            if (level == 0 && present > 1)
            {
                var exact = Math.Max(equal / (present * (present - 1)), 0.05 / (present * present));
                var others = 1 - counts[0];
                for (var other = 1; other < counts.Length; other++)
                {
                    counts[other] *= (1 - exact) / others;
                }

                counts[0] = exact;
            }
        }
    }
}
