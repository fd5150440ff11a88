using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Catalogue.CodeLists;

public sealed class CodeListIndexModel(ListCodeLists listCodeLists) : PageModel
{
    public IReadOnlyList<CodeList> Lists { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listCodeLists.Handle(new(), cancellationToken);
        if (outcome.Succeeded)
        {
            Lists = outcome.Value;
        }
        else
        {
            Problem = outcome.Problem;
            Response.StatusCode = Problem!.HttpStatus;
        }
    }
}
