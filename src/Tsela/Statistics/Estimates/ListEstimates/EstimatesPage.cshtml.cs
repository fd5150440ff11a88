using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Estimates.ListEstimates;

public sealed class EstimatesModel(ListEstimates listEstimates) : TselaPage
{
    public ListEstimates.Listed? Listed { get; private set; }

    public DataTable Table => new(
        "Estimates, newest first",
        [new("Estimate"), new("Of"), new("Value", Numeric: true), new("Method"), new("Entered by"), new("Standing")],
        [
            .. Listed!.Rows.Select(row => (IReadOnlyList<Cell>)
            [
                new Cell($"{row.Latest.Name} version {row.Latest.Version}", $"/estimates/{row.Latest.Number}"),
                $"{row.Latest.Subject} {row.Latest.Reference}{(row.Latest.Breakdown == "_T" ? "" : $" {row.Latest.Breakdown}")}",
                row.Latest.Value.ToString("#,0.####", CultureInfo.InvariantCulture),
                EstimateMethods.InWords(row.Latest.Method, row.Latest.MethodText),
                $"{row.Latest.EnteredBy}{(row.Latest.SeenBy is { } seen ? $", seen by {seen}" : "")}",
                row.Standing,
            ]),
        ])
    { ShowCaption = false, Empty = "No estimate has been entered." };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listEstimates.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }
}
