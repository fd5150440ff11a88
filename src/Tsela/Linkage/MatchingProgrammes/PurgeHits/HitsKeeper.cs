using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.PurgeHits;

/// <summary>Purges hits whose time is over: soon after the start of the system and every hour.</summary>
public sealed class HitsKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HitsKeeper> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>One look: how many runs were purged.</summary>
    public async Task<int> LookOnce(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TselaDb>().PurgeDue(clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = AfterStart;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
                await LookOnce(stoppingToken);
                wait = Every;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure.IsOutage())
            {
                log.LogError("Purging of hits waits: {Kind}", failure.GetType().Name);
                wait = AfterStart;
            }
        }
    }
}
