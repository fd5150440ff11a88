using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ReadSnapshot;

/// <summary>What a snapshot holds, checked file by file, and what has changed since the one before.</summary>
[Needs(Right.ReadFigures)]
public sealed class ReadSnapshot(TselaDb db, CurrentActor actor, TselaFolder folder)
{
    public sealed record Request(Guid Id);

    /// <param name="Before">Rows of each series in the snapshot before; empty where there is none.</param>
    public sealed record Shown(Snapshot Snapshot, SnapshotManifest Manifest, IReadOnlyDictionary<string, long> Before, IReadOnlyList<Guid> Neighbours);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadSnapshot>() is { } refusal)
        {
            return refusal;
        }

        var snapshot = await db.Set<Snapshot>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken);
        if (snapshot is null)
        {
            return StatisticsProblems.UnknownSnapshot(request.Id);
        }

        var open = OpenSnapshot.Open(folder, snapshot.Id, snapshot.ManifestSha256);
        if (open.Problem is { } unreadable)
        {
            return unreadable;
        }

        if (open.Value.Damages() is [var damage, ..])
        {
            return damage;
        }

        var before = await db.Set<Snapshot>().AsNoTracking().Where(one => one.MadeAt < snapshot.MadeAt)
            .OrderByDescending(one => one.MadeAt).FirstOrDefaultAsync(cancellationToken);
        var earlier = before is null ? default : OpenSnapshot.Open(folder, before.Id, before.ManifestSha256);
        var rows = before is not null && earlier.Succeeded
            ? earlier.Value.Manifest.Series.ToDictionary(series => series.Id, series => series.Rows, StringComparer.Ordinal)
            : new Dictionary<string, long>(StringComparer.Ordinal);
        return new Shown(snapshot, open.Value.Manifest, rows, before is null ? [] : [before.Id]);
    }
}
