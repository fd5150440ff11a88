using System.CommandLine;
using Tsela.Shared.Commands;

namespace Tsela.Statistics;

public static class StatisticsModule
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapStatistics(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [];
}
