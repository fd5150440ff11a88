using Microsoft.EntityFrameworkCore;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Intake.Process;

/// <summary>Takes back what a check that did not reach its end has written; nothing of it has counted.</summary>
internal sealed class CutShort(TselaDb db)
{
    public async Task Undo(Guid submission, bool countsAsAttempt, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (!await db.Set<Submission>().AnyAsync(
            kept => kept.Id == submission && (kept.Status == SubmissionStatus.Checking || kept.Status == SubmissionStatus.Storing),
            cancellationToken))
        {
            return;
        }

        await db.RemoveStaged(submission, cancellationToken);
        await db.Set<SubmissionFinding>().Where(finding => finding.SubmissionId == submission).ExecuteDeleteAsync(cancellationToken);
        await db.Set<FindingCause>().Where(cause => cause.SubmissionId == submission).ExecuteDeleteAsync(cancellationToken);
        await db.Set<CoherenceFigure>().Where(figure => figure.SubmissionId == submission).ExecuteDeleteAsync(cancellationToken);
        var given = countsAsAttempt ? 0 : 1;
        await db.Set<Submission>()
            .Where(kept => kept.Id == submission)
            .ExecuteUpdateAsync(
                set => set.SetProperty(kept => kept.Status, SubmissionStatus.Received)
                    .SetProperty(kept => kept.Attempts, kept => kept.Attempts - given),
                cancellationToken);
    }
}
