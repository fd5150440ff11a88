using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ReadSnapshot;

/// <summary>What a snapshot holds, and what has changed since the one before.</summary>
[Needs(Right.ReadFigures)]
public sealed class ReadSnapshot(TselaDb db, CurrentActor actor, TselaFolder folder)
{
    public sealed record Request(Guid Id);

    /// <param name="Suspects">Files that are missing, not of their length, or known to be damaged.</param>
    /// <param name="Before">Rows of each series in the snapshot before; empty where there is none.</param>
    public sealed record Shown(
        Snapshot Snapshot, SnapshotManifest Manifest, IReadOnlyList<Problem> Suspects, IReadOnlyDictionary<string, long> Before, IReadOnlyList<Guid> Neighbours,
        bool MayVerify);

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

        var before = await db.Set<Snapshot>().AsNoTracking().Where(one => one.MadeAt < snapshot.MadeAt)
            .OrderByDescending(one => one.MadeAt).FirstOrDefaultAsync(cancellationToken);
        var earlier = before is null ? default : OpenSnapshot.Open(folder, before.Id, before.ManifestSha256);
        var rows = before is not null && earlier.Succeeded
            ? earlier.Value.Manifest.Series.ToDictionary(series => series.Id, series => series.Rows, StringComparer.Ordinal)
            : new Dictionary<string, long>(StringComparer.Ordinal);
        return new Shown(
            snapshot, open.Value.Manifest, open.Value.Suspects(), rows, before is null ? [] : [before.Id], actor.Actor.Rights.Contains(Right.BuildFigures));
    }
}
