using Tsela.Engine.Matching.Comparing;

namespace Tsela.Engine.Matching.Scoring;

/// <summary>
/// What the frequency of values says. A value that c of n records share is met by chance with probability
/// (c - 1)/(n - 1) (Winkler 1989): the weight of an outcome stands for the average value, the bits here for the
/// difference from it.
/// </summary>
internal sealed class Rarity
{
    // a comparison's own bits beyond these are more than any sensible floor asks for
    private const float MostOfOther = 8;

    private readonly Comparison[] comparisons;

    // [comparison][level][group]; no groups where the level's rarity does not vary
    private readonly float[][][] bits;

    public Rarity(Comparison[] comparisons)
    {
        this.comparisons = comparisons;
        bits = [.. comparisons.Select(BitsOf)];
    }

    /// <summary>Bits to add for the values of a pair at its outcome.</summary>
    public float Of(int comparison, int level, int a, int b)
    {
        if (level < 0)
        {
            return 0;
        }

        var ofGroup = bits[comparison][level];
        if (ofGroup.Length == 0)
        {
            return comparisons[comparison].RarityOf(level, a, b);
        }

        var groups = comparisons[comparison];
        return Math.Min(ofGroup[groups.GroupOf(level, a)], ofGroup[groups.GroupOf(level, b)]);
    }

    /// <summary>The most that a comparison can add at an outcome.</summary>
    public float Most(int comparison, int level) => bits[comparison][level].Length == 0 ? MostOfOther : bits[comparison][level].Max();

    private static float[][] BitsOf(Comparison comparison) =>
        [.. comparison.Labels.Select((_, level) => level < comparison.EqualLevels ? BitsOfEquals(comparison.GroupCounts(level)) : [])];

    private static float[] BitsOfEquals(int[] counts)
    {
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
