using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Process;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Withdraw;

/// <summary>Takes a submission back: its records no longer count, and stay.</summary>
[Needs(Right.SubmitFiles)]
public sealed class WithdrawSubmission(TselaDb db, CurrentActor actor, TimeProvider clock, TselaFolder folder)
{
    public sealed record Request(Guid Submission, string Reason);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<WithdrawSubmission>() is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return IntakeProblems.ReasonMissing;
        }

        // nobody may begin to check it while it is taken back
        using var claim = Claim.TryTake(folder, request.Submission);
        if (claim is null)
        {
            return IntakeProblems.AlreadyUnderWay;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var submission = await db.Set<Submission>().SingleOrDefaultAsync(kept => kept.Id == request.Submission, cancellationToken);
        if (submission is null || !actor.Actor.ActsFor(submission.Institution))
        {
            return IntakeProblems.NotFound;
        }

        if (submission.Status != SubmissionStatus.Received && !submission.Status.IsInForce())
        {
            return IntakeProblems.CannotWithdraw(submission.Status);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var delivery = await db.Set<Delivery>().SingleOrDefaultAsync(kept => kept.Id == submission.Id, cancellationToken);
        delivery?.Withdraw(now);
        submission.Status = SubmissionStatus.Withdrawn;
        submission.WithdrawnWhy = request.Reason.Trim();
        submission.LiveKey = null;
        db.Audited(actor.Actor, now, "submission.withdraw", $"submission {submission.Id}", submission.Institution, submission.WithdrawnWhy);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.It;
    }
}
