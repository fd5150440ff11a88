using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Tests.Statistics.Tables;

public sealed class DownloadTests
{
    private const string Query = "series=DS15a&rows=employer_district&rows=sex&columns=event.date@year&totals=on";

    [Fact]
    public async Task A_workbook_read_again_has_the_cells_of_the_page_as_numbers_and_its_notes()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        var page = await client.Open($"/tables/new?{Query}");
        var shown = page.QuerySelectorAll(".tsela-table tbody td").Select(cell => cell.Words()).ToList();
        var file = Path.Combine(site.Database.Folder.Root, "table.xlsx");
        await File.WriteAllBytesAsync(file, await Bytes(client, $"/tables/table.xlsx?{Query}"), TestContext.Current.CancellationToken);
        var rows = Rows(file, "Table");
        Assert.Equal("District of the employer (code)", rows[0][0]);
        Assert.Equal(shown, rows.Skip(1).SelectMany(row => row.Skip(4)));
        var notes = Rows(file, "Notes").Select(row => string.Join(' ', row)).ToList();
        Assert.Contains(notes, note => note.Contains("Not protected", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.StartsWith("Definition One row for each application", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_csv_has_the_same_cells_and_its_notes_are_a_file_of_their_own()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        var lines = Encoding.UTF8.GetString(await Bytes(client, "/tables/table.csv?series=DS15a&rows=employer_district&columns=sex")).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(["District of the employer (code),District of the employer,Male,Female", "LS-C,Leribe,2,1", "LS-A,Maseru,3,1", ",Not given,0,1", ""], lines);
        var notes = Encoding.UTF8.GetString(await Bytes(client, "/tables/notes.csv?series=DS15a&rows=employer_district&columns=sex"));
        Assert.Contains("\r\nSource,\"DS15a (training) Work permits issued, NES\"\r\n", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_of_json_stat_read_again_has_the_cells_of_the_page()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        using var json = JsonDocument.Parse(await Bytes(client, $"/tables/table.json?{Query}"));
        var dataset = json.RootElement;
        Assert.Equal(("2.0", "dataset"), (dataset.GetProperty("version").GetString(), dataset.GetProperty("class").GetString()));
        var ids = Texts(dataset.GetProperty("id"));
        Assert.Equal(["employer_district", "sex", "event.date@year", "measure"], ids);
        var sizes = dataset.GetProperty("size").EnumerateArray().Select(size => size.GetInt32()).ToList();
        foreach (var (id, size) in ids.Zip(sizes).SkipLast(1))
        {
            var category = dataset.GetProperty("dimension").GetProperty(id).GetProperty("category");
            Assert.Equal(size, Texts(category.GetProperty("index")).Count);
            Assert.Equal(size, category.GetProperty("label").EnumerateObject().Count());
        }

        Assert.Equal(["event.date@year"], Texts(dataset.GetProperty("role").GetProperty("time")));
        Assert.Equal(["employer_district"], Texts(dataset.GetProperty("role").GetProperty("geo")));
        Assert.Equal(["measure"], Texts(dataset.GetProperty("role").GetProperty("metric")));
        // Maseru, men, 2023: the permit of A1; all: eight permits
        Assert.Equal(1, Value(dataset, ids, sizes, "LS-A", "M", "2023"));
        Assert.Equal(8, Value(dataset, ids, sizes, "_T", "_T", "_T"));
        Assert.Equal(1, Value(dataset, ids, sizes, "LS-C", "M", "_Z"));
        var page = await client.Open($"/tables/new?{Query}");
        Assert.Equal(page.QuerySelectorAll(".tsela-table tbody td").Length, dataset.GetProperty("value").EnumerateObject().Count());
    }

    [Fact]
    public async Task Figures_of_an_indicator_go_with_their_symbols()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        var page = await client.Open("/tables/new?indicator=LIM-01");
        Assert.NotEmpty(page.QuerySelectorAll(".tsela-table .tsela-symbol"));
        var csv = Encoding.UTF8.GetString(await Bytes(client, "/tables/table.csv?indicator=LIM-01"));
        Assert.Contains("(symbol)", csv, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await Bytes(client, "/tables/table.json?indicator=LIM-01"));
        Assert.Contains(json.RootElement.GetProperty("status").EnumerateObject(), status => status.Value.GetString()!.Contains('p', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_download_stands_in_the_audit_trail_and_is_refused_in_a_sentence()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        _ = await Bytes(client, $"/tables/table.csv?{Query}");
        await using var db = site.Database.Open();
        Assert.Equal("csv", (await db.Set<AuditEntry>().SingleAsync(entry => entry.Act == "table.download", TestContext.Current.CancellationToken)).Why);
        var refused = await client.Get("/tables/table.csv?series=DS15a&rows=sexx");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Did you mean sex?", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var reader = await site.SignedIn(Role.Reader);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/tables/table.xlsx?{Query}")).StatusCode);
    }

    private static decimal Value(JsonElement dataset, List<string> ids, List<int> sizes, params string[] codes)
    {
        var place = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            place = (place * sizes[i]) + Texts(dataset.GetProperty("dimension").GetProperty(ids[i]).GetProperty("category").GetProperty("index")).IndexOf(codes[i]);
        }

        return dataset.GetProperty("value").GetProperty(place.ToString(System.Globalization.CultureInfo.InvariantCulture)).GetDecimal();
    }

    private static List<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];

    private static async Task<byte[]> Bytes(HttpClient client, string address)
    {
        var answer = await client.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static List<List<string>> Rows(string file, string sheet)
    {
        using var reader = TableFile.Open(file, new ReadOptions { SheetName = sheet }).Reader!;
        var rows = new List<List<string>>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.CellCount).Select(cell => reader.Cell(cell).ToString())]);
        }

        return rows;
    }
}
