using Tsela.Engine.Sdmx;
using Tsela.Engine.Sdmx.Data;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>Sorts series, and the figures in them, by ids of codes, periods and values.</summary>
internal static class SeriesOrder
{
    public static IEnumerable<FlowSeries> Sorted(IEnumerable<FlowSeries> series, SdmxFlow flow, DataQuestion question)
    {
        var isFlat = question.ObservationDimension == DataMessage.AllDimensions;
        var own = isFlat ? flow.Head.TimePlace : flow.Head.PlaceOf(question.ObservationDimension);
        var ranks = Ranks(flow);
        if (isFlat)
        {
            return By(series.OneByOne(), question.Order, (one, by) => by.Dimension < 0 ? one.Observations[0].Value ?? decimal.MinValue
                : ranks[by.Dimension][by.Dimension == own ? one.Observations[0].Place : one.Key[by.Dimension]]);
        }

        SortedBy[] within = [.. question.Order.Where(by => by.Dimension < 0 || by.Dimension == own)];
        SortedBy[] among = [.. question.Order.Except(within)];
        return By(
            series.Select(one => within.Length == 0 ? one : one with
            {
                Observations = [.. By(one.Observations, within, (observation, by) => by.Dimension < 0 ? observation.Value ?? decimal.MinValue : ranks[own][observation.Place])],
            }),
            among, (one, by) => ranks[by.Dimension][one.Key[by.Dimension]]);
    }

    private static IEnumerable<T> By<T>(IEnumerable<T> items, IReadOnlyList<SortedBy> order, Func<T, SortedBy, decimal> rank)
    {
        IOrderedEnumerable<T>? sorted = null;
        foreach (var by in order)
        {
            decimal Rank(T item) => rank(item, by);
            sorted = (sorted, by.Descending) switch
            {
                (null, false) => items.OrderBy(Rank),
                (null, true) => items.OrderByDescending(Rank),
                (_, false) => sorted.ThenBy(Rank),
                _ => sorted.ThenByDescending(Rank),
            };
        }

        return sorted ?? items;
    }

    /// <summary>For each dimension, time last, the rank of each place: codes by their ids, periods in the order of time.</summary>
    private static int[][] Ranks(SdmxFlow flow) =>
    [
        .. flow.Dimensions.Select(dimension =>
        {
            List<string> sorted = [.. dimension.Codes.Select(code => code.Id).Order(StringComparer.Ordinal)];
            return dimension.Codes.Select(code => sorted.BinarySearch(code.Id, StringComparer.Ordinal)).ToArray();
        }),
        [.. Enumerable.Range(0, flow.Periods.Count)],
    ];
}
