using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Tsela.Disclosure;
using Tsela.Shared;

namespace Tsela.Tests.Publishing.Downloads;

public sealed class DownloadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_csv_has_every_figure_of_the_table_with_its_symbol_and_what_it_means()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var answer = await Get(site, "/data/LIM-01.csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(Token)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("sex,sex_label,district,district_label,time,time_label,value,symbol,symbol_means,unit", lines[0]);
        var table = SampleTables.WorkPermits();
        Assert.Equal(table.Cells.Count, lines.Length - 1);
        foreach (var (cell, line) in table.Cells.Zip(lines.Skip(1)))
        {
            var parts = line.Split(',');
            Assert.Equal(cell.At.Select((place, at) => table.Dimensions[at].Codes[place].Code), [parts[0], parts[2], parts[4]]);
            Assert.Equal(cell.Value?.ToString(CultureInfo.InvariantCulture) ?? "", parts[6]);
            Assert.Equal(cell.Symbol, parts[7]);
        }

        Assert.Contains(lines, line => line.Contains("c,\"not shown, to protect the people counted\"", StringComparison.Ordinal));
        Assert.Contains("LIM-01.txt", answer.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        var notes = await (await Get(site, "/data/LIM-01.txt")).Content.ReadAsStringAsync(Token);
        Assert.Contains("Counts below 3 are not shown.", notes, StringComparison.Ordinal);
        Assert.Contains("Cite as:", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_opens_and_carries_its_notes()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        await using var body = await (await Get(site, "/data/LIM-01.xlsx")).Content.ReadAsStreamAsync(Token);
        using var zip = new ZipArchive(body);
        string Sheet(string name)
        {
            using var reader = new StreamReader(zip.GetEntry($"xl/worksheets/{name}.xml")!.Open());
            return reader.ReadToEnd();
        }

        Assert.Equal(13, XDocument.Parse(Sheet("sheet1")).Descendants().Count(element => element.Name.LocalName == "row"));
        Assert.Contains("Training data", Sheet("sheet2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_stat_has_the_size_of_the_table_and_the_pictures_stand_alone()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        using var json = JsonDocument.Parse(await (await Get(site, "/data/LIM-01.json")).Content.ReadAsStringAsync(Token));
        Assert.Equal("2.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(3 * 4 * 15, json.RootElement.GetProperty("value").GetArrayLength());
        var svg = XDocument.Parse(await (await Get(site, "/data/LIM-01.svg")).Content.ReadAsStringAsync(Token));
        Assert.Equal("Work permits issued by sex", svg.Root!.Elements().First().Value, ignoreCase: true);
        Assert.Contains(svg.Descendants(), element => element.Value.Contains("version 1", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await Get(site, "/data/REM-01.svg")).StatusCode);
        var picture = await Get(site, "/data/LIM-01.png");
        if (HeadlessChromium.IsThere)
        {
            Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await picture.Content.ReadAsByteArrayAsync(Token))[..4]);
        }
        else
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, picture.StatusCode);
        }
    }

    [Fact]
    public async Task A_version_stays_and_what_is_not_public_is_not_there()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        await site.Publish([SampleTables.WorkPermits(last: 2025)], SampleTables.ExtractedAt.AddDays(1), reason: "late file");
        await site.Publish([SampleTables.WorkPermits(id: "LIM-98")], DateTime.UtcNow.AddDays(2));
        var first = await (await Get(site, "/data/LIM-01.csv?version=1")).Content.ReadAsStringAsync(Token);
        var second = await (await Get(site, "/data/LIM-01.csv")).Content.ReadAsStringAsync(Token);
        Assert.DoesNotContain(",2025,", first, StringComparison.Ordinal);
        Assert.Contains(",2025,", second, StringComparison.Ordinal);
        foreach (var ending in new[] { "csv", "txt", "xlsx", "json", "svg", "png" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Get(site, $"/data/LIM-98.{ending}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Get(site, $"/data/LIM-01.{ending}?version=9")).StatusCode);
        }

        var catalogue = await (await Get(site, "/catalogue.ttl")).Content.ReadAsStringAsync(Token);
        Assert.DoesNotContain("LIM-98", catalogue, StringComparison.Ordinal);
        Assert.Equal(3, catalogue.Split("a dcat:Dataset").Length - 1);
    }

    [Fact]
    public async Task The_catalogue_names_every_table_and_unchanged_data_answer_304()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        using var json = JsonDocument.Parse(await (await Get(site, "/catalogue.jsonld")).Content.ReadAsStringAsync(Token));
        Assert.Equal(SampleTables.All().Select(table => table.Id), json.RootElement.GetProperty("dcat:dataset").EnumerateArray().Select(one => one.GetProperty("dct:identifier").GetString()));
        foreach (var address in new[] { "/data/LIM-01.csv", "/data/LIM-01.json", "/catalogue.ttl" })
        {
            var once = await Get(site, address);
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.TryAddWithoutValidation("If-None-Match", once.Headers.ETag!.ToString());
            Assert.Equal(HttpStatusCode.NotModified, (await site.Anonymous().SendAsync(again, Token)).StatusCode);
        }
    }

    private static Task<HttpResponseMessage> Get(TestSite site, string address) => site.Anonymous().GetAsync(new Uri(address, UriKind.Relative), Token);
}
