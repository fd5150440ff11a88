using System.CommandLine;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.OpenApi;
using Tsela.Access;
using Tsela.Publishing;
using Tsela.Shared;
using Tsela.Shared.Charts;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;
using Tsela.Shared.Languages;
using Tsela.Shared.Web;
using Tsela.Site.Guide;

namespace Tsela.Site;

/// <summary>What all pages share, and the pages that belong to no module: first page, guide, errors.</summary>
public static class SiteModule
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSingleton<TrainingData>();
        services.AddEditionCache();
        services.AddSingleton<TextFiles>().AddScoped<Texts>();
        services.AddSingleton<PublishedFacts>();
        services.AddSingleton(_ => GuidePages.Read());
        services.AddSingleton(provider => DistrictOutlines.Read(provider.GetRequiredService<IWebHostEnvironment>()));
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/";
        });
        services.Configure<RazorViewEngineOptions>(views =>
        {
            views.PageViewLocationFormats.Add("/Shared/Layout/{0}.cshtml");
            views.PageViewLocationFormats.Add("/Shared/Charts/{0}.cshtml");
            views.ViewLocationFormats.Add("/Shared/Charts/{0}.cshtml");
        });
        services.AddProblemDetails();
        services.AddOpenApi("v1", openApi =>
        {
            openApi.ShouldInclude = described => described.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            openApi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Tsela: the door for institutions";
                document.Info.Description = "Send Authorization: Bearer KEY with the key that the administrator made for your institution. Refusals are problem+json with a stable code.";
                return Task.CompletedTask;
            });
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "tsela.form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    public static WebApplication UseSite(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        app.UsePublicDoors();
        app.UsePreviewAddresses();
        app.UseRouting();
        app.UseUnknownAddresses();
        app.UseAccess();
        app.UsePreviews();
        app.UseReaderLanguage();
        app.UseEditionCache();
        // what is kept is answered without end
        app.UseRateLimiter();
        app.UseAntiforgery();
        return app;
    }

    public static IEndpointRouteBuilder MapSite(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapStaticAssets().AllowAnonymous();
        endpoints.MapRazorPages().WithStaticAssets();
        endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        endpoints.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
        return endpoints;
    }

    public static IEnumerable<Command> Commands(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen; several are separated by semicolons.",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var serve = new Command("serve", "Serves the site and the doors for programs until it is stopped.") { urls };
        yield return host.OnData(serve, (parsed, system, cancellationToken) => Serve(system, parsed.GetValue(urls)!, cancellationToken));
    }

    /// <summary>Listens until cancelled; the demo ends with this too.</summary>
    public static async Task<int> Serve(WebApplication system, string urls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(urls);
        system.Urls.Clear();
        foreach (var url in ListeningAddress.Read(urls))
        {
            system.Urls.Add(url);
        }

        await ListeningAddress.Start(system, cancellationToken);
        await Console.Error.WriteLineAsync($"Tsela listens on {string.Join(", ", system.Urls)}. Stop it with Ctrl+C.");
        await system.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<IResult> Ready(TselaDb db, CancellationToken cancellationToken) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? Results.Text("ready")
            : Results.Text("the database cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
}
