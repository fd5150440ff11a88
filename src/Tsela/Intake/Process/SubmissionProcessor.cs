using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Process;

/// <summary>Works through the waiting submissions, oldest first, while the system serves. The queue is the table itself.</summary>
public sealed class SubmissionProcessor(
    IServiceScopeFactory scopes, WorkSignal<Submission> signal, TimeProvider clock, ILogger<SubmissionProcessor> log) : QueueProcessor<Submission>("Intake", signal, clock, log)
{
    private readonly HashSet<Guid> failedHere = [];

    public override async Task<bool> LookOnce(CancellationToken cancellationToken)
    {
        try
        {
            return await ProcessNext(cancellationToken);
        }
        catch (Exception failure) when (!failure.IsOutage())
        {
            // a file at which the program failed is tried again and given up after some attempts; an outage costs none
            failedHere.Clear();
            throw;
        }
    }

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
