using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.Purposes.ApprovePurpose;

/// <summary>Approves a release purpose, which gets its key, or refuses it.</summary>
[Needs(Right.ApprovePurposes)]
public sealed class ApprovePurpose(TselaDb db, CurrentActor actor, PurposeKeys keys, TimeProvider clock)
{
    /// <param name="Why">Must be given with a refusal.</param>
    public sealed record Request(string Code, bool Approves, string Why);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ApprovePurpose>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Purpose(request.Code, cancellationToken) is not { } purpose)
        {
            return PurposeProblems.Unknown(request.Code);
        }

        if (purpose.State != PurposeState.Waiting)
        {
            return PurposeProblems.NotIn(purpose, request.Approves ? "approved" : "refused");
        }

        if (purpose.RegisteredBy.Equals(actor.Actor.Name, StringComparison.OrdinalIgnoreCase))
        {
            return PurposeProblems.OwnPurpose;
        }

        if (!request.Approves && string.IsNullOrWhiteSpace(request.Why))
        {
            return PurposeProblems.ReasonMissing;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var why = string.IsNullOrWhiteSpace(request.Why) ? null : request.Why.Trim();
        purpose.Decide(request.Approves, actor.Actor.Name, now, why);
        db.Audited(actor.Actor, now, request.Approves ? "purpose.approve" : "purpose.refuse", purpose.Code, why: why);
        if (request.Approves)
        {
            // before the save: a purpose in force without its key could make no pseudonyms, a key without its purpose makes none
            keys.Make(purpose.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
