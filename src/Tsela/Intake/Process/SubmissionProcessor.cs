using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Process;

/// <summary>Works through the waiting submissions, oldest first, while the system serves. The queue is the table itself.</summary>
public sealed class SubmissionProcessor(
    IServiceScopeFactory scopes, WorkSignal<Submission> signal, TimeProvider clock, ILogger<SubmissionProcessor> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private readonly HashSet<Guid> failedHere = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await ProcessNext(stoppingToken))
                {
                    await signal.Wait(LookAgain, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure.IsOutage())
            {
                // the work stands where it was and is taken up when the database or the disk is back
                log.LogError("Intake waits: {Kind}", failure.GetType().Name);
                await Task.Delay(LookAgain, clock, stoppingToken);
            }
            catch (Exception failure)
            {
                // one file must not stop the site: it is tried again and given up after some attempts
                failedHere.Clear();
                log.LogError("Intake failed on a submission: {Failure}", failure.WithoutMessages());
                await Task.Delay(LookAgain, clock, stoppingToken);
            }
        }
    }

    /// <summary>True where there was a submission to work on.</summary>
    private async Task<bool> ProcessNext(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = IntakeActor.It;
        await scope.ServiceProvider.GetRequiredService<ResumeSubmissions>().Handle(new(failedHere), cancellationToken);
        failedHere.Clear();
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        var next = await db.Set<Submission>().AsNoTracking()
            .Where(submission => submission.Status == SubmissionStatus.Received)
            .OrderBy(submission => submission.ReceivedAt).ThenBy(submission => submission.Id)
            .Select(submission => (Guid?)submission.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (next is not { } id)
        {
            return false;
        }

        failedHere.Add(id);
        var outcome = await scope.ServiceProvider.GetRequiredService<ProcessSubmission>().Handle(new(id), cancellationToken);
        failedHere.Clear();
        return outcome.Succeeded;
    }
}

/// <summary>The intake itself, where it works on what others handed in.</summary>
public static class IntakeActor
{
    public static readonly Actor It = new("intake", new HashSet<Right> { Right.SubmitFiles }, Institution: null, Role: null);
}
