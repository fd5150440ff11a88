using Tsela.Disclosure;
using Tsela.Publishing.Downloads;
using Tsela.Publishing.JsonStat;
using Tsela.Shared;

namespace Tsela.Publishing.Portal.Ask;

/// <summary>Answers as files, each with the release that opened the register and with what was done to the counts.</summary>
internal static class AnswerDownloads
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.MapGroup("/data/ask");
        door.AllowAnonymous().ExcludeFromDescription().RequireRateLimiting(QuestionLimit.Policy);
        door.MapGet("/{series}.csv", (string series, HttpContext http, ShownEdition shown, PublicQuestions questions) => Answer(series, http, shown, questions, answer =>
        {
            http.Response.Headers.Link = $"<{http.Request.PathBase}/data/ask/{Uri.EscapeDataString(series)}.txt{http.Request.QueryString}>; rel=\"describedby\"";
            return File(answer, "text/csv; charset=utf-8", "csv", body => CsvFile.Write(body, answer.Table, ("protection", answer.Table.Protection.Method), ("release", answer.Release)));
        }));
        door.MapGet("/{series}.txt", (string series, HttpContext http, ShownEdition shown, PublicQuestions questions) =>
            Answer(series, http, shown, questions, answer => File(answer, "text/plain; charset=utf-8", "txt", body => CsvFile.WriteNotes(body, answer))));
        door.MapGet("/{series}.xlsx", (string series, HttpContext http, ShownEdition shown, PublicQuestions questions) =>
            Answer(series, http, shown, questions, answer => File(answer, DataFile.WorkbookType, "xlsx", body => WorkbookFile.Write(body, answer))));
        door.MapGet("/{series}.json", (string series, HttpContext http, ShownEdition shown, PublicQuestions questions) => Answer(series, http, shown, questions, answer =>
            Results.Stream(body => JsonStatWriter.Write(answer, JsonStat.TableView.Whole(answer.Table), body, http.RequestAborted), JsonStatWriter.ContentType)));
    }

    private static async Task<IResult> Answer(string series, HttpContext http, ShownEdition shown, PublicQuestions questions, Func<PublicTable, IResult> write)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        if ((await shown.Read(http.RequestAborted)).FindRegister(series) is not { } opened)
        {
            return DownloadProblems.NotOpen(series).ToHttp();
        }

        if (AskedAddress.ChosenInVain(http.Request.Query) is { } column)
        {
            return DownloadProblems.ChosenInVain(column).ToHttp();
        }

        var answer = await PublicAnswer.Of(opened, AskedAddress.Read(http.Request.Query), questions, http.RequestAborted);
        return answer.Problem is { } problem ? problem.ToHttp() : write(answer.Value);
    }

    private static IResult File(PublicTable answer, string type, string ending, Action<Stream> write)
    {
        var file = new MemoryStream();
        write(file);
        file.Position = 0;
        return Results.File(file, type, $"{answer.Id}.{ending}");
    }
}
