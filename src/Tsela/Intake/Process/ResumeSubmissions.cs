using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Process;

/// <summary>
/// Finds submissions whose process ended in the middle, takes back what it had written and lets them wait again. A
/// submission on which a living process works is left alone.
/// </summary>
[Needs(Right.SubmitFiles)]
public sealed class ResumeSubmissions(
    TselaDb db, CurrentActor actor, TimeProvider clock, TselaFolder folder, OriginalFiles originals, IntakeLimits limits)
{
    /// <param name="FailedHere">Submissions that this process itself gave up because the database or the disk did not answer; they cost no attempt.</param>
    public sealed record Request(IReadOnlyCollection<Guid> FailedHere);

    public sealed record Resumed(IReadOnlyList<Guid> Waiting, IReadOnlyList<Guid> Interrupted);

    public async Task<Outcome<Resumed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ResumeSubmissions>() is { } refusal)
        {
            return refusal;
        }

        var begun = await db.Set<Submission>().AsNoTracking()
            .Where(submission => submission.Status == SubmissionStatus.Checking || submission.Status == SubmissionStatus.Storing)
            .OrderBy(submission => submission.ReceivedAt)
            .ToListAsync(cancellationToken);
        var waiting = new List<Guid>();
        var interrupted = new List<Guid>();
        foreach (var submission in begun)
        {
            using var claim = Claim.TryTake(folder, submission.Id);
            if (claim is null)
            {
                continue;
            }

            var failedHere = request.FailedHere.Contains(submission.Id);
            await new CutShort(db).Undo(submission.Id, countsAsAttempt: !failedHere, cancellationToken);
            if (WhyNotAgain(submission, failedHere) is { } why)
            {
                await Interrupt(submission.Id, why, cancellationToken);
                interrupted.Add(submission.Id);
            }
            else
            {
                waiting.Add(submission.Id);
            }
        }

        return new Resumed(waiting, interrupted);
    }

    private Problem? WhyNotAgain(Submission submission, bool failedHere)
    {
        if (!originals.IsWhole(submission.Sha256, submission.Bytes))
        {
            return IntakeProblems.CutShort;
        }

        return submission.Attempts >= limits.AttemptsMax && !failedHere ? IntakeProblems.TooManyAttempts(submission.Attempts) : null;
    }

    private async Task Interrupt(Guid id, Problem why, CancellationToken cancellationToken)
    {
        var submission = await db.Set<Submission>().SingleAsync(kept => kept.Id == id, cancellationToken);
        submission.Status = SubmissionStatus.Interrupted;
        submission.LiveKey = null;
        submission.Refusal = why.Sentence;
        submission.RefusalCode = why.Code;
        submission.FinishedAt = clock.GetUtcNow().UtcDateTime;
        db.Audited(actor.Actor, submission.FinishedAt.Value, "submission.interrupt", $"submission {id}", submission.Institution, why.Code);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
