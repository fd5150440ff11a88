using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Revise;

/// <summary>
/// Checks the same file again with cells mended in the page, or with mappings made since. The original stays as it
/// came; what was mended stands beside it, and the new submission takes the place of the old one once it is accepted.
/// </summary>
[Needs(Right.MendSubmissions)]
public sealed class ReviseSubmission(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue, WorkSignal<Submission> signal)
{
    public const int CellsMax = 1_000;

    public sealed record Cell(long Row, string Field, string OldValue, string NewValue);

    /// <param name="Cells">Cells that were mended; may be empty where only mappings have changed.</param>
    public sealed record Request(Guid Submission, IReadOnlyList<Cell> Cells);

    public async Task<Outcome<Guid>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReviseSubmission>() is { } refusal)
        {
            return refusal;
        }

        if (await db.SubmissionOf(actor.Actor, request.Submission, cancellationToken) is not { } old)
        {
            return IntakeProblems.NotFound;
        }

        if (!old.Status.IsInForce() && old.Status is not (SubmissionStatus.Refused or SubmissionStatus.DryRun))
        {
            return IntakeProblems.CannotMend(old.Status);
        }

        if (request.Cells.Count > CellsMax)
        {
            return IntakeProblems.TooManyCells(CellsMax);
        }

        if (request.Cells.FirstOrDefault(cell => catalogue.Series[old.Series].IndexOf(cell.Field) < 0) is { } unknown)
        {
            return IntakeProblems.UnknownField(unknown.Field, old.Series);
        }

        var revised = await Next(old, cancellationToken);
        db.Add(revised);
        await CarryOver(old.Id, revised, request.Cells, cancellationToken);
        db.Audited(
            actor.Actor, revised.ReceivedAt, "submission.revise", $"submission {revised.Id}", revised.Institution,
            $"{request.Cells.Count} cells mended of submission {old.Id}");
        if (!await db.SaveUnlessTaken(cancellationToken))
        {
            return IntakeProblems.AlreadyUnderWay;
        }

        signal.Raise();
        return revised.Id;
    }

    private async Task<Submission> Next(Submission old, CancellationToken cancellationToken)
    {
        var revision = 1 + await db.Set<Submission>()
            .Where(kept => kept.Sha256 == old.Sha256 && kept.Series == old.Series && kept.Institution == old.Institution && kept.Period == old.Period)
            .MaxAsync(kept => kept.Revision, cancellationToken);
        return new Submission
        {
            Id = Guid.CreateVersion7(),
            Series = old.Series,
            Institution = old.Institution,
            Period = old.Period,
            PeriodStart = old.PeriodStart,
            PeriodEnd = old.PeriodEnd,
            DueOn = old.DueOn,
            FileName = old.FileName,
            Sha256 = old.Sha256,
            Bytes = old.Bytes,
            ReceivedAt = clock.GetUtcNow().UtcDateTime,
            ReceivedBy = actor.Actor.Name,
            Door = SubmissionDoor.Web,
            IsDryRun = false,
            IsTraining = old.IsTraining,
            BasedOn = old.Id,
            Revision = revision,
            LiveKey = Submission.LiveKeyOf(old.Series, old.Institution, old.Period, old.Sha256, revision),
            Status = SubmissionStatus.Received,
        };
    }

    private async Task CarryOver(Guid old, Submission revised, IReadOnlyList<Cell> cells, CancellationToken cancellationToken)
    {
        var earlier = await db.Set<Correction>().AsNoTracking().Where(correction => correction.SubmissionId == old).ToListAsync(cancellationToken);
        var mended = cells.GroupBy(cell => (cell.Row, cell.Field)).ToDictionary(group => group.Key, group => group.Last());
        db.AddRange(earlier.Where(kept => !mended.ContainsKey((kept.Row, kept.Field))).Select(kept => new Correction
        {
            Id = Guid.CreateVersion7(), SubmissionId = revised.Id, Row = kept.Row, Field = kept.Field,
            OldValue = kept.OldValue, NewValue = kept.NewValue, By = kept.By, At = kept.At,
        }));
        db.AddRange(mended.Values.Select(cell => new Correction
        {
            Id = Guid.CreateVersion7(), SubmissionId = revised.Id, Row = cell.Row, Field = cell.Field,
            OldValue = cell.OldValue, NewValue = cell.NewValue, By = revised.ReceivedBy, At = revised.ReceivedAt,
        }));
        var confirmations = await db.Set<Confirmation>().AsNoTracking().Where(act => act.SubmissionId == old).ToListAsync(cancellationToken);
        db.AddRange(confirmations.Select(act => new Confirmation
        {
            Id = Guid.CreateVersion7(), SubmissionId = revised.Id, Rule = act.Rule, Field = act.Field, Row = act.Row,
            Reason = act.Reason, By = act.By, At = act.At,
        }));
    }
}
