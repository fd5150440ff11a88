using Tsela.Shared;

namespace Tsela.Publishing.Releases.Preparing;

internal static class PreparationParts
{
    public static IServiceCollection AddPreparations(this IServiceCollection services) => services
        .AddSingleton<WorkSignal<ReleasePreparation>>()
        .AddScoped<AskForRelease>()
        .AddScoped<ReadPreparation>()
        .AddHostedService<PreparationProcessor>();
}
