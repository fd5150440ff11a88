using System.CommandLine;
using Tsela.Linkage.Runs;
using Tsela.Shared.Commands;

namespace Tsela.Linkage;

public static class LinkageModule
{
    public static IServiceCollection AddLinkage(this IServiceCollection services) => services
        .AddSingleton<OpenRuns>()
        .AddScoped<PersonKeyRows>();

    public static IEndpointRouteBuilder MapLinkage(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [PlainFiles.LinkFilesCommand.Build()];
}
