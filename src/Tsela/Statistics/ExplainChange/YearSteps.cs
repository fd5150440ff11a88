using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ExplainChange;

/// <summary>
/// Two years of one snapshot: which months of the year each series was delivered for in both. The figures of these months
/// alone tell how much of the change is a change, and how much is that more or less was delivered.
/// </summary>
internal sealed class YearSteps(OpenSnapshot snapshot, IReadOnlyList<string> series, int earlier, int later)
{
    /// <summary>The snapshot with the months of a year that were delivered in both; null where both years were delivered alike.</summary>
    public OpenSnapshot? Comparable(int year)
    {
        var states = snapshot.Manifest.Series.ToDictionary(
            one => one.Id,
            one => StateOfSeries.Of(snapshot, one.Id, delivery => !series.Contains(one.Id, StringComparer.Ordinal) || IsComparable(one, delivery, year)),
            StringComparer.Ordinal);
        return states.All(one => one.Value.Deliveries.Count == snapshot.Manifest.Of(one.Key)!.Deliveries.Count)
            ? null
            : new RegisterState(null, snapshot, states, snapshot.Manifest.Entered, snapshot.Manifest.Linkage).Assemble();
    }

    /// <summary>The deliveries of a year that have no counterpart in the other.</summary>
    public IEnumerable<(string Series, SnapshotDelivery Delivery)> Alone(int year) => snapshot.Manifest.Series
        .Where(one => series.Contains(one.Id, StringComparer.Ordinal))
        .SelectMany(one => one.Deliveries.Where(delivery => !IsComparable(one, delivery, year)).Select(delivery => (one.Id, delivery)));

    // a delivery that reaches beyond the year is no part of it
    private bool IsComparable(SnapshotSeries one, SnapshotDelivery delivery, int year) =>
        delivery.PeriodStart.Year != year || delivery.PeriodEnd.Year != year
        || Months(delivery).All(month => Delivered(one, year == earlier ? later : earlier, month));

    private static bool Delivered(SnapshotSeries one, int year, int month) =>
        one.Deliveries.Any(delivery => delivery.PeriodStart <= new DateOnly(year, month, 28) && delivery.PeriodEnd >= new DateOnly(year, month, 1));

    private static IEnumerable<int> Months(SnapshotDelivery delivery) => Enumerable.Range(delivery.PeriodStart.Month, delivery.PeriodEnd.Month - delivery.PeriodStart.Month + 1);
}
