using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared;

namespace Tsela.Catalogue.Definitions;

public sealed class DefinitionsModel(ReadDefinitions readDefinitions) : PageModel
{
    public ReadDefinitions.Page? Definitions { get; private set; }

    public Problem? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await readDefinitions.Handle(new(), cancellationToken);
        if (outcome.Succeeded)
        {
            Definitions = outcome.Value;
        }
        else
        {
            Problem = outcome.Problem;
            Response.StatusCode = Problem!.HttpStatus;
        }
    }
}
