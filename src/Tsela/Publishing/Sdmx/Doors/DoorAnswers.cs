using System.IO.Compression;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>Negotiates, answers 304, keeps small answers, compresses.</summary>
internal sealed class DoorAnswers(SdmxCatalogues catalogues, KeptAnswers kept, TimeProvider clock)
{
    private static readonly string[] Languages = ["en", "st"];

    public async Task Answer(HttpContext http, IReadOnlyList<SdmxMedia> offered, DoorQuestion question)
    {
        ArgumentNullException.ThrowIfNull(http);
        var request = http.Request;
        if (Negotiate(request, offered) is not { } agreed)
        {
            await SdmxErrors.Write(http, SdmxProblems.NotAcceptable(offered));
            return;
        }

        var catalogue = await catalogues.Now(http.RequestAborted);
        var language = AcceptRange.Language(AcceptRange.Read(request.Headers.AcceptLanguage), Languages);
        var packed = AcceptRange.Read(request.Headers.AcceptEncoding).Any(range => range is { Type: "gzip", Weight: > 0 });
        // answers may say their own address, so that what one host asked is not answered to another
        var asked = $"{request.Scheme}://{request.Host}{request.Path}{request.QueryString} {agreed.Media.ContentType} {Options(agreed.Range)} {language}";
        var key = $"{catalogue.Edition.Tag} {packed} {asked}";
        if (kept.Find(key) is { } known)
        {
            await Send(http, known, packed, language);
            return;
        }

        var call = new DoorCall(request, SdmxGenerations.Of(request), agreed.Media, agreed.Range, language, catalogue, clock.GetUtcNow().UtcDateTime);
        var outcome = question(call);
        if (outcome.Problem is { } refusal)
        {
            await Refuse(http, call, refusal);
            return;
        }

        var answer = outcome.Value;
        var small = new KeptAnswer(Freshness.Of(answer.State, answer.ChangedAt, asked), answer.ContentType ?? agreed.Media.ContentType, answer.FileName, default);
        if (!Begin(http, small, packed, language))
        {
            return;
        }

        await using var tee = new TeeStream(http.Response.Body, KeptAnswers.AnswerBytesMax);
        await Write(tee, packed, answer, http.RequestAborted);
        if (tee.Remembered is { } body)
        {
            kept.Keep(key, small with { Body = body });
        }
    }

    /// <summary>A <c>format=</c> parameter of a word that is known here goes before the header, as clients that send one expect.</summary>
    private static (SdmxMedia Media, AcceptRange Range)? Negotiate(HttpRequest request, IReadOnlyList<SdmxMedia> offered)
    {
        var chosen = AcceptRange.Choose(AcceptRange.Read(request.Headers.Accept), offered);
        if (request.Query["format"].ToString() is { Length: > 0 } word && chosen?.Media.FormatWords.Contains(word, StringComparer.OrdinalIgnoreCase) != true
            && offered.FirstOrDefault(media => media.FormatWords.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } named)
        {
            var labels = word.EndsWith("withlabels", StringComparison.OrdinalIgnoreCase) ? "both" : "id";
            return (named, new AcceptRange(named.Type, 1, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["labels"] = labels }));
        }

        return chosen;
    }

    private static string Options(AcceptRange range) =>
        string.Join(';', range.Parameters.OrderBy(parameter => parameter.Key, StringComparer.OrdinalIgnoreCase).Select(parameter => $"{parameter.Key}={parameter.Value}"));

    private static async Task Refuse(HttpContext http, DoorCall call, Problem refusal)
    {
        // REST 2: nothing found is an answer without content, where the flow itself is known
        if (call.Generation == SdmxGeneration.Two && refusal.Code == SdmxProblems.EmptyCode)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            http.Response.Headers.CacheControl = "public, no-cache";
            return;
        }

        await SdmxErrors.Write(http, refusal);
    }

    private static async Task Send(HttpContext http, KeptAnswer known, bool packed, string language)
    {
        if (Begin(http, known, packed, language))
        {
            http.Response.ContentLength = known.Body.Length;
            await http.Response.Body.WriteAsync(known.Body, http.RequestAborted);
        }
    }

    /// <summary>Writes the headers; false where the client holds the answer and gets 304.</summary>
    private static bool Begin(HttpContext http, KeptAnswer answer, bool packed, string language)
    {
        var response = http.Response;
        answer.Freshness.Describe(response);
        if (answer.Freshness.IsHeldBy(http.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return false;
        }

        response.ContentType = answer.ContentType;
        response.Headers.ContentLanguage = language;
        if (answer.FileName is { } name)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }

        if (packed)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        return true;
    }

    private static async Task Write(Stream body, bool packed, DoorAnswer answer, CancellationToken cancellationToken)
    {
        if (!packed)
        {
            await answer.Write(body, cancellationToken);
            return;
        }

        await using var gzip = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true);
        await answer.Write(gzip, cancellationToken);
    }
}
