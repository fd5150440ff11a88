using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Statistics.SavedTables;

/// <summary>Forgets an own saved table; its figures stay where they are, in the snapshots.</summary>
[Needs(Right.BuildTables)]
public sealed class DeleteTable(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(Guid Id);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<DeleteTable>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<SavedTable>().SingleOrDefaultAsync(table => table.Id == request.Id && table.Owner == actor.Actor.Name, cancellationToken) is not { } saved)
        {
            return SavedTableProblems.NotYours;
        }

        db.Remove(saved);
        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "table.delete", $"table {saved.Id}", why: saved.Name);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
