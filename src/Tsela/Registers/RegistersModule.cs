using System.CommandLine;
using Tsela.Shared.Commands;

namespace Tsela.Registers;

public static class RegistersModule
{
    public static IServiceCollection AddRegisters(this IServiceCollection services) =>
        services.AddScoped<RecordRows>().AddScoped<RecordLookup>();

    public static IEndpointRouteBuilder MapRegisters(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [];
}
