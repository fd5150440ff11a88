using System.CommandLine;
using Tsela.Shared.Commands;

namespace Tsela.Publishing;

public static class PublishingModule
{
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<PublicTables>();

    public static IEndpointRouteBuilder MapPublishing(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [];
}
