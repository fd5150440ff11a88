using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Statistics.SavedTables;

/// <summary>An own saved table, to be changed.</summary>
[Needs(Right.BuildTables)]
public sealed class ReadSavedTable(TselaDb db, CurrentActor actor)
{
    public sealed record Request(Guid Id);

    public async Task<Outcome<SavedTable>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadSavedTable>() is { } refusal)
        {
            return refusal;
        }

        var saved = await db.Set<SavedTable>().AsNoTracking().SingleOrDefaultAsync(table => table.Id == request.Id && table.Owner == actor.Actor.Name && table.ForgottenAt == null, cancellationToken);
        return saved is null ? SavedTableProblems.NotYours : saved;
    }
}
