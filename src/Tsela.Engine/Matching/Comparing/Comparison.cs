using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Compares two records by one feature and says which of its ordered outcomes holds.</summary>
internal abstract class Comparison(Feature feature, string[] labels)
{
    /// <summary>No outcome: one of the two says nothing.</summary>
    public const int Missing = -1;

    public Feature Feature { get; } = feature;

    /// <summary>The outcomes from the strongest agreement (0) to disagreement (the last).</summary>
    public string[] Labels { get; } = labels;

    /// <summary>Outcomes below this number are agreements of which the frequency of the value tells more.</summary>
    public abstract int EqualLevels { get; }

    /// <summary>Whether an outcome takes a look at the letters of two values, which is what costs most.</summary>
    public virtual bool LooksAtLetters => true;

    /// <summary>The outcome for two records, or <see cref="Missing"/>.</summary>
    public abstract int LevelOf(int a, int b);

    /// <summary>At an equal outcome: the group of equal values that this record's value belongs to.</summary>
    public abstract int GroupOf(int level, int record);

    /// <summary>At an equal outcome: records of each group; the first group is that of missing values.</summary>
    public abstract int[] GroupCounts(int level);

    /// <summary>Bits that the values of two records add to an outcome that is no equality.</summary>
    public virtual float RarityOf(int level, int a, int b) => 0;

    /// <summary>Share of an outcome among all pairs that have one, where it can be counted without drawing pairs; null where it cannot.</summary>
    public virtual double? ShareOfStrangers(int level)
    {
        if (level >= EqualLevels)
        {
            return null;
        }

        double equal = 0, present = 0;
        foreach (var count in GroupCounts(level).AsSpan(1))
        {
            equal += (double)count * (count - 1);
            present += count;
        }

        return present < 2 ? null : equal / (present * (present - 1));
    }
}
