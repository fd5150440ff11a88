using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ReadSnapshot;

/// <summary>Reads every byte of a snapshot and names the files that are missing or damaged. The next snapshot builds on none of them.</summary>
[Needs(Right.BuildFigures)]
public sealed class VerifySnapshot(TselaDb db, CurrentActor actor, TselaFolder folder)
{
    /// <param name="Id">The snapshot; where null, the latest.</param>
    public sealed record Request(Guid? Id = null);

    /// <param name="Damages">One for each file that is not as it was written; empty where all are.</param>
    public sealed record Verified(Guid Id, int Files, long Bytes, IReadOnlyList<Problem> Damages);

    public async Task<Outcome<Verified>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<VerifySnapshot>() is { } refusal)
        {
            return refusal;
        }

        var found = await db.SnapshotOrLatest(request.Id, cancellationToken);
        if (found.Problem is { } missing)
        {
            return missing;
        }

        var snapshot = found.Value;
        var open = OpenSnapshot.Open(folder, snapshot.Id, snapshot.ManifestSha256);
        if (open.Problem is { } manifest)
        {
            return new Verified(snapshot.Id, Files: 1, Bytes: 0, [manifest]);
        }

        var damages = await Task.Run(open.Value.Damages, cancellationToken);
        var (series, pairs) = (open.Value.Manifest.Series, open.Value.Manifest.Linkage?.Pairs);
        return new Verified(snapshot.Id, series.Count + (pairs is null ? 1 : 2), series.Sum(one => one.Bytes) + (pairs?.Bytes ?? 0), damages);
    }
}
