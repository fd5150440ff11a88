using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.Preview;

/// <summary>
/// Under /releases/R-1/preview stand the pages of the public themselves, rendered for nobody in particular from the edition
/// that holds the release. Links that begin with <c>~/</c> stay in the preview.
/// </summary>
internal static partial class PreviewDoor
{
    private sealed record Asked(string Code, PathString Base, PathString Path);

    /// <summary>Before routing: takes the prefix from the address.</summary>
    public static Task Enter(HttpContext context, RequestDelegate next)
    {
        if (Prefix().Match(context.Request.Path.Value ?? "") is { Success: true } match)
        {
            context.Features.Set(new Asked(match.Groups["code"].Value.ToUpperInvariant(), context.Request.PathBase, context.Request.Path));
            context.Request.PathBase = context.Request.PathBase.Add(match.Groups["prefix"].Value);
            context.Request.Path = match.Groups["rest"].Value;
        }

        return next(context);
    }

    /// <summary>After sign-in: lets staff in, and answers everybody else as if there were nothing.</summary>
    public static async Task Admit(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Asked>() is not { } asked || context.RequestServices.GetRequiredService<ShownEdition>().Preview is not null)
        {
            await next(context);
            return;
        }

        var actor = context.RequestServices.GetRequiredService<CurrentActor>();
        if (context.User.Identity?.IsAuthenticated != true)
        {
            // the page of the sign-in is not part of the preview
            var original = context.Features.Get<IAuthenticationFeature>()!;
            (original.OriginalPathBase, original.OriginalPath) = (asked.Base, asked.Path);
            await context.ChallengeAsync();
            return;
        }

        if (!actor.Actor.Rights.Contains(Right.ReadReleases))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) || await Find(context, asked.Code) is not { } release)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.RequestServices.GetRequiredService<ShownEdition>().Preview = new PreviewedRelease(release.Id, release.Code, release.Title, release.PublishAt);
        KeepOutOfCaches(context);
        // the page is the public's, with nothing on it that only staff see
        actor.Actor = Actor.Nobody;
        context.User = new();
        await next(context);
    }

    private static Task<Release?> Find(HttpContext context, string code) =>
        context.RequestServices.GetRequiredService<TselaDb>().Set<Release>().AsNoTracking().OfCode(code).SingleOrDefaultAsync(context.RequestAborted);

    private static void KeepOutOfCaches(HttpContext context)
    {
        context.Request.Headers.Remove("If-None-Match");
        context.Request.Headers.Remove("If-Modified-Since");
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.Remove("ETag");
            context.Response.Headers.Remove("Last-Modified");
            context.Response.Headers["X-Robots-Tag"] = "noindex";
            return Task.CompletedTask;
        });
    }

    [GeneratedRegex("^(?<prefix>/releases/(?<code>R-[0-9]{1,9})/preview)(?<rest>/.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prefix();
}
