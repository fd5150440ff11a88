using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;

namespace Tsela.Registers;

/// <summary>What other modules may ask about single records and deliveries.</summary>
public sealed class RecordLookup(TselaDb db)
{
    /// <summary>The record with its delivery, whether or not it is still in force; null where there is none, and while it is only staged.</summary>
    public async Task<(HarmonisedRecord Record, Delivery Delivery)?> Find(Guid id, CancellationToken cancellationToken)
    {
        var found = await db.Set<HarmonisedRecord>().AsNoTracking().Where(record => record.Id == id)
            .Join(db.Set<Delivery>(), record => record.DeliveryId, delivery => delivery.Id, (record, delivery) => new { record, delivery })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.record, found.delivery);
    }

    /// <summary>Records of a delivery from a row on, in the order of the file.</summary>
    public async Task<IReadOnlyList<HarmonisedRecord>> Page(Guid delivery, long fromRow, int size, CancellationToken cancellationToken) =>
        await db.Set<HarmonisedRecord>().AsNoTracking()
            .Where(record => record.DeliveryId == delivery && record.Row >= fromRow)
            .Join(db.Set<Delivery>(), record => record.DeliveryId, kept => kept.Id, (record, _) => record)
            .OrderBy(record => record.Row).Take(size)
            .ToListAsync(cancellationToken);

    /// <summary>Certain rows of a delivery, in the order of the file.</summary>
    public async Task<IReadOnlyList<HarmonisedRecord>> Rows(Guid delivery, IReadOnlyCollection<long> rows, CancellationToken cancellationToken) =>
        await db.Set<HarmonisedRecord>().AsNoTracking()
            .Where(record => record.DeliveryId == delivery && EF.Parameter(rows).Contains(record.Row))
            .Join(db.Set<Delivery>(), record => record.DeliveryId, kept => kept.Id, (record, _) => record)
            .OrderBy(record => record.Row)
            .ToListAsync(cancellationToken);
}
