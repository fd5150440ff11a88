using System.CommandLine;
using Tsela.Shared.Commands;

namespace Tsela.Catalogue;

public static class CatalogueModule
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapCatalogue(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [];
}
