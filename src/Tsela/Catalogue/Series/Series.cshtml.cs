using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Catalogue.Series;

public sealed class SeriesModel(ReadSeries readSeries) : TselaPage
{
    public ReadSeries.Page? Series { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var outcome = await readSeries.Handle(new(id), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Series = outcome.Value;
        return Page();
    }
}
