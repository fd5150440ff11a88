using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access.SigningIn;

/// <summary>Notes that a person left; the door takes the cookie back.</summary>
[NeedsNothing("everyone may leave")]
public sealed class SignOut(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request;

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor != Actor.Nobody)
        {
            db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "account.sign-out", $"account {actor.Actor.Name}");
            await db.SaveChangesAsync(cancellationToken);
        }

        return Done.It;
    }
}
