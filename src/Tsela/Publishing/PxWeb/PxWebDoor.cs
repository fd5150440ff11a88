using Tsela.Catalogue;
using Tsela.Publishing.JsonStat;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Publishing.PxWeb;

/// <summary>Answers like version 1 of PxWeb's API, so that R's pxweb, Python's clients and spreadsheets that speak it read the public tables. Nobody is counted or slowed down.</summary>
internal static class PxWebDoor
{
    public const string Root = "/pxweb";

    public static IApplicationBuilder UsePxWebDoor(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase), door => door.Use(Guard));

    public static IEndpointRouteBuilder MapPxWebDoor(this IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.MapGroup(Root);
        door.AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().WithMetadata(new OpenContentAttribute());
        door.MapGet("/api/v1/{language:regex(^(en|st)$)}", (HttpRequest request, PublicTables tables, CancellationToken token) =>
            Listed(request, tables, (_, _) => request.Query.ContainsKey("config") ? PxLists.Limits() : PxLists.Databases(), "databases", token));
        door.MapGet("/api/v1/{language:regex(^(en|st)$)}/" + PxLists.Database, (HttpRequest request, PublicTables tables, CancellationToken token) =>
            Listed(request, tables, PxLists.Topics, "topics", token));
        door.MapGet("/api/v1/{language:regex(^(en|st)$)}/" + PxLists.Database + "/{topic}", (HttpRequest request, PublicTables tables, string topic, CancellationToken token) =>
            Listed(request, tables, (edition, _) => PxLists.Tables(edition, topic), topic, token));
        door.MapGet("/api/v1/{language:regex(^(en|st)$)}/" + PxLists.Database + "/{topic}/{table}", (HttpRequest request, PublicTables tables, string table, CancellationToken token) =>
            Listed(request, tables, (edition, _) => edition.Find(IdOf(table)) is { } found ? PxLists.Variables(found) : null, table, token));
        door.MapPost("/api/v1/{language:regex(^(en|st)$)}/" + PxLists.Database + "/{topic}/{table}", Answer);
        door.Map("/{**rest}", (HttpRequest request) => Refused(PxProblems.Unknown(request.Path)));
        return endpoints;
    }

    private static async Task Guard(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Last-Modified";
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            headers.AccessControlAllowMethods = headers.Allow = "GET, POST, OPTIONS";
            headers.AccessControlAllowHeaders = "Accept, Content-Type, If-None-Match, If-Modified-Since, X-Requested-With";
            headers.AccessControlMaxAge = "86400";
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && failure is not OperationCanceledException)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PxWebDoor)).LogError("Failure of the PxWeb door: {Failure}", failure.WithoutMessages());
            await Results.Json(new { error = SdmxProblems.Failed().Sentence }, statusCode: failure.IsDatabaseOutage() ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError)
                .ExecuteAsync(http);
        }
    }

    private static async Task<IResult> Listed(HttpRequest request, PublicTables tables, Func<PublicEdition, NationalCatalogue, object?> list, string what, CancellationToken cancellationToken)
    {
        var edition = await tables.Now(cancellationToken);
        if (list(edition, request.HttpContext.RequestServices.GetRequiredService<NationalCatalogue>()) is not { } found)
        {
            return Refused(PxProblems.Unknown(what));
        }

        var freshness = Freshness.Of(edition.Tag, edition.ChangedAt, $"{request.Path}{request.QueryString}");
        freshness.Describe(request.HttpContext.Response);
        return freshness.IsHeldBy(request) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Json(found);
    }

    private static async Task<IResult> Answer(HttpRequest request, PublicTables tables, string table, CancellationToken cancellationToken)
    {
        var edition = await tables.Now(cancellationToken);
        if (edition.Find(IdOf(table)) is not { } found)
        {
            return Refused(PxProblems.Unknown(table));
        }

        var question = await PxQuestion.Read(request, cancellationToken);
        if (question.Problem is { } unreadable)
        {
            return Refused(unreadable);
        }

        var view = question.Value.Of(found.Table);
        if (view.Problem is { } wrong)
        {
            return Refused(wrong);
        }

        return question.Value.Format switch
        {
            "json-stat2" or "json-stat" => Results.Stream(body => JsonStatWriter.Write(found, view.Value, body, cancellationToken), JsonStatWriter.ContentType),
            "csv" or "csv2" or "csv3" => Results.Stream(body => PxForms.WriteCsv(view.Value, body, cancellationToken), "text/csv; charset=utf-8", $"{found.Id}.csv"),
            "json" => Results.Stream(body => PxForms.WriteJson(view.Value, body, cancellationToken), JsonStatWriter.ContentType),
            var format => Refused(PxProblems.UnknownFormat(format)),
        };
    }

    // PxWeb answers 403 to what is too large
    private static IResult Refused(Problem problem) =>
        Results.Json(new { error = problem.Sentence }, statusCode: problem.Kind == ProblemKind.TooLarge ? StatusCodes.Status403Forbidden : problem.HttpStatus);

    private static string IdOf(string table) => table.EndsWith(".px", StringComparison.OrdinalIgnoreCase) ? table[..^3] : table;
}
