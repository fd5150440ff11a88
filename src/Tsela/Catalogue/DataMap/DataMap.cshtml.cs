using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared;

namespace Tsela.Catalogue.DataMap;

public sealed class DataMapModel(ReadDataMap readDataMap, NationalCatalogue catalogue) : PageModel
{
    public IReadOnlyList<ReadDataMap.Row> Rows { get; private set; } = [];

    public Problem? Problem { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? Institution { get; set; }

    public IEnumerable<Institution> Holders => catalogue.Institutions
        .Where(institution => catalogue.SeriesOf(institution.Code).Any())
        .OrderBy(institution => institution.Name, StringComparer.Ordinal);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await readDataMap.Handle(new(string.IsNullOrEmpty(Institution) ? null : Institution), cancellationToken);
        if (outcome.Succeeded)
        {
            Rows = outcome.Value;
        }
        else
        {
            Problem = outcome.Problem;
            Response.StatusCode = Problem!.HttpStatus;
        }
    }
}
