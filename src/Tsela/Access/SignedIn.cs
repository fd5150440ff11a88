using System.Security.Claims;
using Tsela.Access.Doors;

namespace Tsela.Access;

public static class SignedIn
{
    /// <summary>The actor whom the request's cookie or key names; nobody without one.</summary>
    public static Actor ToActor(this ClaimsPrincipal principal) => ActorClaims.ActorOf(principal);

    /// <summary>The institution a person belongs to, also where the person acts for the whole country.</summary>
    public static string? InstitutionCode(this ClaimsPrincipal principal) => ActorClaims.InstitutionOf(principal);
}
