using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Read;

/// <summary>Gives the clerk's own file back as a workbook with every kept finding marked in its cell.</summary>
[Needs(Right.ReadSubmissions)]
public sealed class WriteMarkedFile(TselaDb db, CurrentActor actor, TimeProvider clock, OriginalFiles originals, TselaFolder folder)
{
    public sealed record Request(Guid Submission);

    /// <param name="Content">The workbook; the file behind it goes with the stream.</param>
    public sealed record Result(Stream Content, string FileName);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<WriteMarkedFile>() is { } refusal)
        {
            return refusal;
        }

        if (await db.SubmissionOf(actor.Actor, request.Submission, cancellationToken) is not { } submission)
        {
            return IntakeProblems.NotFound;
        }

        if (!originals.IsWhole(submission.Sha256, submission.Bytes))
        {
            return IntakeProblems.OriginalMissing;
        }

        var marks = await db.Set<SubmissionFinding>().AsNoTracking()
            .Where(finding => finding.SubmissionId == submission.Id)
            .OrderBy(finding => finding.SheetRow).ThenBy(finding => finding.Column)
            .Select(finding => new { finding.SheetRow, finding.Column, finding.Severity, finding.Message, finding.Mend })
            .ToListAsync(cancellationToken);
        var outcome = await Write(
            originals.PathOf(submission.Sha256),
            marks.ConvertAll(mark => new CellMark(mark.SheetRow, mark.Column, MarkOf(mark.Severity), $"{mark.Message} {mark.Mend}".Trim())), cancellationToken);
        if (!outcome.Succeeded)
        {
            return outcome.Problem!;
        }

        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "original.mark", $"submission {submission.Id}", submission.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return new Result(outcome.Value, $"{Path.GetFileNameWithoutExtension(submission.FileName)}-marked.xlsx");
    }

    private async Task<Outcome<Stream>> Write(string original, List<CellMark> marks, CancellationToken cancellationToken)
    {
        var file = new FileStream(
            Path.Combine(folder.Spill, $"{Guid.NewGuid():N}.xlsx"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var refusal = await Task.Run(
                () => MarkedWorkbook.Write(original, file, marks, new ReadOptions { SpillFolder = folder.Spill }), cancellationToken);
            if (refusal is not null)
            {
                await file.DisposeAsync();
                return new Problem($"submission.{refusal.Code}", refusal.Message);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static MarkSeverity MarkOf(Severity severity) => severity switch
    {
        Severity.Error => MarkSeverity.Error,
        Severity.Warning => MarkSeverity.Warning,
        _ => MarkSeverity.Info,
    };
}
