using System.CommandLine;
using Tsela.Catalogue;
using Tsela.Disclosure.Policies;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Disclosure;

public static class DisclosureModule
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services
        .AddSingleton(provider => PolicyBook.Of(provider.GetRequiredService<ReferenceFolder>(), provider.GetRequiredService<NationalCatalogue>()))
        .AddScoped<ProtectedSets>()
        .AddScoped<ChooseTables>()
        .AddScoped<ProtectTables>();

    public static IEndpointRouteBuilder MapDisclosure(this IEndpointRouteBuilder endpoints)
    {
        // a policy that cannot be used must stop the program, not the first release
        endpoints.ServiceProvider.GetRequiredService<PolicyBook>();
        return endpoints;
    }

    public static IEnumerable<Command> Commands(CommandHost host) => [PlainFiles.ProtectCommand.Build()];
}
