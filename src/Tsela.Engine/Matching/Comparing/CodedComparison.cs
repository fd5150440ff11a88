using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>A comparison whose only equal outcome is one spelling: values are compared by their plain forms.</summary>
internal abstract class CodedComparison : Comparison
{
    private readonly int[] plainOfRecord;
    private readonly int[] countOfPlain;

    /// <param name="feature">What is compared.</param>
    /// <param name="labels">Its outcomes.</param>
    /// <param name="plain">Plain form of each distinct value; empty where the value says nothing.</param>
    protected CodedComparison(Feature feature, string[] labels, string[] plain)
        : base(feature, labels)
    {
        var (plainOfCode, distinct) = Coding.Of(plain);
        Plain = distinct;
        plainOfRecord = new int[feature.Codes.Length];
        countOfPlain = new int[distinct.Length];
        for (var record = 0; record < plainOfRecord.Length; record++)
        {
            plainOfRecord[record] = plainOfCode[feature.Codes[record]];
        }

        for (var code = 0; code < plainOfCode.Length; code++)
        {
            countOfPlain[plainOfCode[code]] += feature.Counts[code];
        }
    }

    public sealed override int EqualLevels => 1;

    /// <summary>Distinct plain forms; the first is empty.</summary>
    protected string[] Plain { get; }

    public sealed override int LevelOf(int a, int b)
    {
        var (first, second) = (plainOfRecord[a], plainOfRecord[b]);
        return first == 0 || second == 0 ? Missing : first == second ? 0 : LevelOfForms(first, second);
    }

    public sealed override int GroupOf(int level, int record) => plainOfRecord[record];

    public sealed override int[] GroupCounts(int level) => countOfPlain;

    /// <summary>Whether one of two forms is rare beside the other: an error, or a name of its own that few bear.</summary>
    protected bool IsRareBeside(int a, int b) => Coding.IsRareBeside(countOfPlain[a], countOfPlain[b]);

    /// <summary>The outcome for two plain forms that differ.</summary>
    protected abstract int LevelOfForms(int a, int b);
}
