using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Intake.Across;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Intake.Process;

/// <summary>Ends a submission: the findings beforehand in short steps, then one short transaction after which it counts, or does not.</summary>
internal sealed class Conclusion(TselaDb db, Actor actor, TimeProvider clock)
{
    private const int FindingsAtOnce = 2_000;
    private const int TriesMax = 5;

    public async Task WriteFindings(FindingTray tray, AcrossResult across, CancellationToken cancellationToken)
    {
        db.AddRange(tray.Causes);
        db.AddRange(across.Figures);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        foreach (var some in tray.Kept.Chunk(FindingsAtOnce))
        {
            db.AddRange(some);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    public async Task Commit(Guid id, CheckSummary summary, Verdict verdict, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CommitOnce(id, summary, verdict, cancellationToken);
                return;
            }
            catch (DbUpdateException) when (attempt < TriesMax)
            {
                // another file for the same series, institution and period came into force meanwhile: supersede that one
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task CommitOnce(Guid id, CheckSummary summary, Verdict verdict, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var submission = await db.Set<Submission>().SingleAsync(kept => kept.Id == id, cancellationToken);
        submission.Keep(summary);
        submission.RowsAccepted = verdict.Accepted;
        submission.RowsRejected = summary.Rows - verdict.Accepted;
        submission.HeaderMatch = summary.Header is null ? null : JsonSerializer.Serialize(summary.Header, StoredJson.Options);
        submission.Remarks = JsonSerializer.Serialize(summary.Remarks, StoredJson.Options);
        submission.Refusal = verdict.Refusal;
        submission.RefusalCode = verdict.RefusalCode;
        submission.FinishedAt = now;
        submission.Status = verdict.Status;
        if (verdict.TakesRows)
        {
            await TakeIntoForce(submission, now, cancellationToken);
        }
        else
        {
            submission.LiveKey = null;
        }

        db.Audited(actor, now, $"submission.{ActOf(verdict.Status)}", $"submission {id}", submission.Institution, verdict.RefusalCode);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task TakeIntoForce(Submission submission, DateTime now, CancellationToken cancellationToken)
    {
        var earlier = await db.InForce()
            .Where(delivery => delivery.Series == submission.Series && delivery.Institution == submission.Institution
                && delivery.Period == submission.Period)
            .ToListAsync(cancellationToken);
        foreach (var delivery in earlier)
        {
            delivery.Supersede(submission.Id);
            var superseded = await db.Set<Submission>().SingleAsync(kept => kept.Id == delivery.Id, cancellationToken);
            superseded.Status = SubmissionStatus.Superseded;
            superseded.SupersededBy = submission.Id;
            superseded.LiveKey = null;
            db.Audited(actor, now, "submission.supersede", $"submission {delivery.Id}", submission.Institution, $"submission {submission.Id}");
        }

        // out of force before the new one comes in: the index allows one at any moment
        await db.SaveChangesAsync(cancellationToken);
        db.Add(new Delivery
        {
            Id = submission.Id,
            Series = submission.Series,
            Institution = submission.Institution,
            Period = submission.Period,
            PeriodStart = submission.PeriodStart,
            PeriodEnd = submission.PeriodEnd,
            AcceptedAt = now,
            RecordCount = submission.RowsAccepted,
            IsTraining = submission.IsTraining,
        });
    }

    private static string ActOf(SubmissionStatus status) => status switch
    {
        SubmissionStatus.Accepted => "accept",
        SubmissionStatus.AcceptedInPart => "accept-in-part",
        SubmissionStatus.DryRun => "try",
        _ => "refuse",
    };
}
