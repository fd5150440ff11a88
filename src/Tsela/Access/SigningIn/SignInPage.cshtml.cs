using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Access.Doors;
using Tsela.Shared.Web;

namespace Tsela.Access.SigningIn;

[AllowAnonymous]
public sealed class SignInPage(SignIn signIn) : TselaPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(string? password, CancellationToken cancellationToken)
    {
        var signedIn = await signIn.Handle(new SignIn.Request(Name ?? "", password ?? ""), cancellationToken);
        if (signedIn.Problem is { } problem)
        {
            return Refused(problem);
        }

        await HttpContext.SignInAsync(Door.Person, signedIn.Value);
        return LocalRedirect(Url.IsLocalUrl(From) ? From : "/");
    }
}
