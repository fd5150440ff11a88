namespace Tsela.Shared;

/// <summary>Wakes whoever works through a queue. Nothing is lost without it: what waits stands in the database.</summary>
/// <typeparam name="TWork">What waits in the queue.</typeparam>
public sealed class WorkSignal<TWork> : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);

    public void Raise()
    {
        try
        {
            raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // raised already
        }
    }

    public Task Wait(TimeSpan atMost, CancellationToken cancellationToken) => raised.WaitAsync(atMost, cancellationToken);

    public void Dispose() => raised.Dispose();
}
