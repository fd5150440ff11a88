using System.CommandLine;
using Microsoft.Extensions.Logging.Console;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Intake;
using Tsela.Linkage;
using Tsela.Publishing;
using Tsela.Registers;
using Tsela.Sandbox;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;
using Tsela.Site;
using Tsela.Statistics;

namespace Tsela;

/// <summary>Puts the modules together; the only place that knows them all.</summary>
public static class TselaHost
{
    /// <param name="reference">Other reference data than those that come with the program.</param>
    public static WebApplication Build(TselaFolder folder, DatabaseChoice database, string[] arguments, ReferenceFolder? reference = null)
    {
        // the name is given, because tests and benchmarks start the same system from their own programs
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = arguments, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(TselaHost).Assembly.GetName().Name,
        });
        builder.WebHost.UseStaticWebAssets();
        // what the build compressed is served as it is; looking for changes at run time sends it uncompressed
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // standard output belongs to what commands print for machines
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // a failure is told once, where it is answered
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None)
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(database);
        reference ??= ReferenceFolder.Find();
        builder.Services.AddSingleton(reference);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDbContext<TselaDb>(database.Configure);
        builder.Services.AddAccess(folder).AddCatalogue(reference).AddRegisters().AddIntake().AddLinkage().AddStatistics().AddDisclosure().AddPublishing().AddSandbox().AddSite();
        var app = builder.Build();
        app.UseSite();
        app.MapAccess().MapCatalogue().MapRegisters().MapIntake().MapLinkage().MapStatistics().MapDisclosure().MapPublishing().MapSandbox().MapSite();
        return app;
    }

    public static IEnumerable<Command> Commands(CommandHost host) =>
    [
        .. AccessModule.Commands(host), .. CatalogueModule.Commands(host), .. RegistersModule.Commands(host),
        .. IntakeModule.Commands(host), .. LinkageModule.Commands(host), .. StatisticsModule.Commands(host), .. DisclosureModule.Commands(host), .. PublishingModule.Commands(host),
        .. SandboxModule.Commands(host),
        .. SiteModule.Commands(host),
    ];
}
