using Microsoft.AspNetCore.Http.Features;
using Tsela.Publishing.Sdmx.Data;
using Tsela.Publishing.Sdmx.Structures;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>What both generations of the SDMX doors share: who may come from where, what they may send, and how failures are answered.</summary>
internal static class SdmxDoor
{
    public const string Root = "/sdmx";

    public const string One = "/sdmx/rest";

    public const string Two = "/sdmx/rest/v2";

    /// <summary>Below the server's own limit of 8 KiB, whose answer has no words.</summary>
    public const int AddressLengthMax = 7000;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddSdmxDoor(this IServiceCollection services) => services.AddSingleton<KeptAnswers>().AddSingleton<DoorAnswers>()
        .AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetValue<long?>(SdmxLimits.Setting) is { } observations ? new SdmxLimits(observations) : SdmxLimits.Usual);

    /// <summary>Stands before routing, so that whatever happens behind it is answered as SDMX.</summary>
    public static IApplicationBuilder UseSdmxDoor(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase), door => door.Use(Guard));

    /// <summary>The door with its answer to unknown addresses.</summary>
    public static IEndpointRouteBuilder MapSdmxDoor(this IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.MapGroup(Root);
        door.AllowAnonymous().ExcludeFromDescription();
        door.MapSdmxData();
        door.MapSdmxStructures();
        door.Map("/{**rest}", (HttpContext http) => SdmxErrors.Write(http, SdmxProblems.UnknownAddress(http.Request.Path)));
        return door;
    }

    /// <summary>An address of the door, which has <c>rest</c> or <c>rest/v2</c> before it.</summary>
    public static void MapSdmx(this IEndpointRouteBuilder door, string address, IReadOnlyList<SdmxMedia> offered, DoorQuestion question)
    {
        ArgumentNullException.ThrowIfNull(door);
        door.MapMethods(address, Methods, (HttpContext http, DoorAnswers answers) => answers.Answer(http, offered, question));
    }

    private static async Task Guard(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Last-Modified, Content-Language, Content-Disposition";
        headers.Vary = "Accept, Accept-Language, Accept-Encoding";
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            headers.AccessControlAllowMethods = headers.Allow = "GET, HEAD, OPTIONS";
            headers.AccessControlAllowHeaders = "Accept, Accept-Language, Accept-Encoding, If-None-Match, If-Modified-Since, Range, X-Requested-With, Content-Type";
            headers.AccessControlMaxAge = "86400";
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        if (RefusalOf(http.Request) is { } refusal)
        {
            await SdmxErrors.Write(http, refusal);
            return;
        }

        KeepDots(http);
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && failure is not OperationCanceledException)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SdmxDoor)).LogError("Failure of the SDMX door: {Failure}", failure.WithoutMessages());
            await SdmxErrors.Write(http, failure.IsDatabaseOutage() ? SdmxProblems.Unavailable() : SdmxProblems.Failed());
        }
    }

    /// <summary>A key of two or three dimensions with all their codes is written . or .. and the server takes that for a step between folders.</summary>
    private static void KeepDots(HttpContext http)
    {
        var parts = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].Split('/');
        if (Array.Exists(parts, part => part is "." or ".."))
        {
            http.Request.Path = Uri.UnescapeDataString(string.Join('/', parts.Select(part => part is "." or ".." ? SeriesKeys.All : part)));
        }
    }

    private static Problem? RefusalOf(HttpRequest request)
    {
        if (!Methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
        {
            request.HttpContext.Response.Headers.Allow = "GET, HEAD, OPTIONS";
            return SdmxProblems.WrongMethod(request.Method);
        }

        var length = request.Path.Value!.Length + request.QueryString.Value!.Length;
        return length > AddressLengthMax ? SdmxProblems.TooLong(length, AddressLengthMax) : null;
    }
}
