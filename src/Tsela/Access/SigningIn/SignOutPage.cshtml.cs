using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Access.Doors;
using Tsela.Shared.Web;

namespace Tsela.Access.SigningIn;

[AllowAnonymous]
public sealed class SignOutPage(SignOut signOut) : TselaPage
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        await signOut.Handle(new SignOut.Request(), cancellationToken);
        await HttpContext.SignOutAsync(Door.Person);
        return LocalRedirect("/");
    }
}
