using Microsoft.EntityFrameworkCore;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access.Keys;

/// <summary>All keys, without their secrets.</summary>
[Needs(Right.ManageKeys)]
public sealed class ListKeys(TselaDb db, CurrentActor actor)
{
    public sealed record Request;

    public sealed record Line(Guid Id, string Institution, string Label, DateTime MadeAt, DateTime? RevokedAt);

    public async Task<Outcome<IReadOnlyList<Line>>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ListKeys>() is { } refusal)
        {
            return refusal;
        }

        return await db.Set<InstitutionKey>().AsNoTracking().OrderBy(key => key.Institution).ThenBy(key => key.MadeAt)
            .Select(key => new Line(key.Id, key.Institution, key.Label, key.MadeAt, key.RevokedAt)).ToListAsync(cancellationToken);
    }
}
