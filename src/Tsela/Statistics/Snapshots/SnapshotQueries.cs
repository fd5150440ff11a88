using Microsoft.EntityFrameworkCore;
using Tsela.Shared;
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

    /// <summary>The snapshot that is named; where none is, the latest.</summary>
    public static async Task<Outcome<Snapshot>> SnapshotOrLatest(this TselaDb db, Guid? named, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (named is not { } id)
        {
            return await db.LatestSnapshot(cancellationToken) is { } latest ? latest : StatisticsProblems.NoSnapshot;
        }

        return await db.Set<Snapshot>().AsNoTracking().SingleOrDefaultAsync(snapshot => snapshot.Id == id, cancellationToken) is { } found
            ? found : StatisticsProblems.UnknownSnapshot(id);
    }
}
