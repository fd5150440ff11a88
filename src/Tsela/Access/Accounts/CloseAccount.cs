using Microsoft.AspNetCore.Identity;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access.Accounts;

/// <summary>Ends an account and its sessions. It is not deleted, because the audit trail names it.</summary>
[Needs(Right.ManageAccounts)]
public sealed class CloseAccount(TselaDb db, CurrentActor actor, UserManager<Account> accounts, TimeProvider clock)
{
    public sealed record Request(Guid Id);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<CloseAccount>() is { } refusal)
        {
            return refusal;
        }

        if (await accounts.FindByIdAsync(request.Id.ToString()) is not { } account || account.IsClosed())
        {
            return AccessProblems.AccountUnknown;
        }

        if (account.UserName == actor.Actor.Name)
        {
            return AccessProblems.OwnAccount;
        }

        account.Close();
        await accounts.UpdateSecurityStampAsync(account);
        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "account.close", $"account {account.Id}", account.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
