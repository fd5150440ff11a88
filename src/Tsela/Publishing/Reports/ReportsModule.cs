using Tsela.Catalogue;
using Tsela.Publishing.Reports.Html;
using Tsela.Publishing.Reports.ListReports;
using Tsela.Publishing.Reports.ReadReport;
using Tsela.Publishing.Reports.Templates;
using Tsela.Publishing.Reports.Texts;
using Tsela.Shared;

namespace Tsela.Publishing.Reports;

internal static class ReportsModule
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton(provider => ReportTemplates.Read(provider.GetRequiredService<ReferenceFolder>(), provider.GetRequiredService<NationalCatalogue>()))
        .AddSingleton<FilledReports>()
        .AddScoped<StandingTexts>()
        .AddScoped<StandaloneReport>()
        .AddScoped<ReadReport.ReadReport>()
        .AddScoped<ListReports.ListReports>()
        .AddScoped<PublishReport.PublishReport>()
        .AddScoped<ReadTexts>()
        .AddScoped<WriteText>();

    public static void MapReports(this IEndpointRouteBuilder endpoints)
    {
        // a template that cannot be used stops the program now, and not the reader of the page later
        endpoints.ServiceProvider.GetRequiredService<ReportTemplates>();
        endpoints.MapGet("/reports/{report}/{period}/{file}", ReportFiles.Download).AllowAnonymous().ExcludeFromDescription();
    }
}
