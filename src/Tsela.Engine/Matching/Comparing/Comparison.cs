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

    /// <summary>The outcome for two records, or <see cref="Missing"/>.</summary>
    public abstract int LevelOf(int a, int b);

    /// <summary>At an equal outcome: the group of equal values that this record's value belongs to.</summary>
    public abstract int GroupOf(int level, int record);

    /// <summary>At an equal outcome: records of each group; the first group is that of missing values.</summary>
    public abstract int[] GroupCounts(int level);
}
