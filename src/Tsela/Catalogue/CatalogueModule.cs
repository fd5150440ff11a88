using System.CommandLine;
using Tsela.Catalogue.Api;
using Tsela.Catalogue.CodeLists;
using Tsela.Catalogue.DataMap;
using Tsela.Catalogue.Definitions;
using Tsela.Catalogue.Institutions;
using Tsela.Catalogue.Loading;
using Tsela.Catalogue.Series;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Catalogue;

public static class CatalogueModule
{
    /// <exception cref="UnusableInputException">A reference file is wrong; the message lists every fault with path and line.</exception>
    public static IServiceCollection AddCatalogue(this IServiceCollection services, ReferenceFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var reading = CatalogueLoader.Load(folder);
        if (reading.Catalogue is null)
        {
            throw new UnusableInputException(
                $"The reference data cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Faults)}");
        }

        return services
            .AddSingleton(reading.Catalogue)
            .AddScoped<ReadDataMap>()
            .AddScoped<ReadSeries>()
            .AddScoped<ReadCodeList>()
            .AddScoped<ListCodeLists>()
            .AddScoped<ReadInstitution>()
            .AddScoped<ReadDefinitions>();
    }

    public static IEndpointRouteBuilder MapCatalogue(this IEndpointRouteBuilder endpoints)
    {
        CatalogueApi.Map(endpoints);
        return endpoints;
    }

    public static IEnumerable<Command> Commands(CommandHost host) => [];
}
