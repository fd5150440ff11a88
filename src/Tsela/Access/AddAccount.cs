using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access;

/// <summary>Makes an account for a person. The password is generated and shown once.</summary>
[Needs(Right.ManageAccounts)]
public sealed class AddAccount(TselaDb db, CurrentActor actor, UserManager<Account> accounts, InstitutionNames institutions, TimeProvider clock)
{
    /// <param name="Name">With which the person signs in.</param>
    /// <param name="Institution">Code of the institution; a provider must have one.</param>
    /// <param name="Password">Null has one generated.</param>
    public sealed record Request(string Name, Role Role, string? Institution, string? Password = null);

    public sealed record Added(Guid Id, string Name, string Password);

    public async Task<Outcome<Added>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<AddAccount>() is { } refusal)
        {
            return refusal;
        }

        if (Fault(request) is { } fault)
        {
            return fault;
        }

        var account = new Account { Id = Guid.CreateVersion7(), UserName = request.Name.Trim(), Role = request.Role, Institution = request.Institution };
        var password = request.Password ?? NewPassword.Generate();
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            return ProblemOf(made.Errors.First());
        }

        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "account.add", $"account {account.Id}", account.Institution, $"role {account.Role}");
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (TakenMeanwhile(account))
        {
            return AccessProblems.NameTaken;
        }

        return new Added(account.Id, account.UserName, password);
    }

    private Problem? Fault(Request request) =>
        string.IsNullOrWhiteSpace(request.Name) ? AccessProblems.NameMissing
        : !Enum.IsDefined(request.Role) ? AccessProblems.RoleUnknown
        : request.Institution is { } code && !institutions.Knows(code) ? AccessProblems.InstitutionUnknown(code)
        : request.Institution is null && request.Role == Role.Provider ? AccessProblems.ProviderWithoutInstitution
        : null;

    private bool TakenMeanwhile(Account account)
    {
        db.ChangeTracker.Clear();
        return db.Set<Account>().Any(other => other.NormalizedUserName == account.NormalizedUserName);
    }

    private static Problem ProblemOf(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => AccessProblems.NameTaken,
        nameof(IdentityErrorDescriber.InvalidUserName) => AccessProblems.NameUnfit,
        _ => AccessProblems.PasswordWeak,
    };
}
