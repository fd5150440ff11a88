using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ExplainChange;

/// <summary>The submissions behind each cause.</summary>
internal static class ChangedSubmissions
{
    /// <param name="readAnew">Series whose records were read anew, and why.</param>
    /// <param name="series">The series of the indicator.</param>
    public static IReadOnlyList<ChangedSubmission> Between(
        SnapshotManifest from, SnapshotManifest to, DeliveryFates fates, IReadOnlyDictionary<string, ChangeCause> readAnew, IReadOnlyList<string> series)
    {
        var before = Of(from, series).ToDictionary(one => one.Delivery.Id);
        var correctedBy = fates.Corrections.Where(one => before.ContainsKey(one.Key)).GroupBy(one => one.Value).ToDictionary(group => group.Key, group => before[group.First().Key].Delivery);
        var withdrawn = before.Values.Where(one => fates.Withdrawn.Contains(one.Delivery.Id)).Select(one => new ChangedSubmission(ChangeCause.Withdrawn, one.Series, one.Delivery, null));
        var changed = new List<ChangedSubmission>();
        foreach (var (id, delivery) in Of(to, series))
        {
            if (correctedBy.TryGetValue(delivery.Id, out var corrected))
            {
                changed.Add(new ChangedSubmission(ChangeCause.Corrected, id, delivery, corrected));
            }
            else if (!before.TryGetValue(delivery.Id, out var then))
            {
                changed.Add(new ChangedSubmission(ChangeCause.New, id, delivery, null));
            }
            else if (readAnew.TryGetValue(id, out var cause) && (cause != ChangeCause.Linkage || then.Delivery.Read.KeysSha256 != delivery.Read.KeysSha256))
            {
                changed.Add(new ChangedSubmission(cause, id, delivery, null));
            }
        }

        return [.. withdrawn, .. changed];
    }

    private static IEnumerable<(string Series, SnapshotDelivery Delivery)> Of(SnapshotManifest manifest, IReadOnlyList<string> series) =>
        manifest.Series.Where(one => series.Contains(one.Id, StringComparer.Ordinal)).SelectMany(one => one.Deliveries.Select(delivery => (one.Id, delivery)));
}
