using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Catalogue.Definitions;

public sealed class DefinitionsModel(ReadDefinitions readDefinitions) : TselaPage
{
    public ReadDefinitions.Page? Definitions { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await readDefinitions.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Definitions = outcome.Value;
        return Page();
    }
}
