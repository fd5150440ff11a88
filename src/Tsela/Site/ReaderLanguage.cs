using Tsela.Shared.Languages;
using Tsela.Shared.Web;
using StringWithQualityHeaderValue = Microsoft.Net.Http.Headers.StringWithQualityHeaderValue;

namespace Tsela.Site;

/// <summary>The language of the reader: asked for in the address, chosen before, or what the browser prefers.</summary>
internal static class ReaderLanguage
{
    public const string Parameter = "lang";

    private const string Cookie = "tsela.language";

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(365);

    public static IApplicationBuilder UseReaderLanguage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // officers' pages are in English alone
        if (context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not null)
        {
            context.RequestServices.GetRequiredService<Texts>().Language = Of(context);
        }

        return next(context);
    });

    /// <summary>The address of the page that is read, in a language.</summary>
    public static string Add(HttpRequest request, Language language)
    {
        var kept = request.Query.Where(one => !one.Key.Equals(Parameter, StringComparison.OrdinalIgnoreCase)).SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value));
        return request.PathBase + request.Path + QueryString.Create(kept.Append(KeyValuePair.Create(Parameter, (string?)language.Code())));
    }

    public static string Add(string address, Language language) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Parameter}={language.Code()}";

    private static Language Of(HttpContext context)
    {
        if (LanguageCodes.Read(context.Request.Query[Parameter]) is { } asked)
        {
            context.Response.Cookies.Append(Cookie, asked.Code(), new CookieOptions
            {
                MaxAge = KeptFor, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true,
            });
            return asked;
        }

        return LanguageCodes.Read(context.Request.Cookies[Cookie]) ?? Preferred(context.Request) ?? Language.English;
    }

    private static Language? Preferred(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var preferred)
            ? preferred.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1)
                .Select(one => LanguageCodes.Read(one.Value.ToString())).FirstOrDefault(language => language is not null)
            : null;
}
