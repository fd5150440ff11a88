using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared.Web;

namespace Tsela.Intake.Revise;

/// <summary>One row with all its cells, for faults that lie between two columns.</summary>
public sealed class RowPage(ReadRow readRow, ReviseSubmission reviseSubmission, NationalCatalogue catalogue, CurrentActor actor) : TselaPage
{
    [BindProperty]
    public IReadOnlyList<TypedCell> Cells { get; set; } = [];

    public ReadRow.Result? Read { get; private set; }

    public bool MayMend => actor.Actor.Rights.Contains(Right.MendSubmissions)
        && (Read!.Submission.Status.IsInForce() || Read.Submission.Status is SubmissionStatus.Refused or SubmissionStatus.DryRun);

    /// <summary>The fields that have a column in the file.</summary>
    public IReadOnlyList<(SchemaField Field, string Cell)> Row => [.. catalogue.Series[Read!.Submission.Series].Fields
        .Where(known => !known.IsSystem && Read.Cells[known.Name] is not null).Select(known => (known, Read.Cells[known.Name]!))];

    public sealed record TypedCell(string Field, string? Old, string? New);

    public SubmissionFinding? WrongIn(string name) => Read!.Findings.FirstOrDefault(finding => finding.Field == name && finding.Severity != Severity.Info);

    public Task<IActionResult> OnGetAsync(Guid id, long row, CancellationToken cancellationToken) => Show(id, row, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, long row, CancellationToken cancellationToken)
    {
        var shown = await Show(id, row, cancellationToken);
        if (Read is null)
        {
            return shown;
        }

        var mended = Cells.Where(cell => (cell.New ?? "").Trim() != (cell.Old ?? "").Trim())
            .Select(cell => new ReviseSubmission.Cell(row, cell.Field, cell.Old ?? "", (cell.New ?? "").Trim())).ToList();
        if (mended.Count == 0)
        {
            return Refused(ReviseProblems.NothingChanged);
        }

        var outcome = await reviseSubmission.Handle(new(id, mended), cancellationToken);
        return outcome.Problem is { } problem ? Refused(problem) : Redirect($"/submissions/{outcome.Value}");
    }

    private async Task<IActionResult> Show(Guid id, long row, CancellationToken cancellationToken)
    {
        var outcome = await readRow.Handle(new(id, row), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Read = outcome.Value;
        return Page();
    }
}
