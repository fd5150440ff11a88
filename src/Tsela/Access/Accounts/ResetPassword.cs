using Microsoft.AspNetCore.Identity;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access.Accounts;

/// <summary>Gives an account a new generated password, shown once; its sessions and its lock end.</summary>
[Needs(Right.ManageAccounts)]
public sealed class ResetPassword(TselaDb db, CurrentActor actor, UserManager<Account> accounts, TimeProvider clock)
{
    public sealed record Request(Guid Id);

    public async Task<Outcome<AddAccount.Added>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ResetPassword>() is { } refusal)
        {
            return refusal;
        }

        if (await accounts.FindByIdAsync(request.Id.ToString()) is not { } account || account.IsClosed())
        {
            return AccessProblems.AccountUnknown;
        }

        var password = NewPassword.Generate();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        await accounts.UpdateSecurityStampAsync(account);
        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "account.reset-password", $"account {account.Id}", account.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return new AddAccount.Added(account.Id, account.UserName!, password);
    }
}
