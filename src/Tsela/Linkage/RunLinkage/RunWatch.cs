using Microsoft.EntityFrameworkCore;
using Tsela.Engine.Matching;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.RunLinkage;

/// <summary>Writes now and then how far a run has come, and looks whether somebody asked it to stop.</summary>
internal sealed class RunWatch : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly IServiceScopeFactory scopes;
    private readonly Guid run;
    private readonly Action<LinkageProgress>? also;
    private readonly CancellationTokenSource stop;
    private readonly CancellationTokenSource ended = new();
    private readonly Task looking;
    private LinkageProgress latest = new("Begins", 0);
    private volatile bool isStopAsked;

    public RunWatch(IServiceScopeFactory scopes, TimeProvider clock, Guid run, Action<LinkageProgress>? also, CancellationToken cancellationToken)
    {
        (this.scopes, this.run, this.also) = (scopes, run, also);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        looking = Look(clock);
    }

    /// <summary>Ends the work when somebody asks for it, on a page or by ending the process.</summary>
    public CancellationToken Stop => stop.Token;

    public bool IsStopAsked => isStopAsked;

    /// <summary>May be called from any thread, as often as one likes.</summary>
    public void Report(LinkageProgress progress)
    {
        latest = progress;
        also?.Invoke(progress);
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await looking;
        ended.Dispose();
        stop.Dispose();
    }

    private async Task Look(TimeProvider clock)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await LookOnce();
            }
            while (await timer.WaitForNextTickAsync(ended.Token));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // the run has ended
        }
    }

    private async Task LookOnce()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
            var (phase, share) = (latest.Phase, Math.Clamp(latest.Share, 0, 1));
            await db.Set<LinkageRun>().Where(one => one.Id == run)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Phase, phase).SetProperty(one => one.Progress, share), ended.Token);
            if (await db.Set<LinkageRun>().Where(one => one.Id == run).Select(one => one.StopAsked).SingleAsync(ended.Token))
            {
                isStopAsked = true;
                await stop.CancelAsync();
            }
        }
        catch (Exception failure) when (failure.IsDatabaseOutage())
        {
            // a note of the progress that is not written costs nothing: the next look writes it, and the work itself finds out
        }
    }
}
