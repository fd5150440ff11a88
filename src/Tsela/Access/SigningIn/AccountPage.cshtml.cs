using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Tsela.Access.Doors;
using Tsela.Shared.Web;

namespace Tsela.Access.SigningIn;

public sealed class AccountPage(ChangePassword changePassword, TimeProvider clock) : TselaPage
{
    public bool Changed { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(string? present, [Bind(Prefix = "new")] string? fresh, string? again, CancellationToken cancellationToken)
    {
        var changed = await changePassword.Handle(new ChangePassword.Request(present ?? "", fresh ?? "", again ?? ""), cancellationToken);
        if (changed.Problem is { } problem)
        {
            return Refused(problem);
        }

        await HttpContext.SignInAsync(Door.Person, ActorClaims.PrincipalOf(changed.Value, clock.GetUtcNow()));
        Changed = true;
        return Page();
    }
}
