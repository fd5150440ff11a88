using Tsela.Engine.Matching;
using Tsela.Linkage.Reading;
using Tsela.Linkage.Runs;

namespace Tsela.Linkage.RunLinkage;

/// <summary>What each series brought.</summary>
internal static class RunShares
{
    public static IReadOnlyList<SeriesShare> Of(PersonsRead persons, int[] clusters) =>
    [
        .. persons.Deliveries.GroupBy(delivery => delivery.Series, StringComparer.Ordinal).Select(series => new SeriesShare(
            series.Key,
            series.Sum(delivery => (long)delivery.Count),
            series.SelectMany(delivery => Enumerable.Range(delivery.First, delivery.Count)).Select(number => clusters[persons.Records[number].Description])
                .Distinct().LongCount())),
    ];
}

/// <summary>The kept pairs by weight, a bar a bit.</summary>
internal static class WeightBars
{
    public static IReadOnlyList<WeightBar> Of(ScoredPair[] pairs, int[] clusters) =>
    [
        .. pairs.GroupBy(pair => (int)Math.Clamp(Math.Floor(pair.Weight), WeightBar.Lowest, WeightBar.Highest)).OrderBy(group => group.Key)
            .Select(group => new WeightBar(group.Key, group.LongCount(), group.LongCount(pair => clusters[pair.A] == clusters[pair.B]))),
    ];
}
