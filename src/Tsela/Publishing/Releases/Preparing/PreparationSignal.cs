namespace Tsela.Publishing.Releases.Preparing;

/// <summary>Wakes the one who prepares releases. Nothing is lost without it: what was asked for stands in the database.</summary>
public sealed class PreparationSignal : IDisposable
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
