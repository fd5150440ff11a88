using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared;

namespace Tsela.Catalogue.Institutions;

public sealed class InstitutionPageModel(ReadInstitution readInstitution) : PageModel
{
    public ReadInstitution.Page? Institution { get; private set; }

    public Problem? Problem { get; private set; }

    public async Task OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var outcome = await readInstitution.Handle(new(code), cancellationToken);
        if (outcome.Succeeded)
        {
            Institution = outcome.Value;
        }
        else
        {
            Problem = outcome.Problem;
            Response.StatusCode = Problem!.HttpStatus;
        }
    }
}
