using System.CommandLine;
using Tsela.Shared.Commands;

namespace Tsela.Disclosure;

public static class DisclosureModule
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services
        .AddScoped<ProtectedSets>()
        .AddScoped<ChooseTables>()
        .AddScoped<ProtectTables>();

    public static IEndpointRouteBuilder MapDisclosure(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [PlainFiles.ProtectCommand.Build()];
}
