using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;

namespace Tsela.Access.Doors;

/// <summary>Looks at the account again on every request, so that a changed role or a closed account counts at once.</summary>
internal static class PersonDoor
{
    // OWASP ASVS 5.0, level 2
    public static readonly TimeSpan IdleMax = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan SessionMax = TimeSpan.FromHours(10);

    private static readonly TimeSpan RenewAfter = TimeSpan.FromMinutes(1);

    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var begun = Begun(context.Principal!);
        var account = now - begun < SessionMax ? await Find(http, context.Principal!) : null;
        if (account is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(Door.Person);
            return;
        }

        context.ReplacePrincipal(ActorClaims.PrincipalOf(account, begun));
        context.ShouldRenew = now - context.Properties.IssuedUtc > RenewAfter;
    }

    private static DateTimeOffset Begun(ClaimsPrincipal principal) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(principal.FindFirstValue(ActorClaims.Begun)!, CultureInfo.InvariantCulture));

    private static async Task<Account?> Find(HttpContext http, ClaimsPrincipal principal)
    {
        var id = Guid.Parse(principal.FindFirstValue(ActorClaims.Account)!);
        var account = await http.RequestServices.GetRequiredService<TselaDb>().Set<Account>().AsNoTracking()
            .SingleOrDefaultAsync(account => account.Id == id, http.RequestAborted);
        return account is not null && account.SecurityStamp == principal.FindFirstValue(ActorClaims.Stamp) && !account.IsClosed() ? account : null;
    }
}
