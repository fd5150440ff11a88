using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Linkage;
using Tsela.Registers;
using Tsela.Shared.Database;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.Snapshots;

/// <summary>
/// The deliveries in force at one moment, in a fixed order, with what the office has entered beside them and the run
/// that says who is who in them, and the hash that tells two such sets apart.
/// </summary>
/// <param name="Linkage">The latest finished run of the linkage; null before the first.</param>
public sealed record DeliverySet(IReadOnlyList<Delivery> Deliveries, OfficeEntries Entered, Guid? Linkage)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        Deliveries.Select(delivery => string.Create(CultureInfo.InvariantCulture, $"{delivery.Id} {delivery.RecordCount}"))
            .Concat(Entered.IsEmpty ? [] : [Entered.Sha256])
            .Concat(Linkage is { } run ? [$"linkage {run}"] : [])))));

    public static async Task<DeliverySet> InForce(TselaDb db, PersonKeyRows linkage, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(linkage);
        var deliveries = await db.InForce().AsNoTracking().ToListAsync(cancellationToken);
        return new DeliverySet(
        [
            .. deliveries.OrderBy(d => d.Series, StringComparer.Ordinal).ThenBy(d => d.PeriodStart)
                .ThenBy(d => d.Institution, StringComparer.Ordinal).ThenBy(d => d.Id),
        ],
        await db.OfficeEntriesInForce(cancellationToken),
        await linkage.LatestId(cancellationToken));
    }

    /// <summary>The deliveries of a series, none of them read yet.</summary>
    /// <param name="linked">The keys by which they are to be read.</param>
    public IReadOnlyList<SnapshotDelivery> Of(string series, IReadOnlyDictionary<Guid, DeliveryQuality> quality, LinkedKeys linked) =>
    [
        .. Deliveries.Where(delivery => delivery.Series == series).Select(delivery => new SnapshotDelivery(
            delivery.Id, delivery.Institution, delivery.Period, delivery.PeriodStart, delivery.PeriodEnd,
            delivery.AcceptedAt, delivery.RecordCount, delivery.IsTraining,
            quality.GetValueOrDefault(delivery.Id) is { } known ? new(known.Completeness, known.Validity, known.Consistency) : new(null, null, null),
            RowsOfDelivery.None with { KeysSha256 = linked.DigestOf(delivery.Id) })),
    ];
}
