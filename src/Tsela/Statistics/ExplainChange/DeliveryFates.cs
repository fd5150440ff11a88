using Microsoft.EntityFrameworkCore;
using Tsela.Registers;
using Tsela.Shared.Database;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ExplainChange;

/// <summary>What became of the deliveries between two snapshots.</summary>
/// <param name="Corrections">Delivery of the earlier snapshot to the one of the later that replaces it.</param>
/// <param name="Withdrawn">Deliveries of the earlier snapshot that nothing replaces.</param>
internal sealed record DeliveryFates(IReadOnlyDictionary<Guid, Guid> Corrections, IReadOnlySet<Guid> Withdrawn)
{
    private readonly HashSet<Guid> replacements = [.. Corrections.Values];

    public bool IsReplaced(Guid delivery) => Corrections.ContainsKey(delivery);

    public bool IsReplacement(Guid delivery) => replacements.Contains(delivery);

    public static async Task<DeliveryFates> Between(SnapshotManifest from, SnapshotManifest to, TselaDb db, CancellationToken cancellationToken)
    {
        var later = Ids(to);
        var gone = Ids(from);
        gone.ExceptWith(later);
        // a correction may itself have been corrected
        var place = gone.ToDictionary(id => id, id => (Guid?)id);
        while (place.Where(one => one.Value is { } at && !later.Contains(at)).Select(one => one.Value!.Value).Distinct().ToList() is { Count: > 0 } open)
        {
            var next = await db.Set<Delivery>().AsNoTracking().Where(delivery => open.Contains(delivery.Id))
                .ToDictionaryAsync(delivery => delivery.Id, delivery => delivery.SupersededBy, cancellationToken);
            foreach (var (id, at) in place.Where(one => one.Value is { } at && !later.Contains(at)).ToList())
            {
                place[id] = next.GetValueOrDefault(at!.Value);
            }
        }

        return new DeliveryFates(
            place.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!.Value),
            place.Where(one => one.Value is null).Select(one => one.Key).ToHashSet());
    }

    private static HashSet<Guid> Ids(SnapshotManifest manifest) => [.. manifest.Series.SelectMany(series => series.Deliveries).Select(delivery => delivery.Id)];
}
