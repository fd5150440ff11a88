using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Catalogue.DataMap;

public sealed class DataMapModel(ReadDataMap readDataMap, NationalCatalogue catalogue) : TselaPage
{
    public IReadOnlyList<ReadDataMap.Row> Rows { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Institution { get; set; }

    public IEnumerable<Institution> Holders => catalogue.Holders;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await readDataMap.Handle(new(string.IsNullOrEmpty(Institution) ? null : Institution), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Rows = outcome.Value;
        return Page();
    }
}
