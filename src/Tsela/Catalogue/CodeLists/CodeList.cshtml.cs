using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Catalogue.CodeLists;

public sealed class CodeListModel(ReadCodeList readCodeList) : TselaPage
{
    public ReadCodeList.Page? CodeList { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var outcome = await readCodeList.Handle(new(id), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        CodeList = outcome.Value;
        return Page();
    }
}
