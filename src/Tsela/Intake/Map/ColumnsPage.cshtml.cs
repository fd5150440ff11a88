using Microsoft.AspNetCore.Mvc;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Read;
using Tsela.Intake.Revise;
using Tsela.Intake.Submissions;
using Tsela.Shared.Web;

namespace Tsela.Intake.Map;

/// <summary>A clerk says what the columns of the file mean.</summary>
public sealed class ColumnsPage(ReadSubmission readSubmission, MapHeaders mapHeaders, ReviseSubmission reviseSubmission, NationalCatalogue catalogue) : TselaPage
{
    /// <summary>Stands in the form for a column that is to be left out; an empty choice leaves things as they are.</summary>
    public const string LeftOut = "-";

    public ReadSubmission.Result? Read { get; private set; }

    public Submission Submission => Read!.Submission;

    public IEnumerable<MatchedColumn> Columns => Read!.Header?.Columns.Where(column => column.Text.Length > 0)
        .OrderBy(column => column.By == MatchedBy.Nothing ? 0 : 1).ThenBy(column => column.Column) ?? Enumerable.Empty<MatchedColumn>();

    public IEnumerable<SchemaField> Fields => catalogue.Series[Submission.Series].Fields.Where(known => !known.IsSystem);

    public string CaptionOf(string field) => catalogue.Series[Submission.Series] is var series && series.IndexOf(field) is >= 0 and var index ? series.Fields[index].Caption : field;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => Show(id, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, string?[] header, string?[] meaning, CancellationToken cancellationToken)
    {
        var choices = header.Zip(meaning, (sent, chosen) => (Sent: sent ?? "", Chosen: chosen ?? "")).Where(pair => pair.Chosen.Length > 0)
            .Select(pair => new MapHeaders.Choice(pair.Sent, pair.Chosen == LeftOut ? "" : pair.Chosen)).ToList();
        var saved = await mapHeaders.Handle(new(id, choices), cancellationToken);
        var problem = saved.Problem;
        if (problem is null)
        {
            var outcome = await reviseSubmission.Handle(new(id, []), cancellationToken);
            if (outcome.Succeeded)
            {
                return Redirect($"/submissions/{outcome.Value}");
            }

            problem = outcome.Problem!;
        }

        var shown = await Show(id, cancellationToken);
        return Read is null ? shown : Refused(problem);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await readSubmission.Handle(new(id, PageSize: 1), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Read = outcome.Value;
        return Page();
    }
}
