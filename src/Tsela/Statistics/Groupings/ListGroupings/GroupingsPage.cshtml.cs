using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Groupings.ListGroupings;

public sealed class GroupingsModel(ListGroupings listGroupings) : TselaPage
{
    public ListGroupings.Listed? Listed { get; private set; }

    public DataTable Table => new(
        "Groupings",
        [new("Grouping"), new("Of"), new("Groups", Numeric: true), new("Named as"), new("Made by"), new("State")],
        [
            .. Listed!.Rows.Select(row => (IReadOnlyList<Cell>)
            [
                new Cell(row.Latest.Name, $"/groupings/{row.Latest.Key}"), row.Of, row.Groups.ToString(CultureInfo.InvariantCulture), row.Latest.Level, row.Latest.MadeBy,
                row.Latest.RetiredAt is null ? "in use" : "retired",
            ]),
        ])
    { ShowCaption = false, Empty = "No grouping has been defined." };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listGroupings.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }
}
