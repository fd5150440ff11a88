namespace Tsela.Publishing.Releases.Preparing;

internal static class PreparationParts
{
    public static IServiceCollection AddPreparations(this IServiceCollection services) => services
        .AddSingleton<PreparationSignal>()
        .AddScoped<AskForRelease>()
        .AddScoped<ReadPreparation>()
        .AddHostedService<PreparationProcessor>();
}
