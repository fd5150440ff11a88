using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.StopRun;

/// <summary>Stops a run that waits or works; what it has finished is kept.</summary>
[Needs(Right.RunLinkage)]
public sealed class StopRun(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(Guid Run);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<StopRun>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<LinkageRun>().SingleOrDefaultAsync(one => one.Id == request.Run, cancellationToken) is not { } run)
        {
            return LinkageProblems.RunUnknown;
        }

        if (run.LiveKey is null)
        {
            return LinkageProblems.NotUnderWay;
        }

        if (run.State == LinkageRunState.Waiting)
        {
            (run.State, run.LiveKey, run.Why) = (LinkageRunState.Stopped, null, LinkageProblems.Stopped.Sentence);
        }
        else
        {
            // the one who works on it looks every second
            run.StopAsked = true;
        }

        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "linkage.ask-stop", $"linkage {run.Id}");
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
