using System.CommandLine;
using Tsela.Shared.Commands;

namespace Tsela.Intake;

public static class IntakeModule
{
    public static IServiceCollection AddIntake(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [];
}
