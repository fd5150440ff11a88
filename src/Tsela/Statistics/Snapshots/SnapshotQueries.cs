using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;

namespace Tsela.Statistics.Snapshots;

public static class SnapshotQueries
{
    public static Task<Snapshot?> LatestSnapshot(this TselaDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Snapshot>().AsNoTracking().OrderByDescending(snapshot => snapshot.MadeAt).ThenByDescending(snapshot => snapshot.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
