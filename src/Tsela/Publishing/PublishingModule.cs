using System.CommandLine;
using Tsela.Publishing.Downloads;
using Tsela.Publishing.Notices;
using Tsela.Publishing.Portal;
using Tsela.Publishing.PxWeb;
using Tsela.Publishing.Releases;
using Tsela.Publishing.Releases.Preview;
using Tsela.Publishing.Reports;
using Tsela.Publishing.Sdmx;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Publishing.WorkingGroup;
using Tsela.Shared.Commands;

namespace Tsela.Publishing;

public static class PublishingModule
{
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<PublicTables>()
        .AddScoped<ShownEdition>()
        .AddReleases()
        .AddNotices()
        .AddWorkingGroup()
        .AddSingleton<SdmxCatalogues>()
        .AddPortal()
        .AddSingleton<ChartPictures>()
        .AddReports()
        .AddSdmxDoor();

    /// <summary>Before the addresses are read: an address of a preview is that of a public page.</summary>
    public static IApplicationBuilder UsePreviewAddresses(this IApplicationBuilder app) => app.Use(PreviewDoor.Enter);

    /// <summary>After sign-in: who may see a preview.</summary>
    public static IApplicationBuilder UsePreviews(this IApplicationBuilder app) => app.Use(PreviewDoor.Admit);

    /// <summary>Before routing: the doors that answer failures in a form of their own.</summary>
    public static IApplicationBuilder UsePublicDoors(this IApplicationBuilder app) => app.UseSdmxDoor().UsePxWebDoor();

    public static IEndpointRouteBuilder MapPublishing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReleases();
        endpoints.MapPortal();
        endpoints.MapSdmxDoor();
        endpoints.MapReports();
        TableDownloads.Map(endpoints);
        DataCatalogue.Map(endpoints);
        endpoints.MapPxWebDoor();
        return endpoints;
    }

    public static IEnumerable<Command> Commands(CommandHost host)
    {
        var publish = new Command("publish", "Writes reports from what is public.");
        foreach (var report in ReportCommands.All(host))
        {
            publish.Add(report);
        }

        return [publish];
    }
}
