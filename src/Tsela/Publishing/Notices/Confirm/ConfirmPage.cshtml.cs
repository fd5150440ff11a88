using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Notices.Confirm;

/// <summary>A link is followed by programs that look at mail, too, so it is a button that acts.</summary>
[AllowAnonymous]
[PublicPage]
[IgnoreAntiforgeryToken]
public sealed class ConfirmModel(ConfirmNotices act) : TselaPage
{
    public bool IsDone { get; private set; }

    public void OnGet()
    {
        // the key stays in the address, to which the form is sent
    }

    public async Task<IActionResult> OnPostAsync(Guid who, string? key, CancellationToken cancellationToken)
    {
        var outcome = await act.Handle(new(who, key ?? ""), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        IsDone = true;
        return Page();
    }
}
