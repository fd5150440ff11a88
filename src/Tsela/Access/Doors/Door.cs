using Tsela.Shared.Web;

namespace Tsela.Access.Doors;

/// <summary>The ways in: a person's cookie, or an institution's key.</summary>
internal static class Door
{
    public const string Person = "person";

    public const string Key = "key";

    public const string Either = "either";

    /// <summary>
    /// Programs come with a key. A signed-in person may follow a link to a document under the programs' door; nothing
    /// is changed there with a cookie, so no other site can make a browser do it.
    /// </summary>
    public static string For(HttpContext context) =>
        !context.Request.IsForPrograms() ? Person
        : HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Authorization.Count == 0
            && context.Request.Cookies.ContainsKey("tsela") ? Person
        : Key;
}
