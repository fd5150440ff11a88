using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared;

namespace Tsela.Catalogue.Series;

public sealed class SeriesModel(ReadSeries readSeries) : PageModel
{
    public ReadSeries.Page? Series { get; private set; }

    public Problem? Problem { get; private set; }

    public async Task OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var outcome = await readSeries.Handle(new(id), cancellationToken);
        if (outcome.Succeeded)
        {
            Series = outcome.Value;
        }
        else
        {
            Problem = outcome.Problem;
            Response.StatusCode = Problem!.HttpStatus;
        }
    }
}
