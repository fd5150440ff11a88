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

        if (await db.Set<SavedTable>().SingleOrDefaultAsync(table => table.Id == request.Id && table.Owner == actor.Actor.Name && table.ForgottenAt == null, cancellationToken) is not { } saved)
        {
            return SavedTableProblems.NotYours;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        db.Audited(actor.Actor, now, "table.delete", $"table {saved.Id}", why: saved.Name);
        if (saved.Number is null)
        {
            db.Remove(saved);
        }
        else
        {
            // it may be public, and what is public must be held against what is made public later; its name is free again
            (saved.Name, saved.IsShared, saved.ForgottenAt) = ($"{saved.Id:N}", false, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
