namespace Tsela.Linkage.Runs;

/// <summary>Wakes the one who works through the runs. Nothing is lost without it: the run stands in the database.</summary>
public sealed class RunSignal : IDisposable
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
