using Tsela.Engine.Matching.Comparing;

namespace Tsela.Engine.Matching.Scoring;

/// <summary>Weighs pairs by what was learned: bits of each outcome, and more for a rare shared value than for a common one.</summary>
internal sealed class Scorer
{
    private readonly Comparison[] comparisons;
    private readonly double[][] weights;
    private readonly float[][] rarity;
    private readonly double[] mostAfter;

    public Scorer(Comparison[] comparisons, LinkageModel model)
    {
        this.comparisons = comparisons;
        weights = [.. model.Comparisons.Select(comparison => comparison.Levels.Select(level => level.Weight).ToArray())];
        rarity = [.. comparisons.Select(RarityOf)];
        mostAfter = new double[comparisons.Length + 1];
        for (var index = comparisons.Length - 1; index >= 0; index--)
        {
            var rarest = rarity[index].Length == 0 ? 0 : rarity[index].Max();
            mostAfter[index] = mostAfter[index + 1] + Math.Max(0, Math.Max(weights[index].Max(), weights[index][0] + rarest));
        }
    }

    /// <summary>Bits of evidence of a pair, the prior not counted; negative infinity where it cannot reach the floor.</summary>
    public double Weigh(int a, int b, double floor)
    {
        var weight = 0d;
        for (var index = 0; index < comparisons.Length; index++)
        {
            var level = comparisons[index].LevelOf(a, b);
            if (level >= 0)
            {
                weight += weights[index][level] + Rarity(index, level, a);
            }

            if (weight + mostAfter[index + 1] < floor)
            {
                return double.NegativeInfinity;
            }
        }

        return weight;
    }

    /// <summary>Bits of one outcome in general, and bits for the rarity of the shared value.</summary>
    public (double Agreement, double Rarity) Parts(int comparison, int level, int record) =>
        (weights[comparison][level], Rarity(comparison, level, record));

    private float Rarity(int comparison, int level, int record) =>
        level < comparisons[comparison].EqualLevels ? rarity[comparison][comparisons[comparison].GroupOf(level, record)] : 0;

    // a value that c records share is met by chance with probability (c - 1)/(n - 1); on average that is what u says
    private static float[] RarityOf(Comparison comparison)
    {
        var counts = comparison.GroupCounts(0);
        double equal = 0, present = 0;
        for (var group = 1; group < counts.Length; group++)
        {
            equal += (double)counts[group] * (counts[group] - 1);
            present += counts[group];
        }

        if (equal == 0)
        {
            return new float[counts.Length];
        }

        var average = equal / present;
        return [.. counts.Select((count, group) => group == 0 ? 0 : (float)Math.Log2(average / Math.Max(count - 0.5, 0.5)))];
    }
}
