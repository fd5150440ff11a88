using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Disclosure.Extracts.DecideExtract;

/// <summary>Approves or refuses an extract, in the place of the head of the Bureau or of the data protection officer.</summary>
[Needs(Right.ApproveExtracts)]
public sealed class DecideExtract(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="Why">Needed with a refusal.</param>
    public sealed record Request(string Code, bool Approves, string Why);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<DecideExtract>() is { } refusal)
        {
            return refusal;
        }

        if (actor.Actor.Role is not (Role.Head or Role.DataProtectionOfficer))
        {
            return ExtractProblems.NotADecider;
        }

        if (await db.Extract(request.Code, cancellationToken) is not { } extract)
        {
            return ExtractProblems.Unknown(request.Code);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var isHead = actor.Actor.Role == Role.Head;
        if (extract.AskedBy == actor.Actor.Name)
        {
            return ExtractProblems.Own;
        }

        if (extract.StateOn(DateOnly.FromDateTime(now)) != ExtractState.Waiting || (isHead ? extract.HeadApproved : extract.OfficerApproved) is not null)
        {
            return ExtractProblems.Decided(extract);
        }

        if (!request.Approves && string.IsNullOrWhiteSpace(request.Why))
        {
            return ExtractProblems.ReasonMissing;
        }

        var why = string.IsNullOrWhiteSpace(request.Why) ? null : request.Why.Trim();
        if (isHead)
        {
            extract.DecideAsHead(request.Approves, actor.Actor.Name, now, why);
        }
        else
        {
            extract.DecideAsOfficer(request.Approves, actor.Actor.Name, now, why);
        }

        db.Audited(actor.Actor, now, request.Approves ? "extract.approve" : "extract.refuse", extract.Code, why: why);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
