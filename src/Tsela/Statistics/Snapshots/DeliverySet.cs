using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Registers;
using Tsela.Shared.Database;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.Snapshots;

/// <summary>The deliveries in force at one moment, in a fixed order, with what the office has entered beside them, and the hash that tells two such sets apart.</summary>
public sealed record DeliverySet(IReadOnlyList<Delivery> Deliveries, OfficeEntries Entered)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        Deliveries.Select(delivery => string.Create(CultureInfo.InvariantCulture, $"{delivery.Id} {delivery.RecordCount}"))
            .Concat(Entered.IsEmpty ? [] : [Entered.Sha256])))));

    public static async Task<DeliverySet> InForce(TselaDb db, CancellationToken cancellationToken)
    {
        var deliveries = await db.InForce().AsNoTracking().ToListAsync(cancellationToken);
        return new DeliverySet(
        [
            .. deliveries.OrderBy(d => d.Series, StringComparer.Ordinal).ThenBy(d => d.PeriodStart)
                .ThenBy(d => d.Institution, StringComparer.Ordinal).ThenBy(d => d.Id),
        ],
        await db.OfficeEntriesInForce(cancellationToken));
    }

    /// <summary>The deliveries of a series, none of them read yet.</summary>
    public IReadOnlyList<SnapshotDelivery> Of(string series, IReadOnlyDictionary<Guid, DeliveryQuality> quality) =>
    [
        .. Deliveries.Where(delivery => delivery.Series == series).Select(delivery => new SnapshotDelivery(
            delivery.Id, delivery.Institution, delivery.Period, delivery.PeriodStart, delivery.PeriodEnd,
            delivery.AcceptedAt, delivery.RecordCount, delivery.IsTraining,
            quality.GetValueOrDefault(delivery.Id) is { } known ? new(known.Completeness, known.Validity, known.Consistency) : new(null, null, null),
            RowsOfDelivery.None)),
    ];
}
