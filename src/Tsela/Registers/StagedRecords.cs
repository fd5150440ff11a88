using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;

namespace Tsela.Registers;

/// <summary>Removes records that do not count yet, some at a time, so that others who write need not wait for the last of them.</summary>
public static class StagedRecords
{
    public const int RowsAtOnce = 5_000;

    /// <summary>Removes the rows of a submission that never became a delivery.</summary>
    public static async Task RemoveStaged(this TselaDb db, Guid delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Set<Delivery>().AnyAsync(kept => kept.Id == delivery, cancellationToken))
        {
            throw new InvalidOperationException("Records of a delivery are never removed.");
        }

        var staged = db.Set<HarmonisedRecord>().Where(record => record.DeliveryId == delivery);
        long? next = 0;
        while ((next = await staged.Where(record => record.Row >= next).MinAsync(record => (long?)record.Row, cancellationToken)) is { } first)
        {
            next = first + RowsAtOnce;
            await staged.Where(record => record.Row < next).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>Removes the rows that were found faulty only at the end of the file.</summary>
    public static async Task RemoveStaged(this TselaDb db, Guid delivery, IReadOnlyList<long> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            await db.Set<HarmonisedRecord>()
                .Where(record => record.DeliveryId == delivery && EF.Parameter(some).Contains(record.Row))
                .ExecuteDeleteAsync(cancellationToken);
        }
    }
}
