using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;

namespace Tsela.Registers;

/// <summary>A record in force, as Statistics reads it.</summary>
/// <param name="Harmonised">JSON object: field name to the harmonised value.</param>
/// <param name="Sent">JSON object: field name to the value as sent, where it differs; here stands why a value is missing.</param>
public sealed record RecordRow(
    Guid Id, Guid DeliveryId, long Row, DateOnly? EventDate, DateOnly? ValidFrom, DateOnly? ValidTo, string Harmonised, string Sent);

/// <summary>
/// The records in force, for Statistics. The list of deliveries is the picture of one moment: a delivery that is
/// superseded while its rows are read is read to its end, because records are never deleted.
/// </summary>
public sealed class RecordRows(TselaDb db)
{
    public async Task<IReadOnlyList<Delivery>> DeliveriesInForce(CancellationToken cancellationToken) =>
        await db.InForce().AsNoTracking()
            .OrderBy(delivery => delivery.Series).ThenBy(delivery => delivery.PeriodStart).ThenBy(delivery => delivery.Id)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Delivery>> DeliveriesInForce(string series, CancellationToken cancellationToken) =>
        await db.InForce().AsNoTracking().Where(delivery => delivery.Series == series)
            .OrderBy(delivery => delivery.PeriodStart).ThenBy(delivery => delivery.Id)
            .ToListAsync(cancellationToken);

    /// <summary>The rows of one delivery in the order of its file, as a stream.</summary>
    public IAsyncEnumerable<RecordRow> Of(Guid delivery) =>
        db.Set<HarmonisedRecord>().AsNoTracking().Where(record => record.DeliveryId == delivery).OrderBy(record => record.Row)
            .Select(record => new RecordRow(
                record.Id, record.DeliveryId, record.Row, record.EventDate, record.ValidFrom, record.ValidTo, record.Harmonised, record.Sent))
            .AsAsyncEnumerable();

    /// <summary>Every row in force of a series, delivery by delivery, as a stream.</summary>
    public async IAsyncEnumerable<(Delivery Delivery, RecordRow Record)> Of(
        string series, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var delivery in await DeliveriesInForce(series, cancellationToken))
        {
            await foreach (var row in Of(delivery.Id).WithCancellation(cancellationToken))
            {
                yield return (delivery, row);
            }
        }
    }
}
