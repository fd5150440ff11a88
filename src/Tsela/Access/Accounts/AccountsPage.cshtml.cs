using Microsoft.AspNetCore.Mvc;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Access.Accounts;

public sealed class AccountsPage(
    ListAccounts listAccounts, AddAccount addAccount, CloseAccount closeAccount, ResetPassword resetPassword, InstitutionNames institutions) : TselaPage
{
    public IReadOnlyList<ListAccounts.Line> Accounts { get; private set; } = [];

    public InstitutionNames Institutions { get; } = institutions;

    public AddAccount.Added? Added { get; private set; }

    public string? Name { get; private set; }

    public Role Role { get; private set; }

    public string? Institution { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken cancellationToken) => Show(problem: null, cancellationToken);

    public async Task<IActionResult> OnPostAdd(string? name, Role role, string? institution, CancellationToken cancellationToken)
    {
        (Name, Role, Institution) = (name, role, institution);
        var added = await addAccount.Handle(new AddAccount.Request(name ?? "", role, string.IsNullOrEmpty(institution) ? null : institution), cancellationToken);
        Added = added.Succeeded ? added.Value : null;
        return await Show(added.Problem, cancellationToken);
    }

    public async Task<IActionResult> OnPostReset(Guid id, CancellationToken cancellationToken)
    {
        var reset = await resetPassword.Handle(new ResetPassword.Request(id), cancellationToken);
        Added = reset.Succeeded ? reset.Value : null;
        return await Show(reset.Problem, cancellationToken);
    }

    public async Task<IActionResult> OnPostClose(Guid id, CancellationToken cancellationToken)
    {
        var closed = await closeAccount.Handle(new CloseAccount.Request(id), cancellationToken);
        return await Show(closed.Problem, cancellationToken);
    }

    private async Task<IActionResult> Show(Problem? problem, CancellationToken cancellationToken)
    {
        var listed = await listAccounts.Handle(new ListAccounts.Request(), cancellationToken);
        if (listed.Problem is { } refusal)
        {
            return Refused(refusal);
        }

        Accounts = listed.Value;
        return problem is null ? Page() : Refused(problem);
    }
}
