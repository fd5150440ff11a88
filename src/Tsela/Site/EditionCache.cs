using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Tsela.Publishing;
using Tsela.Shared.Languages;
using Tsela.Shared.Web;

namespace Tsela.Site;

/// <summary>
/// Keeps the pages of the public as they went out, for as long as nothing else is public, and tells a browser that holds one already
/// that it is still true. Never for who is signed in, and never for a preview.
/// </summary>
internal static class EditionCache
{
    private const long KeptBytesMax = 64L * 1024 * 1024;

    private const long PageBytesMax = 2L * 1024 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    // another program may write the same figures in another form
    private static readonly string Program = typeof(EditionCache).Module.ModuleVersionId.ToString("N");

    /// <summary>The state of everything on which the page depends besides its address.</summary>
    private sealed record State(string Key);

    public static IServiceCollection AddEditionCache(this IServiceCollection services)
    {
        services.AddOutputCache(kept =>
        {
            kept.SizeLimit = KeptBytesMax;
            kept.MaximumBodySize = PageBytesMax;
            kept.AddBasePolicy(new ByState());
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        // only answers without a secret of anybody are compressed, so that nothing can be guessed from their length
        return services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", "text/turtle", "application/ld+json", "application/atom+xml", "image/svg+xml"];
        });
    }

    public static IApplicationBuilder UseEditionCache(this IApplicationBuilder app)
    {
        app.UseWhen(IsOpen, open => open.UseResponseCompression());
        return app.UseWhen(IsKept, kept =>
        {
            kept.Use(AnswerUnchanged);
            kept.UseOutputCache();
            kept.UseResponseCompression();
        });
    }

    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OpenContentAttribute>() is not null && context.User.Identity?.IsAuthenticated != true;

    private static bool IsKept(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is { FollowsEdition: true }
        && context.User.Identity?.IsAuthenticated != true
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.RequestServices.GetRequiredService<ShownEdition>().Preview is null;

    private static async Task AnswerUnchanged(HttpContext context, RequestDelegate next)
    {
        var edition = await context.RequestServices.GetRequiredService<ShownEdition>().Read(context.RequestAborted);
        var isTraining = await context.RequestServices.GetRequiredService<TrainingData>().IsPresent(context.RequestAborted);
        var key = $"{Program}|{edition.Tag}|{context.RequestServices.GetRequiredService<Texts>().Language.Code()}|{isTraining}";
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12))}\"";
        context.Features.Set(new State(key));
        if (context.Request.Headers.IfNoneMatch.SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries)).Contains(tag, StringComparer.Ordinal))
        {
            Describe(context.Response, tag);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                Describe(context.Response, tag);
            }

            return Task.CompletedTask;
        });
        await next(context);
    }

    private static void Describe(HttpResponse response, string tag)
    {
        response.Headers.ETag = tag;
        // a release becomes public at its hour, so nobody may answer from a store without asking
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
    }

    private sealed class ByState : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var state = context.HttpContext.Features.Get<State>()!;
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
            // the order counts: by the keys alone the values of a key are sorted, also in the request itself
            context.CacheVaryByRules.VaryByValues["query"] = context.HttpContext.Request.QueryString.Value ?? "";
            context.CacheVaryByRules.CacheKeyPrefix = state.Key;
            context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(context.HttpContext.Request);
            context.ResponseExpirationTimeSpan = KeptFor;
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
            return ValueTask.CompletedTask;
        }

        /// <summary>What the answer will be packed in, so that few kinds are kept of each page.</summary>
        private static string Encoding(HttpRequest request)
        {
            var accepted = request.Headers.AcceptEncoding.ToString();
            return accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
        }
    }
}
