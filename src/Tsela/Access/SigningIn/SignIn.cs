using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tsela.Access.Doors;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access.SigningIn;

/// <summary>Lets a person in by name and password; five wrong passwords lock the account for a while.</summary>
[NeedsNothing("whoever signs in is nobody yet")]
public sealed class SignIn(TselaDb db, UserManager<Account> accounts, TimeProvider clock)
{
    private const int AttemptsMax = 5;

    private static readonly Account NoSuchAccount = new() { Role = Role.Reader };

    private static string? noSuchHash;

    public sealed record Request(string Name, string Password);

    public async Task<Outcome<ClaimsPrincipal>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Try(request, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < AttemptsMax)
            {
                // two tries at one moment: each has to be counted
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Outcome<ClaimsPrincipal>> Try(Request request, CancellationToken cancellationToken)
    {
        var account = await accounts.FindByNameAsync(request.Name.Trim());
        if (account is null)
        {
            // as long as for a known name, so that the time does not tell which names exist
            noSuchHash ??= accounts.PasswordHasher.HashPassword(NoSuchAccount, NewPassword.Generate());
            accounts.PasswordHasher.VerifyHashedPassword(NoSuchAccount, noSuchHash, request.Password);
            return await Refuse("unknown account", AccessProblems.SignInWrong, cancellationToken);
        }

        var right = await accounts.CheckPasswordAsync(account, request.Password);
        if (await accounts.IsLockedOutAsync(account))
        {
            return await Refuse(Subject(account), account.IsClosed() ? AccessProblems.SignInWrong : AccessProblems.AccountLocked, cancellationToken);
        }

        if (!right)
        {
            await accounts.AccessFailedAsync(account);
            var locked = await accounts.IsLockedOutAsync(account);
            return await Refuse(Subject(account), locked ? AccessProblems.AccountLocked : AccessProblems.SignInWrong, cancellationToken);
        }

        await accounts.ResetAccessFailedCountAsync(account);
        var principal = ActorClaims.PrincipalOf(account, clock.GetUtcNow());
        db.Audited(principal.ToActor(), clock.GetUtcNow().UtcDateTime, "account.sign-in", Subject(account), account.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return principal;
    }

    private static string Subject(Account account) => $"account {account.Id}";

    private async Task<Problem> Refuse(string subject, Problem problem, CancellationToken cancellationToken)
    {
        db.Audited(Actor.Nobody, clock.GetUtcNow().UtcDateTime, "account.sign-in-refused", subject, why: problem.Code);
        await db.SaveChangesAsync(cancellationToken);
        return problem;
    }
}
