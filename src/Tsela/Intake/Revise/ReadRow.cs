using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Intake.Process;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Revise;

/// <summary>One row of the file with every cell and what was found in it. Rows that were not taken are nowhere but in the file, so it is read again up to the row.</summary>
[Needs(Right.MendSubmissions)]
public sealed class ReadRow(
    TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue, OriginalFiles originals, TselaFolder folder, IntakeLimits limits)
{
    public sealed record Request(Guid Submission, long Row);

    /// <param name="Cells">Field to the cell with what was mended so far; null where the file has no such column.</param>
    public sealed record Result(
        Submission Submission, long Row, long SheetRow, IReadOnlyDictionary<string, string?> Cells, IReadOnlyList<SubmissionFinding> Findings);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadRow>() is { } refusal)
        {
            return refusal;
        }

        var submission = await db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(kept => kept.Id == request.Submission, cancellationToken);
        if (submission is null || !actor.Actor.ActsFor(submission.Institution) || request.Row < 1 || request.Row > submission.Rows)
        {
            return IntakeProblems.NotFound;
        }

        if (!originals.IsWhole(submission.Sha256, submission.Bytes))
        {
            return IntakeProblems.OriginalMissing;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var options = await CheckPreparation.Prepare(db, submission, limits, folder.Spill, DateOnly.FromDateTime(now), cancellationToken);
        var series = catalogue.Series[submission.Series];
        if (await Task.Run(() => Find(submission, series, options with { Lookup = null }, request.Row, cancellationToken), cancellationToken) is not var (sheetRow, cells))
        {
            return IntakeProblems.NotFound;
        }

        var findings = await db.Set<SubmissionFinding>().AsNoTracking()
            .Where(finding => finding.SubmissionId == submission.Id && finding.Row == request.Row)
            .OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Column).ToListAsync(cancellationToken);
        db.Audited(actor.Actor, now, "row.read", $"submission {submission.Id}", submission.Institution, $"row {request.Row}");
        await db.SaveChangesAsync(cancellationToken);
        var byField = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Length; i++)
        {
            byField[series.Fields[i].Name] = cells[i];
        }

        return new Result(submission, request.Row, sheetRow, byField, findings);
    }

    private (long SheetRow, string?[] Cells)? Find(Submission submission, TableSchema series, CheckOptions options, long wanted, CancellationToken cancellationToken)
    {
        if (TableFile.Open(originals.PathOf(submission.Sha256), new ReadOptions { SpillFolder = folder.Spill }).Reader is not { } reader)
        {
            return null;
        }

        using var found = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (long, string?[])? cells = null;
        using (reader)
        {
            try
            {
                new TableCheck(series, options).Run(
                    reader,
                    row =>
                    {
                        if (row.Row == wanted)
                        {
                            cells = (row.SheetRow, (string?[])row.Sent.Clone());
                            found.Cancel();
                        }
                    },
                    _ => { },
                    found.Token);
            }
            catch (OperationCanceledException) when (cells is not null)
            {
                // the rest of the file is not wanted
            }
        }

        return cells;
    }
}
