using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Ask;

/// <summary>How much one address may ask registers: far more than people read, and too little to have every count in an afternoon.</summary>
internal static class QuestionLimit
{
    public const string Policy = "questions";

    /// <summary>So many at once; each comes back within its time.</summary>
    public const int AtOnce = 200;

    private const int NetworkBytes = 8;

    private static readonly TimeSpan Each = TimeSpan.FromSeconds(1);

    public static IServiceCollection AddQuestionLimit(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Policy, context => context.User.Identity?.IsAuthenticated == true
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(AddressOf(context.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = AtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = Each, QueueLimit = 0,
            }));
        limits.OnRejected = async (refused, cancellationToken) =>
        {
            var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Each;
            refused.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            // a page is made of the bare status
            if (refused.HttpContext.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null)
            {
                await ErrorAnswers.ProblemOf(StatusCodes.Status429TooManyRequests).ToHttp().ExecuteAsync(refused.HttpContext);
            }
        };
    });

    // of the newer addresses a household has as many as it likes, all in one network
    private static string AddressOf(IPAddress? address) => address is null ? ""
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes)) : address.ToString();
}
