using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Preparing;

public sealed class PreparationModel(ReadPreparation readPreparation, AskForRelease ask) : TselaPage
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

    /// <summary>The state alone, for the page that asks for it while it stands open.</summary>
    public async Task<IActionResult> OnGetStateAsync(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await readPreparation.Handle(new(id), cancellationToken);
        return outcome.Problem is { } problem ? Refused(problem) : Partial("_PreparationState", outcome.Value);
    }

    /// <summary>Asks for the same once more.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await readPreparation.Handle(new(id), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        var asked = await ask.Handle(new(Shown.Preparation.Snapshot, Shown.Preparation.ReadForm()), cancellationToken);
        return asked.Problem is { } refusal ? Refused(refusal)
            : asked.Value.Preparation is { } again ? Redirect($"/releases/preparations/{again}")
            : Refused(ReleaseProblems.NotAsItWas(asked.Value.Faults.Select(fault => fault.Sentence)));
    }
}
