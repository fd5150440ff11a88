using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Statistics.OwnIndicators.ListOwnIndicators;

public sealed class OwnIndicatorsModel(ListOwnIndicators listOwnIndicators) : TselaPage
{
    public ListOwnIndicators.Listed? Listed { get; private set; }

    public DataTable Table => new(
        "Indicators of this office",
        [new("Indicator"), new("Version", Numeric: true), new("Latest figure", Numeric: true), new("Of"), new("Made by"), new("State")],
        [
            .. Listed!.Rows.Select(row => (IReadOnlyList<Cell>)
            [
                new Cell($"{row.Latest.Code} {row.Latest.Name}", $"/own-indicators/{row.Latest.Code}"), $"{row.Latest.Version}",
                row.Figure is null ? "" : row.Figure.Value is null ? ".." : $"{row.Figure.Shown} {row.Latest.Unit}{(row.Figure.Symbol.Length > 0 ? $" ({row.Figure.Symbol})" : "")}",
                row.Figure?.Reference ?? "", row.Latest.MadeBy,
                row.Latest.RetiredAt is not null ? "retired" : row.Figure is null ? "waits for the next snapshot" : "computed",
            ]),
        ])
    { ShowCaption = false, Empty = "No indicator has been defined." };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listOwnIndicators.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }
}
