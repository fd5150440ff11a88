using System.Security.Claims;

namespace Tsela.Access.Doors;

/// <summary>An actor, written as claims and read back.</summary>
internal static class ActorClaims
{
    public const string Account = "account";

    public const string Stamp = "stamp";

    public const string Begun = "begun";

    private const string Role = "role";

    private const string Institution = "institution";

    private static readonly HashSet<Right> RightsOfKey = [Right.SubmitFiles, Right.ReadSubmissions, Right.ReadCatalogue];

    public static ClaimsPrincipal PrincipalOf(Account account, DateTimeOffset begun)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.Name, account.UserName!),
            new(Account, account.Id.ToString()),
            new(Stamp, account.SecurityStamp!),
            new(Begun, begun.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new(Role, account.Role.ToString()),
        };
        if (account.Institution is { } institution)
        {
            claims.Add(new(Institution, institution));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, Door.Person));
    }

    public static ClaimsPrincipal PrincipalOf(InstitutionKey key) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, $"key {key.Label} of {key.Institution}"), new(Institution, key.Institution)], Door.Key));

    public static Actor ActorOf(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } identity)
        {
            return Actor.Nobody;
        }

        var institution = principal.FindFirstValue(Institution);
        if (identity.AuthenticationType == Door.Key)
        {
            return new Actor(identity.Name!, RightsOfKey, institution, Role: null);
        }

        var role = Enum.Parse<Role>(principal.FindFirstValue(Role)!);
        return new Actor(identity.Name!, Rights.Of(role), role == Access.Role.Provider ? institution : null, role);
    }

    public static string? InstitutionOf(ClaimsPrincipal principal) => principal.FindFirstValue(Institution);
}
