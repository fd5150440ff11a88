using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Tsela.Shared.Database;

namespace Tsela.Access.Accounts;

/// <summary>Identity's store on the system's one context. It leaves saving to the slice, which saves the audit entry with the act.</summary>
internal sealed class AccountStore : UserOnlyStore<Account, TselaDb, Guid>
{
    public AccountStore(TselaDb db, IdentityErrorDescriber? describer = null)
        : base(db, describer) => AutoSaveChanges = false;
}
