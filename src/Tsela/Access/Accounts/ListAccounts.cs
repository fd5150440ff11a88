using Microsoft.EntityFrameworkCore;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access.Accounts;

/// <summary>All accounts by name.</summary>
[Needs(Right.ManageAccounts)]
public sealed class ListAccounts(TselaDb db, CurrentActor actor)
{
    public sealed record Request;

    public sealed record Line(Guid Id, string Name, Role Role, string? Institution, bool Closed);

    public async Task<Outcome<IReadOnlyList<Line>>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ListAccounts>() is { } refusal)
        {
            return refusal;
        }

        var accounts = await db.Set<Account>().AsNoTracking().OrderBy(account => account.NormalizedUserName).ToListAsync(cancellationToken);
        return accounts.ConvertAll(account => new Line(account.Id, account.UserName!, account.Role, account.Institution, account.IsClosed()));
    }
}
