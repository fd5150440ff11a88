using Tsela.Publishing.Releases.Desk;
using Tsela.Publishing.Releases.Prepare;
using Tsela.Publishing.Releases.Preparing;
using Tsela.Publishing.Releases.Public;
using Tsela.Publishing.Releases.Reschedule;
using Tsela.Publishing.Releases.Sign;
using Tsela.Publishing.Releases.TakeBack;

namespace Tsela.Publishing.Releases;

/// <summary>What the releases bring to the module.</summary>
internal static class ReleaseParts
{
    public static IServiceCollection AddReleases(this IServiceCollection services) => services
        .AddPreparations()
        .AddScoped<PrepareRelease>()
        .AddScoped<SignRelease>()
        .AddScoped<ApproveRelease>()
        .AddScoped<TakeBackRelease>()
        .AddScoped<RescheduleRelease>()
        .AddScoped<ListAllReleases>()
        .AddScoped<ReadAnyRelease>()
        .AddScoped<ReadReleases>()
        .AddScoped<ReadRelease>();

    public static IEndpointRouteBuilder MapReleases(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/releases/feed.atom", ReleaseFeed.Answer).AllowAnonymous().ExcludeFromDescription();
        return endpoints;
    }
}
