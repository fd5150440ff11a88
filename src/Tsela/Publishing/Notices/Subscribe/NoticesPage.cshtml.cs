using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Notices.Subscribe;

[AllowAnonymous]
[PublicPage]
public sealed class NoticesModel(AskForNotices ask) : TselaPage
{
    public bool IsAsked { get; private set; }

    public string Address { get; private set; } = "";

    public void OnGet(bool asked) => IsAsked = asked;

    public async Task<IActionResult> OnPostAsync(string? address, CancellationToken cancellationToken)
    {
        Address = address ?? "";
        var outcome = await ask.Handle(new(Address), cancellationToken);
        return outcome.Problem is { } problem ? Refused(problem) : Redirect("/notices?asked=true");
    }
}
