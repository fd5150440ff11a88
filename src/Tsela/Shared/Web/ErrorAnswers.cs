using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Engine.Columns;

namespace Tsela.Shared.Web;

/// <summary>Answers for what went wrong: problem+json under the door for programs, a page everywhere else.</summary>
public static class ErrorAnswers
{
    public const string ApiDoor = "/api";

    public static bool IsForPrograms(this HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Path.StartsWithSegments(ApiDoor, StringComparison.OrdinalIgnoreCase);
    }

    public static IApplicationBuilder UseErrorAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(failed => failed.Run(AnswerFailure));
        app.UseWhen(context => context.Request.IsForPrograms(), door => door.UseStatusCodePages(AnswerStatus));
        app.UseWhen(context => !context.Request.IsForPrograms(), site => site.UseStatusCodePagesWithReExecute("/error/{0}"));
        return app;
    }

    /// <summary>
    /// An address that does not exist is answered before anybody is asked for a key. A fallback endpoint would not do:
    /// it would also win over the answers for a wrong method and a wrong type of content.
    /// </summary>
    public static IApplicationBuilder UseUnknownAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.IsForPrograms() && context.GetEndpoint() is null)
        {
            return WriteProblem(context, StatusCodes.Status404NotFound, reference: null);
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null)
        {
            return next(context);
        }

        // a page would be asked for nothing, because a blank part of an address is read as none; and it would show itself unread to TRACE
        var status = HttpMethods.IsTrace(context.Request.Method) ? StatusCodes.Status405MethodNotAllowed
            : context.Request.RouteValues.Values.Any(value => value is string { Length: > 0 } part && string.IsNullOrWhiteSpace(part)) ? StatusCodes.Status404NotFound
            : 0;
        context.Response.StatusCode = status == 0 ? context.Response.StatusCode : status;
        return status == 0 ? next(context) : Task.CompletedTask;
    });

    /// <summary>The refusal that a bare status means.</summary>
    public static Problem ProblemOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new("request.invalid", "The request cannot be read. Look at its form and send it again."),
        StatusCodes.Status401Unauthorized => new("access.key-needed", "This address needs a key of your institution: Authorization: Bearer KEY.", ProblemKind.NotAllowed),
        StatusCodes.Status403Forbidden => new("access.not-allowed", "You have not the right to do this.", ProblemKind.NotAllowed),
        StatusCodes.Status404NotFound => new("request.unknown-address", "Nothing is found at this address. The description of the door is at /openapi/v1.json.", ProblemKind.NotFound),
        StatusCodes.Status405MethodNotAllowed => new("request.wrong-method", "This address does not take this method. The description of the door is at /openapi/v1.json."),
        StatusCodes.Status413PayloadTooLarge => new("request.too-large", "What was sent is larger than this address takes.", ProblemKind.TooLarge),
        StatusCodes.Status415UnsupportedMediaType => new("request.wrong-content", "This address does not take this type of content."),
        StatusCodes.Status429TooManyRequests => new("request.too-many", "More has been asked from your address in a short time than is answered to one. Wait a minute and ask again; what you have asked before is kept and comes at once.", ProblemKind.TooMany),
        StatusCodes.Status503ServiceUnavailable => new("system.database-away", "The database cannot be reached just now. Nothing was changed; try again in a few minutes.", ProblemKind.Unavailable),
        >= 500 => new("system.failed", "The system failed. Nothing half-done was kept.", ProblemKind.Unavailable),
        _ => new("request.refused", "The request was refused."),
    };

    private static Task AnswerStatus(StatusCodeContext failed) => WriteProblem(failed.HttpContext, failed.HttpContext.Response.StatusCode, reference: null);

    private static async Task AnswerFailure(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()!.Error;
        var status = failure switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            DamagedTableException => StatusCodes.Status503ServiceUnavailable,
            _ when failure.IsDatabaseOutage() => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        // its message names the file and the column, and no value
        var problem = failure is DamagedTableException damaged ? new Problem("snapshot.file-changed", damaged.Message, ProblemKind.Unavailable) : ProblemOf(status);
        var reference = Guid.CreateVersion7().ToString("N")[..12].ToUpperInvariant();
        if (status >= StatusCodes.Status500InternalServerError)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorAnswers))
                .LogError("Failure {Reference}: {Failure}", reference, failure.WithoutMessages());
        }

        context.Response.StatusCode = status;
        if (context.Features.Get<IExceptionHandlerPathFeature>()!.Path.StartsWith(ApiDoor, StringComparison.OrdinalIgnoreCase))
        {
            await WriteProblem(context, status, reference, problem);
        }
        else
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(FailurePage(problem, reference));
        }
    }

    private static Task WriteProblem(HttpContext context, int status, string? reference, Problem? known = null)
    {
        var problem = known ?? ProblemOf(status);
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = problem.Code };
        if (reference is not null)
        {
            extensions["reference"] = reference;
        }

        return Results.Problem(title: problem.Sentence, statusCode: status, extensions: extensions).ExecuteAsync(context);
    }

    // plain text of our own, because the failure may lie in what a full page is made of
    private static string FailurePage(Problem problem, string reference) => $"""
        <!DOCTYPE html>
        <html lang="en" class="govuk-template">
        <head>
          <meta charset="utf-8">
          <title>Something went wrong – Tsela</title>
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <link rel="stylesheet" href="/site.css">
        </head>
        <body class="govuk-template__body">
          <div class="tsela-header"><div class="govuk-width-container tsela-header__row"><span class="tsela-header__name"><a href="/">Tsela</a></span></div></div>
          <div class="govuk-width-container">
            <main class="govuk-main-wrapper">
              <h1 class="govuk-heading-l">Something went wrong</h1>
              <p class="govuk-body">{WebUtility.HtmlEncode(problem.Sentence)}</p>
              <p class="govuk-body">If it happens again, tell your administrator this reference: <strong>{reference}</strong></p>
            </main>
          </div>
        </body>
        </html>
        """;
}
