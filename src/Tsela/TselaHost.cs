using System.CommandLine;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Intake;
using Tsela.Registers;
using Tsela.Sandbox;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;
using Tsela.Statistics;

namespace Tsela;

/// <summary>Puts the modules together; the only place that knows them all.</summary>
public static class TselaHost
{
    public static WebApplication Build(TselaFolder folder, DatabaseChoice database, string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(ReferenceFolder.Find());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDbContext<TselaDb>(database.Configure);
        builder.Services.AddAccess().AddCatalogue().AddRegisters().AddIntake().AddStatistics().AddSandbox();
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/");
        var app = builder.Build();
        app.MapStaticAssets();
        app.MapAccess().MapCatalogue().MapRegisters().MapIntake().MapStatistics().MapSandbox();
        app.MapRazorPages();
        return app;
    }

    public static IEnumerable<Command> Commands(CommandHost host) =>
    [
        .. AccessModule.Commands(host), .. CatalogueModule.Commands(host), .. RegistersModule.Commands(host),
        .. IntakeModule.Commands(host), .. StatisticsModule.Commands(host), .. SandboxModule.Commands(host),
    ];
}
