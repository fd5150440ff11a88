using Microsoft.AspNetCore.Mvc;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared.Web;

namespace Tsela.Intake.Origin;

/// <summary>One record and where it came from: the file, the row, the cells as sent and what they became.</summary>
public sealed class RecordPage(RecordOrigin recordOrigin, NationalCatalogue catalogue) : TselaPage
{
    public RecordOrigin.Result? Origin { get; private set; }

    public TableSchema? Series => catalogue.Series.GetValueOrDefault(Origin!.Submission.Series);

    /// <summary>Caption of each field with its cell as sent and its value in national terms.</summary>
    public IEnumerable<(string Caption, string Sent, string Value)> Cells => (Series?.Fields ?? [])
        .Select(known => (known.Caption, Origin!.Sent.GetValueOrDefault(known.Name, ""), Origin.Harmonised.GetValueOrDefault(known.Name, "")))
        .Where(cell => cell.Item2.Length > 0 || cell.Item3.Length > 0);

    public string CaptionOf(string field) => Series is { } series && series.IndexOf(field) is >= 0 and var index ? series.Fields[index].Caption : field;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await recordOrigin.Handle(new(id), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Origin = outcome.Value;
        return Page();
    }
}
