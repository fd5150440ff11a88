using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Catalogue.Institutions;

public sealed class InstitutionPageModel(ReadInstitution readInstitution) : TselaPage
{
    public ReadInstitution.Page? Institution { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var outcome = await readInstitution.Handle(new(code), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Institution = outcome.Value;
        return Page();
    }
}
