using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ContinueRun;

/// <summary>Lets a run that was stopped go on behind what it has finished.</summary>
[Needs(Right.RunLinkage)]
public sealed class ContinueRun(TselaDb db, CurrentActor actor, TimeProvider clock, WorkSignal<LinkageRun> signal)
{
    public sealed record Request(Guid Run);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ContinueRun>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<LinkageRun>().SingleOrDefaultAsync(one => one.Id == request.Run, cancellationToken) is not { } run)
        {
            return LinkageProblems.RunUnknown;
        }

        if (run.State is not (LinkageRunState.Stopped or LinkageRunState.Failed))
        {
            return LinkageProblems.NotStopped;
        }

        // its picture of the registers is older than what counts now
        if (await db.LatestRun(cancellationToken) is { } latest && latest.AskedAt > run.AskedAt)
        {
            return LinkageProblems.Overtaken;
        }

        (run.State, run.LiveKey, run.StopAsked, run.Why) = (LinkageRunState.Waiting, LinkageRun.Live, false, null);
        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "linkage.continue", $"linkage {run.Id}");
        if (!await db.SaveUnlessTaken(cancellationToken))
        {
            return LinkageProblems.UnderWay;
        }

        signal.Raise();
        return Done.It;
    }
}
