using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Confirm;
using Tsela.Intake.Map;
using Tsela.Intake.Revise;
using Tsela.Intake.Submissions;
using Tsela.Shared.Web;

namespace Tsela.Intake.Read;

/// <summary>The rows of one cause, each with a place to write the right value, and what else may be done about all of them.</summary>
public sealed class CausePage(
    ReadSubmission readSubmission, ReviseSubmission reviseSubmission, ConfirmFinding confirmFinding, MapValues mapValues,
    NationalCatalogue catalogue, CurrentActor actor) : TselaPage
{
    private const int RowsShown = 25;
    private const int WordsShown = 50;

    // the engine shortens what it tells of a value, and a shortened value cannot be mended by hand
    private const int ValueLengthMax = 200;

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public IReadOnlyList<TypedCell> Cells { get; set; } = [];

    public ReadSubmission.Result? Read { get; private set; }

    public FindingCause? Cause { get; private set; }

    public Submission Submission => Read!.Submission;

    public TableSchema? Series => catalogue.Series.GetValueOrDefault(Submission.Series);

    public SchemaField? Field => Cause?.Field is { } name && Series is { } series && series.IndexOf(name) is >= 0 and var index ? series.Fields[index] : null;

    public bool MayMend => actor.Actor.Rights.Contains(Right.MendSubmissions)
        && (Submission.Status.IsInForce() || Submission.Status is SubmissionStatus.Refused or SubmissionStatus.DryRun);

    public bool MayConfirm => MayMend && Cause!.Severity == Severity.Warning;

    public bool MayMendCells => MayMend && Field is not null && Cause!.Severity != Severity.Info;

    /// <summary>The different words that are no code, the most frequent first; only where the cause is an unknown code.</summary>
    public IReadOnlyList<(string Word, int Times)> Words { get; private set; } = [];

    public sealed record TypedCell(long Row, string? Old, string? New);

    public static bool IsWhole(SubmissionFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Row > 0 && finding.Value.Length < ValueLengthMax;
    }

    public Code? Nearest(string word) => Field!.CodeLists.Select(list => list.Nearest(word)).FirstOrDefault(near => near is not null);

    public Confirmation? ConfirmedBy(SubmissionFinding finding) => Read!.Confirmations
        .FirstOrDefault(act => act.Rule == Cause!.Rule && act.Field == Cause.Field && (act.Row == 0 || act.Row == finding.Row));

    public Paging Paging() => new(
        PageNumber, Tsela.Shared.Web.Paging.PagesOf((int)Read!.FindingsKept, RowsShown),
        page => string.Create(CultureInfo.InvariantCulture, $"/submissions/{Submission.Id}/causes/{Cause!.Id}?page-number={page}"));

    public Task<IActionResult> OnGetAsync(Guid id, Guid cause, CancellationToken cancellationToken) => Show(id, cause, cancellationToken);

    public async Task<IActionResult> OnPostMendAsync(Guid id, Guid cause, CancellationToken cancellationToken)
    {
        var shown = await Show(id, cause, cancellationToken);
        if (Field is not { } field)
        {
            return shown;
        }

        var mended = Cells.Where(cell => (cell.New ?? "").Trim() != (cell.Old ?? "").Trim())
            .Select(cell => new ReviseSubmission.Cell(cell.Row, field.Name, cell.Old ?? "", (cell.New ?? "").Trim())).ToList();
        if (mended.Count == 0)
        {
            return Refused(ReviseProblems.NothingChanged);
        }

        var outcome = await reviseSubmission.Handle(new(id, mended), cancellationToken);
        return outcome.Problem is { } problem ? Refused(problem) : Redirect($"/submissions/{outcome.Value}");
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, Guid cause, string? reason, string? scope, long[] rows, CancellationToken cancellationToken)
    {
        var shown = await Show(id, cause, cancellationToken);
        if (Cause is null)
        {
            return shown;
        }

        if (scope != "all" && rows.Length == 0)
        {
            return Refused(ConfirmProblems.NoRowChosen);
        }

        var outcome = await confirmFinding.Handle(new(id, cause, scope == "all" ? [] : rows, reason ?? ""), cancellationToken);
        return outcome.Problem is { } problem ? Refused(problem) : Redirect($"/submissions/{id}/causes/{cause}?page-number={PageNumber}");
    }

    public async Task<IActionResult> OnPostMapAsync(Guid id, Guid cause, string?[] word, string?[] code, CancellationToken cancellationToken)
    {
        var shown = await Show(id, cause, cancellationToken);
        if (Field is not { } field)
        {
            return shown;
        }

        var choices = word.Zip(code, (sent, chosen) => new MapValues.Choice(field.Name, sent ?? "", chosen ?? ""))
            .Where(choice => choice.Code.Length > 0).ToList();
        var saved = await mapValues.Handle(new(id, choices), cancellationToken);
        if (saved.Problem is { } fault)
        {
            return Refused(fault);
        }

        var outcome = await reviseSubmission.Handle(new(id, []), cancellationToken);
        return outcome.Problem is { } problem ? Refused(problem) : Redirect($"/submissions/{outcome.Value}");
    }

    private async Task<IActionResult> Show(Guid id, Guid cause, CancellationToken cancellationToken)
    {
        var outcome = await readSubmission.Handle(new(id, cause, PageNumber, RowsShown), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Read = outcome.Value;
        Cause = Read.Causes.FirstOrDefault(kept => kept.Id == cause);
        if (Cause is null)
        {
            return Refused(IntakeProblems.NotFound);
        }

        if (Cause.Rule == "code-unknown" && Field is { CodeLists.Count: > 0 } && MayMend)
        {
            var all = (await readSubmission.Handle(new(id, cause, 1, ReadSubmission.PageSizeMax), cancellationToken)).Value.Findings;
            Words = [.. all.Where(IsWhole).GroupBy(finding => finding.Value, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Count())).OrderByDescending(word => word.Item2).Take(WordsShown)];
        }

        return Page();
    }
}
