using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Revise;
using Tsela.Intake.Submissions;
using Tsela.Intake.Withdraw;
using Tsela.Shared.Web;

namespace Tsela.Intake.Read;

/// <summary>What became of a file, what is wrong with it and what can be done about it.</summary>
public sealed class SubmissionPage(
    ReadSubmission readSubmission, ReadExamples readExamples, ReadSubmissions readSubmissions, WithdrawSubmission withdrawSubmission,
    ReviseSubmission reviseSubmission, NationalCatalogue catalogue, CurrentActor actor) : TselaPage
{
    private const int FindingsOnOverview = 1;

    public ReadSubmission.Result? Read { get; private set; }

    public IReadOnlyDictionary<Guid, IReadOnlyList<SubmissionFinding>> Examples { get; private set; } = new Dictionary<Guid, IReadOnlyList<SubmissionFinding>>();

    /// <summary>Submissions of the same series, institution and period, newest first, with this one.</summary>
    public IReadOnlyList<Submission> SamePeriod { get; private set; } = [];

    public Submission Submission => Read!.Submission;

    public TableSchema? Series => catalogue.Series.GetValueOrDefault(Submission.Series);

    public Institution? Institution => catalogue.Institution(Submission.Institution);

    public bool MayMend => actor.Actor.Rights.Contains(Right.MendSubmissions)
        && (Submission.Status.IsInForce() || Submission.Status is SubmissionStatus.Refused or SubmissionStatus.DryRun);

    public bool MayWithdraw => actor.Actor.Rights.Contains(Right.SubmitFiles)
        && (Submission.Status == SubmissionStatus.Received || Submission.Status.IsInForce());

    public IEnumerable<Indicator> Feeds => catalogue.Indicators
        .Where(indicator => indicator.Sources.Contains(Submission.Series, StringComparer.Ordinal)
            || (Series?.Tsela is { } block && indicator.Sources.Contains(block.Dataset, StringComparer.Ordinal)))
        .OrderBy(indicator => indicator.Id, StringComparer.Ordinal);

    public IEnumerable<FindingCause> Of(Severity severity) => Read!.Causes.Where(cause => cause.Severity == severity);

    public string CaptionOf(string field) => Series is { } series && series.IndexOf(field) is >= 0 and var index ? series.Fields[index].Caption : field;

    public bool HasUnknownColumns => Read!.Header?.Columns.Any(column => column.By == MatchedBy.Nothing && column.Text.Length > 0) == true;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => Show(id, cancellationToken);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, string? reason, CancellationToken cancellationToken)
    {
        var outcome = await withdrawSubmission.Handle(new(id, reason ?? ""), cancellationToken);
        return outcome.Problem is { } problem ? await ShowWith(problem, id, cancellationToken) : Redirect($"/submissions/{id}");
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await reviseSubmission.Handle(new(id, []), cancellationToken);
        return outcome.Problem is { } problem ? await ShowWith(problem, id, cancellationToken) : Redirect($"/submissions/{outcome.Value}");
    }

    private async Task<IActionResult> ShowWith(Tsela.Shared.Problem problem, Guid id, CancellationToken cancellationToken)
    {
        var refused = Refused(problem);
        if (Problem is not null)
        {
            await Show(id, cancellationToken);
        }

        return refused;
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await readSubmission.Handle(new(id, PageSize: FindingsOnOverview), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Read = outcome.Value;
        Examples = (await readExamples.Handle(new(id), cancellationToken)).Value.OfCause;
        SamePeriod = (await readSubmissions.Handle(
            new(Submission.Series, Submission.Institution, Submission.Period, PageSize: ReadSubmissions.PageSizeMax), cancellationToken)).Value.Submissions;
        return Page();
    }
}
