using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.Purposes.RetirePurpose;

/// <summary>Retires a release purpose and destroys its key: no further release can be joined to those that left for it.</summary>
[Needs(Right.ApprovePurposes)]
public sealed class RetirePurpose(TselaDb db, CurrentActor actor, PurposeKeys keys, TimeProvider clock)
{
    public sealed record Request(string Code, string Reason);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RetirePurpose>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Purpose(request.Code, cancellationToken) is not { } purpose)
        {
            return PurposeProblems.Unknown(request.Code);
        }

        if (purpose.State != PurposeState.InForce)
        {
            return PurposeProblems.NotIn(purpose, "retired");
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return PurposeProblems.ReasonMissing;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        purpose.Retire(actor.Actor.Name, now, request.Reason.Trim());
        db.Audited(actor.Actor, now, "purpose.retire", purpose.Code, why: purpose.RetiredWhy);
        await db.SaveChangesAsync(cancellationToken);
        keys.Destroy(purpose.Id);
        return Done.It;
    }
}
