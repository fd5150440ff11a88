using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;
using Tsela.Statistics.Estimates;
using Tsela.Statistics.Groupings;
using Tsela.Statistics.OwnIndicators;

namespace Tsela.Statistics.Office;

public static class OfficeQueries
{
    /// <summary>The entries in force, in a fixed order.</summary>
    public static async Task<OfficeEntries> OfficeEntriesInForce(this TselaDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var estimates = await db.Set<Estimate>().AsNoTracking().Where(estimate => estimate.LiveKey != null).ToListAsync(cancellationToken);
        var indicators = (await db.Set<OwnIndicator>().AsNoTracking().ToListAsync(cancellationToken))
            .GroupBy(one => one.Number).Select(versions => versions.MaxBy(one => one.Version)!).Where(one => one.RetiredAt is null).OrderBy(one => one.Number).ToList();
        var groupings = indicators.Count == 0 ? [] : await db.Set<Grouping>().AsNoTracking().ToListAsync(cancellationToken);
        return new OfficeEntries(
            [.. estimates.OrderBy(estimate => estimate.Number).Select(estimate => estimate.Frozen())],
            [
                // those that an indicator is broken down by
                .. groupings.Where(grouping => indicators.Exists(one => one.Measure.Contains($"\"{grouping.Level}\"", StringComparison.Ordinal)))
                    .OrderBy(grouping => grouping.Key, StringComparer.Ordinal).ThenBy(grouping => grouping.Version).Select(grouping => grouping.Frozen()),
            ],
            [.. indicators.Select(one => one.Frozen())]);
    }
}
