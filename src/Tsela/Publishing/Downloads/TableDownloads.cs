using System.Globalization;
using Tsela.Publishing.JsonStat;
using Tsela.Publishing.Portal.Tables;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Downloads;

/// <summary>The files of a public table. A version in the address gives that version, for ever.</summary>
internal static class TableDownloads
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.MapGroup("/data");
        door.AllowAnonymous().ExcludeFromDescription().WithMetadata(new OpenContentAttribute());
        door.MapGet("/{id}.csv", (string id, HttpContext http, ShownEdition shown) => Answer(id, http, shown, "text/csv; charset=utf-8", "csv", (table, body) => CsvFile.Write(body, table.Table)));
        door.MapGet("/{id}.txt", (string id, HttpContext http, ShownEdition shown) => Answer(id, http, shown, "text/plain; charset=utf-8", "txt", (table, body) => CsvFile.WriteNotes(body, table)));
        door.MapGet("/{id}.xlsx", (string id, HttpContext http, ShownEdition shown) => Answer(id, http, shown, DataFile.WorkbookType, "xlsx", (table, body) => WorkbookFile.Write(body, table)));
        door.MapGet("/{id}.json", Json);
        door.MapGet("/{id}.svg", (string id, HttpContext http, ShownEdition shown, TableCharts charts) => Chart(id, http, shown, charts, pictures: null));
        door.MapGet("/{id}.png", (string id, HttpContext http, ShownEdition shown, TableCharts charts, ChartPictures pictures) => Chart(id, http, shown, charts, pictures));
    }

    private static async Task<IResult> Answer(string id, HttpContext http, ShownEdition shown, string type, string ending, Action<PublicTable, Stream> write)
    {
        if (await Find(id, http, shown) is not { } table)
        {
            return DownloadProblems.Unknown(id).ToHttp();
        }

        if (IsHeld(http, table))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        if (ending == "csv")
        {
            http.Response.Headers.Link = $"<{http.Request.PathBase}/data/{Uri.EscapeDataString(table.Id)}.txt{http.Request.QueryString}>; rel=\"describedby\"";
        }

        var file = new MemoryStream();
        write(table, file);
        file.Position = 0;
        return Results.File(file, type, $"{table.Id}-v{table.Version}.{ending}");
    }

    private static async Task<IResult> Json(string id, HttpContext http, ShownEdition shown)
    {
        if (await Find(id, http, shown) is not { } table)
        {
            return DownloadProblems.Unknown(id).ToHttp();
        }

        var view = AskedPart.Read(table.Table, name => http.Request.Query[name]);
        return view.Problem is { } problem ? problem.ToHttp()
            : IsHeld(http, table) ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Stream(body => JsonStatWriter.Write(table, view.Value, body, http.RequestAborted), JsonStatWriter.ContentType);
    }

    private static async Task<IResult> Chart(string id, HttpContext http, ShownEdition shown, TableCharts charts, ChartPictures? pictures)
    {
        if (await Find(id, http, shown) is not { } table)
        {
            return DownloadProblems.Unknown(id).ToHttp();
        }

        var selection = Selection.Read(table.Table, name => http.Request.Query[name] is [{ Length: > 0 } first, ..] ? first : null);
        if (charts.Main(Portal.Tables.TableView.Of(selection)) is not { } chart)
        {
            return DownloadProblems.NoChart.ToHttp();
        }

        var (svg, height) = ChartFile.Of(chart, table);
        if (pictures is null)
        {
            return Results.Bytes(svg, "image/svg+xml");
        }

        var drawn = await pictures.Draw(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(svg)), svg, height, http.RequestAborted);
        return drawn.Problem is { } problem ? problem.ToHttp() : Results.Bytes(drawn.Value, "image/png");
    }

    private static async Task<PublicTable?> Find(string id, HttpContext http, ShownEdition shown)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        var versions = (await shown.Read(http.RequestAborted)).VersionsOf(id);
        return http.Request.Query["version"] is [{ Length: > 0 } asked, ..]
            ? versions.FirstOrDefault(one => one.Version.ToString(CultureInfo.InvariantCulture) == asked)
            : versions is [.., var newest] ? newest : null;
    }

    // what staff preview is kept nowhere
    private static bool IsHeld(HttpContext http, PublicTable table)
    {
        if (http.RequestServices.GetRequiredService<ShownEdition>().Preview is not null)
        {
            return false;
        }

        var freshness = Freshness.Of($"{table.Id} {table.Version} {table.Release} {table.CorrectedBy}", table.PublishedAt, $"{http.Request.Path}{http.Request.QueryString}");
        freshness.Describe(http.Response);
        return freshness.IsHeldBy(http.Request);
    }
}
