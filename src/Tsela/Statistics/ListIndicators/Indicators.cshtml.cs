using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Statistics.ListIndicators;

public sealed class IndicatorsModel(ListIndicators listIndicators) : TselaPage
{
    public ListIndicators.Listed? Listed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listIndicators.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }
}
