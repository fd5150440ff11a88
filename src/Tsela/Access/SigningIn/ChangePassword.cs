using Microsoft.AspNetCore.Identity;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access.SigningIn;

/// <summary>A person gives their own account a new password; every other session of the account ends with it.</summary>
[NeedsNothing("everyone who has an account owns its password, and proves it by the present one")]
public sealed class ChangePassword(TselaDb db, CurrentActor actor, UserManager<Account> accounts, TimeProvider clock)
{
    public sealed record Request(string Present, string New, string NewAgain);

    /// <summary>The account with its new stamp, so that the door can renew the cookie.</summary>
    public async Task<Outcome<Account>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.Role is null || await accounts.FindByNameAsync(actor.Actor.Name) is not { } account)
        {
            return AccessProblems.AccountUnknown;
        }

        if (request.New != request.NewAgain)
        {
            return AccessProblems.PasswordsDiffer;
        }

        var changed = await accounts.ChangePasswordAsync(account, request.Present, request.New);
        if (!changed.Succeeded)
        {
            return changed.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
                ? AccessProblems.PasswordWrong
                : AccessProblems.PasswordWeak;
        }

        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "account.change-password", $"account {account.Id}", account.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return account;
    }
}
