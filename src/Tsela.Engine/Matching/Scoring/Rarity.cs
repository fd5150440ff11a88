using Tsela.Engine.Matching.Comparing;

namespace Tsela.Engine.Matching.Scoring;

/// <summary>
/// What the frequency of a shared value says (Winkler 1989): a value that c of n records have is met by chance with
/// probability (c - 1)/(n - 1), and the weight of the outcome stands for the average value.
/// </summary>
internal sealed class Rarity
{
    private readonly Comparison[] comparisons;
    private readonly float[][] bits;

    public Rarity(Comparison[] comparisons)
    {
        this.comparisons = comparisons;
        bits = [.. comparisons.Select(BitsOf)];
    }

    /// <summary>Bits to add for the value that a pair shares; 0 for outcomes that are no equality.</summary>
    public float Of(int comparison, int level, int record) =>
        level >= 0 && level < comparisons[comparison].EqualLevels ? bits[comparison][comparisons[comparison].GroupOf(level, record)] : 0;

    /// <summary>The most that a comparison can add.</summary>
    public float Most(int comparison) => bits[comparison].Max();

    private static float[] BitsOf(Comparison comparison)
    {
        var counts = comparison.GroupCounts(0);
        double equal = 0, present = 0;
        foreach (var count in counts.AsSpan(1))
        {
            equal += (double)count * (count - 1);
            present += count;
        }

        return equal == 0
            ? new float[counts.Length]
            : [.. counts.Select((count, group) => group == 0 ? 0 : (float)Math.Log2(equal / present / Math.Max(count - 0.5, 0.5)))];
    }
}
