using Tsela.Access;
using Tsela.Linkage.MatchingProgrammes.PurgeHits;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.CloseProgramme;

/// <summary>Ends a programme before its last day, or withdraws one that waits. Its hits are purged at once: nothing allows to keep them any more.</summary>
[Needs(Right.ApproveProgrammes)]
public sealed class CloseProgramme(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(string Code, string Reason);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<CloseProgramme>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Programme(request.Code, cancellationToken) is not { } found)
        {
            return ProgrammeProblems.Unknown(request.Code);
        }

        var (programme, decisions) = found;
        var now = clock.GetUtcNow().UtcDateTime;
        if (!programme.MayBeClosedBy(actor.Actor))
        {
            return ProgrammeProblems.NoSeat;
        }

        if (programme.On(DateOnly.FromDateTime(now), decisions) is var state && state is ProgrammeState.Closed or ProgrammeState.Refused)
        {
            return ProgrammeProblems.NotToDecide(state);
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return ProgrammeProblems.ReasonMissing;
        }

        programme.Close(actor.Actor.Name, now, request.Reason.Trim());
        db.Audited(actor.Actor, now, "programme.close", programme.Code, why: programme.ClosedWhy);
        await db.Purge(run => run.ProgrammeId == programme.Id, now, actor.Actor, cancellationToken);
        return Done.It;
    }
}
