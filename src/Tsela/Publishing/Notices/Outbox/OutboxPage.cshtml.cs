using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Notices.Outbox;

public sealed class OutboxModel(ReadOutbox readOutbox) : TselaPage
{
    public ReadOutbox.Shown? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await readOutbox.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }
}
