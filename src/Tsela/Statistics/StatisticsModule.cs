using System.CommandLine;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics;

public static class StatisticsModule
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services
        .AddSingleton(provider => PersonKeys.Of(provider.GetRequiredService<TselaFolder>()))
        .AddSingleton(provider => IndicatorMeasures.Of(provider.GetRequiredService<NationalCatalogue>()))
        .AddSingleton<FigureBooks>()
        .AddHostedService<SnapshotKeeper>()
        .AddScoped<SnapshotWriting>()
        .AddScoped<TakeSnapshot.TakeSnapshot>()
        .AddScoped<ComputeIndicators.ComputeIndicators>();

    public static IEndpointRouteBuilder MapStatistics(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [StatisticsCommands.Snapshot(host), StatisticsCommands.Indicators(host)];
}
