namespace Tsela.Shared;

/// <summary>
/// Works through a queue that stands in the database, one after the other, while the system serves. What is cut short by an
/// outage or a fault stays in the queue and is looked at again.
/// </summary>
/// <typeparam name="TWork">What waits in the queue.</typeparam>
/// <param name="work">What it does, as the log tells it: <c>Linkage</c> waits, <c>Linkage</c> failed.</param>
public abstract class QueueProcessor<TWork>(string work, WorkSignal<TWork> signal, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WaitMost = TimeSpan.FromMinutes(1);

    protected TimeProvider Clock { get; } = clock;

    /// <summary>One look: true where there was something to work on.</summary>
    public abstract Task<bool> LookOnce(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = LookAgain;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await LookOnce(stoppingToken))
                {
                    await signal.Wait(LookAgain, stoppingToken);
                }

                wait = LookAgain;
                continue;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure.IsOutage())
            {
                // the work stands where it was and is taken up when the database or the disk is back
                log.LogError("{Work} waits: {Kind}", work, failure.GetType().Name);
            }
            catch (Exception failure)
            {
                // one piece of work must not stop the site
                log.LogError("{Work} failed: {Failure}", work, failure.WithoutMessages());
            }

            // longer each time, so that what lasts fills neither the log nor the disk
            await Task.Delay(wait, Clock, stoppingToken);
            wait = wait * 2 < WaitMost ? wait * 2 : WaitMost;
        }
    }
}
