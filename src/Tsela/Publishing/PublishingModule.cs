using System.CommandLine;
using Tsela.Publishing.Releases.Preview;
using Tsela.Shared.Commands;

namespace Tsela.Publishing;

public static class PublishingModule
{
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<PublicTables>()
        .AddScoped<ShownEdition>();

    /// <summary>Before the addresses are read: an address of a preview is that of a public page.</summary>
    public static IApplicationBuilder UsePreviewAddresses(this IApplicationBuilder app) => app.Use(PreviewDoor.Enter);

    /// <summary>After sign-in: who may see a preview.</summary>
    public static IApplicationBuilder UsePreviews(this IApplicationBuilder app) => app.Use(PreviewDoor.Admit);

    public static IEndpointRouteBuilder MapPublishing(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [];
}
