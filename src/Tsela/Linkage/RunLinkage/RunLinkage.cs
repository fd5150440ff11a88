using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Matching;
using Tsela.Linkage.Reading;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.RunLinkage;

/// <summary>
/// Works through a run that waits, or that a process left in the middle: reads the persons, compares them, gives the
/// keys. Each of the three is kept when it is done, so a run that goes on repeats at most the one in which it was stopped.
/// </summary>
[Needs(Right.RunLinkage)]
public sealed class RunLinkage(TselaDb db, CurrentActor actor, TimeProvider clock, TselaFolder folder, IServiceScopeFactory scopes, RunPhases phases)
{
    /// <param name="OnProgress">Told how far it has come, besides the run's own row.</param>
    public sealed record Request(Guid Run, Action<LinkageProgress>? OnProgress = null);

    public async Task<Outcome<LinkageRun>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RunLinkage>() is { } refusal)
        {
            return refusal;
        }

        using var claim = RunClaim.TryTake(folder);
        if (claim is null || await Start(request.Run, cancellationToken) is not { } run)
        {
            return LinkageProblems.TakenElsewhere;
        }

        var watch = new RunWatch(scopes, clock, run.Id, request.OnProgress, cancellationToken);
        try
        {
            await using (watch)
            {
                await phases.Work(run, watch, claim);
            }

            return run;
        }
        catch (OperationCanceledException) when (watch.IsStopAsked && !cancellationToken.IsCancellationRequested)
        {
            await End(run.Id, LinkageRunState.Stopped, LinkageProblems.Stopped.Sentence);
            return LinkageProblems.Stopped;
        }
        catch (OperationCanceledException)
        {
            // the process ends in order: the run waits for the next one
            await db.Set<LinkageRun>().Where(one => one.Id == run.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, LinkageRunState.Waiting), CancellationToken.None);
            throw;
        }
        catch (LinkageRefusedException refused)
        {
            await End(run.Id, LinkageRunState.Failed, refused.Message);
            return LinkageProblems.Refused(refused.Message);
        }
        catch (Exception failure) when (!failure.IsOutage())
        {
            await End(run.Id, LinkageRunState.Failed, "A fault of the program ended it; the log names the place. Ask for a full one, and tell those who keep the system.");
            throw;
        }
    }

    private async Task<LinkageRun?> Start(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // whoever holds the claim knows that nobody works on a run that says it is worked on
        var taken = await db.Set<LinkageRun>()
            .Where(run => run.Id == id && (run.State == LinkageRunState.Waiting || run.State == LinkageRunState.Running))
            .ExecuteUpdateAsync(
                set => set.SetProperty(run => run.State, LinkageRunState.Running).SetProperty(run => run.StartedAt, run => run.StartedAt ?? now),
                cancellationToken);
        return taken == 0 ? null : await db.Set<LinkageRun>().SingleAsync(run => run.Id == id, cancellationToken);
    }

    private async Task End(Guid id, LinkageRunState state, string why)
    {
        db.ChangeTracker.Clear();
        var run = await db.Set<LinkageRun>().SingleAsync(one => one.Id == id);
        run.State = state;
        run.LiveKey = null;
        run.StopAsked = false;
        run.Why = why;
        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, state == LinkageRunState.Stopped ? "linkage.stop" : "linkage.fail", $"linkage {id}");
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
