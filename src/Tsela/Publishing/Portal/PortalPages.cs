using Tsela.Publishing.Portal.Ask;
using Tsela.Publishing.Portal.Finding;
using Tsela.Publishing.Portal.Tables;

namespace Tsela.Publishing.Portal;

/// <summary>The pages for anybody.</summary>
internal static class PortalPages
{
    public static IServiceCollection AddPortal(this IServiceCollection services) => services
        .AddScoped<PublicNames>().AddScoped<TableCharts>().AddScoped<PublicSentences>().AddScoped<PublicTopics>()
        .AddSingleton<SearchIndexes>()
        .AddQuestionLimit();

    public static IEndpointRouteBuilder MapPortal(this IEndpointRouteBuilder endpoints)
    {
        Sitemap.Map(endpoints);
        AnswerDownloads.Map(endpoints);
        return endpoints;
    }
}
