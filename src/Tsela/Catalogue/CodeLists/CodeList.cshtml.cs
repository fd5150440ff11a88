using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared;

namespace Tsela.Catalogue.CodeLists;

public sealed class CodeListModel(ReadCodeList readCodeList) : PageModel
{
    public ReadCodeList.Page? CodeList { get; private set; }

    public Problem? Problem { get; private set; }

    public async Task OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var outcome = await readCodeList.Handle(new(id), cancellationToken);
        if (outcome.Succeeded)
        {
            CodeList = outcome.Value;
        }
        else
        {
            Problem = outcome.Problem;
            Response.StatusCode = Problem!.HttpStatus;
        }
    }
}
