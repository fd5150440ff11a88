using Microsoft.AspNetCore.Mvc;
using Tsela.Engine.Schemas;
using Tsela.Shared.Web;

namespace Tsela.Catalogue.CodeLists;

public sealed class CodeListIndexModel(ListCodeLists listCodeLists) : TselaPage
{
    public IReadOnlyList<CodeList> Lists { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listCodeLists.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Lists = outcome.Value;
        return Page();
    }
}
