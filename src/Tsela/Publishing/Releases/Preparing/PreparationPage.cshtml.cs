using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Preparing;

public sealed class PreparationModel(ReadPreparation readPreparation) : TselaPage
{
    public ReadPreparation.Shown? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await readPreparation.Handle(new(id), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Shown.Code is { } code ? Redirect($"/releases/{code}/signing") : Page();
    }
}
