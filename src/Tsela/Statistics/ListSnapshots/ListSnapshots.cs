using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ListSnapshots;

/// <summary>The snapshots, newest first.</summary>
[Needs(Right.ReadFigures)]
public sealed class ListSnapshots(TselaDb db, PersonKeyRows linkage, CurrentActor actor)
{
    public const int Most = 200;

    public sealed record Request;

    public sealed record Listed(IReadOnlyList<Snapshot> Snapshots, bool IsBehind, bool MayTake);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ListSnapshots>() is { } refusal)
        {
            return refusal;
        }

        var snapshots = await db.Set<Snapshot>().AsNoTracking().OrderByDescending(snapshot => snapshot.MadeAt).ThenByDescending(snapshot => snapshot.Id)
            .Take(Most).ToListAsync(cancellationToken);
        var set = await DeliverySet.InForce(db, linkage, cancellationToken);
        return new Listed(
            snapshots, set.Deliveries.Count > 0 && snapshots.FirstOrDefault()?.DeliverySet != set.Hash, actor.Actor.Rights.Contains(Right.BuildFigures));
    }
}
