using System.CommandLine;
using Tsela.Sandbox.Demo;
using Tsela.Shared.Commands;

namespace Tsela.Sandbox;

public static class SandboxModule
{
    public static IServiceCollection AddSandbox(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [DemoCommand.Make(host)];
}
