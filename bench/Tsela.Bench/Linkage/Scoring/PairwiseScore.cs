using System.Runtime.InteropServices;

namespace Tsela.Bench.Linkage.Scoring;

/// <summary>How well groups of records agree with the persons: over all pairs of records of one person, also those that were never compared.</summary>
/// <param name="Found">Pairs of records in one group.</param>
/// <param name="True">Pairs of records of one person.</param>
/// <param name="Both">Pairs that are both.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PairwiseScore(long Found, long True, long Both)
{
    public double Precision => Found == 0 ? 1 : (double)Both / Found;

    public double Recall => True == 0 ? 1 : (double)Both / True;

    public double F1 => Found + True == 0 ? 1 : 2.0 * Both / (Found + True);

    public static PairwiseScore Of(IReadOnlyList<int> groups, IReadOnlyList<int> entities)
    {
        var both = groups.Zip(entities);
        return new PairwiseScore(Pairs(groups), Pairs(entities), Pairs(both));
    }

    public static long PairsOf(long count) => count * (count - 1) / 2;

    private static long Pairs<T>(IEnumerable<T> keys) where T : notnull => keys.CountBy(key => key).Sum(group => PairsOf(group.Value));
}
