using Microsoft.EntityFrameworkCore;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access.Keys;

/// <summary>Ends a key at once.</summary>
[Needs(Right.ManageKeys)]
public sealed class RevokeKey(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(Guid Id);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RevokeKey>() is { } refusal)
        {
            return refusal;
        }

        var key = await db.Set<InstitutionKey>().SingleOrDefaultAsync(key => key.Id == request.Id && key.RevokedAt == null, cancellationToken);
        if (key is null)
        {
            return AccessProblems.KeyUnknown;
        }

        key.RevokedAt = clock.GetUtcNow().UtcDateTime;
        db.Audited(actor.Actor, key.RevokedAt.Value, "key.revoke", $"key {key.Id}", key.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
