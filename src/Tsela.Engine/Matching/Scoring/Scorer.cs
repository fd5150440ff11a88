using Tsela.Engine.Matching.Comparing;

namespace Tsela.Engine.Matching.Scoring;

/// <summary>Weighs pairs by what was learned: bits of each outcome, and more for a rare shared value than for a common one.</summary>
internal sealed class Scorer
{
    private readonly Comparison[] comparisons;
    private readonly double[][] weights;
    private readonly Rarity rarity;
    private readonly double[] mostAfter;

    public Scorer(Comparison[] comparisons, LinkageModel model)
    {
        this.comparisons = comparisons;
        rarity = new Rarity(comparisons);
        weights = [.. model.Comparisons.Select(comparison => comparison.Levels.Select(level => level.Weight).ToArray())];
        mostAfter = new double[comparisons.Length + 1];
        for (var index = comparisons.Length - 1; index >= 0; index--)
        {
            mostAfter[index] = mostAfter[index + 1] + Math.Max(0, Math.Max(weights[index].Max(), weights[index][0] + rarity.Most(index)));
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
                weight += weights[index][level] + rarity.Of(index, level, a);
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
        (weights[comparison][level], rarity.Of(comparison, level, record));
}
