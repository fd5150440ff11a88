using System.CommandLine;
using Tsela.Shared.Commands;

namespace Tsela.Access;

public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddScoped<CurrentActor>();
        return services;
    }

    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [];
}
