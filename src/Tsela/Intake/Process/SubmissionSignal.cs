namespace Tsela.Intake.Process;

/// <summary>Wakes the processor when a file has come. Nothing is lost without it: the work stands in the database.</summary>
public sealed class SubmissionSignal : IDisposable
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
