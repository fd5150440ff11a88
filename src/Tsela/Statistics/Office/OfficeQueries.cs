using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;
using Tsela.Statistics.Estimates;

namespace Tsela.Statistics.Office;

public static class OfficeQueries
{
    /// <summary>The entries in force, in a fixed order.</summary>
    public static async Task<OfficeEntries> OfficeEntriesInForce(this TselaDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var estimates = await db.Set<Estimate>().AsNoTracking().Where(estimate => estimate.LiveKey != null).ToListAsync(cancellationToken);
        return new OfficeEntries([.. estimates.OrderBy(estimate => estimate.Number).Select(estimate => estimate.Frozen())], [], []);
    }
}
