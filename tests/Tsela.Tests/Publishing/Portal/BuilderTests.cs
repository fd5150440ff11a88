using System.Net;
using AngleSharp.Html.Parser;
using Tsela.Disclosure;

namespace Tsela.Tests.Publishing.Portal;

public sealed class BuilderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_dimensions_stand_down_and_across_and_each_cell_is_that_of_the_table()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var page = await Page(site, "/data/LIM-01/table?rows=district&rows=sex&columns=time");
        var table = SampleTables.WorkPermits();
        var rows = page.QuerySelectorAll(".tsela-public tbody tr").ToList();
        Assert.Equal(12, rows.Count);
        Assert.Equal(15, rows[0].QuerySelectorAll("td").Length);
        var hidden = page.QuerySelectorAll(".tsela-public tbody td").Count(cell => cell.TextContent.Trim() == SafeSymbols.Suppressed);
        Assert.Equal(table.Cells.Count(cell => cell.Symbol == SafeSymbols.Suppressed), hidden);

        var turned = await Page(site, "/data/LIM-01/table?rows=sex&columns=district&time=2023-Q2");
        string[] cells = [.. turned.QuerySelectorAll(".tsela-public tbody td").Select(cell => cell.TextContent.Trim())];
        var at = table.Time.Codes.ToList().FindIndex(code => code.Code == "2023-Q2");
        Assert.Equal(table.Cells.Where(cell => cell.At[2] == at).Select(cell => cell.Value?.ToString("0", System.Globalization.CultureInfo.InvariantCulture) ?? "c"), cells.Select(cell => cell == "c" ? cell : string.Concat(cell.Where(char.IsDigit))));
    }

    [Fact]
    public async Task The_order_of_the_address_is_the_order_of_the_rows()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        foreach (var (address, first) in new[] { ("rows=sex&rows=district", "Sex"), ("rows=district&rows=sex", "District"), ("rows=sex&rows=district", "Sex") })
        {
            var page = await Page(site, $"/data/LIM-01/table?{address}&columns=time");
            Assert.Equal(first, page.QuerySelector(".tsela-public thead th")!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task The_newest_period_stands_first()
    {
        SafeDimension years = new("time", "Time", SafeDimensionKind.Time, null, [new SafeCode("2023", "2023"), new SafeCode("2024", "2024")]);
        await using var site = await PublishedSite.Start(Engine.Sqlite, SampleTables.Make(
            "LIM-70", SafeTableKind.Indicator, "Workers", "persons", isStock: false, "LIM", "annual", [years], [new SafeCell([0], 1, ""), new SafeCell([1], 2, "")]));
        var page = await Page(site, "/data/LIM-70/table?columns=time");
        Assert.Equal(["2024", "2023"], page.QuerySelectorAll(".tsela-public thead .govuk-table__header--numeric").Select(head => head.TextContent.Trim()));
    }

    [Fact]
    public async Task A_table_that_is_never_summed_opens_where_it_has_figures()
    {
        SafeDimension time = new("time", "Time", SafeDimensionKind.Time, null, [new SafeCode("2023", "2023"), new SafeCode("2024", "2024")]);
        SafeDimension Codes(string id, params string[] codes) => new(id, id, SafeDimensionKind.Code, null, [new SafeCode("_T", "Total"), .. codes.Select(code => new SafeCode(code, code))]);
        var parts = SampleTables.Make(
            "IMM-01", SafeTableKind.Indicator, "Immigrants", "persons", isStock: false, "IMM", "annual", [Codes("group", "G1", "G2"), Codes("partner", "P1", "P2"), time],
            [new SafeCell([1, 1, 0], 11, ""), new SafeCell([1, 2, 1], 12, ""), new SafeCell([2, 2, 1], 22, "")]);
        await using var site = await PublishedSite.Start(Engine.Sqlite, parts);
        foreach (var address in new[] { "/data/IMM-01", "/data/IMM-01/table" })
        {
            var figures = (await Page(site, address)).QuerySelector(".tsela-public tbody")!.TextContent;
            Assert.Contains("22", figures, StringComparison.Ordinal);
            Assert.Contains("12", figures, StringComparison.Ordinal);
        }

        var asked = (await Page(site, "/data/IMM-01?partner=P1")).QuerySelector(".tsela-public tbody")!.TextContent;
        Assert.Contains("11", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("22", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_or_not_crossed_or_not_public_is_said()
    {
        List<SafeCode> codes = [.. Enumerable.Range(0, 200).Select(number => new SafeCode($"C{number}", $"Country {number}"))];
        SafeDimension Country(string id) => new(id, id, SafeDimensionKind.Code, null, [new SafeCode("_T", "All"), .. codes]);
        var wide = SampleTables.Make(
            "IMM-01", SafeTableKind.Indicator, "Immigrants", "persons", isStock: false, "IMM", "annual", [Country("birth"), Country("citizenship"), new SafeDimension("time", "Time", SafeDimensionKind.Time, null, [new SafeCode("2024", "2024")])],
            [new SafeCell([0, 0, 0], 900, ""), new SafeCell([0, 1, 0], 500, ""), new SafeCell([1, 0, 0], 400, "")]);
        await using var site = await PublishedSite.Start(Engine.Sqlite, wide);
        var large = await site.Anonymous().GetAsync(new Uri("/data/IMM-01/table?rows=birth&columns=citizenship", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("40401", await large.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var crossed = await Page(site, "/data/IMM-01/table?rows=citizenship&columns=time&birth=C5");
        Assert.Contains("not broken down by all of these", crossed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await Page(site, "/data/IMM-01/table?rows=citizenship&columns=time&birth=nonsense")).QuerySelectorAll(".tsela-public tbody tr").Length);

        await site.Publish([SampleTables.WorkPermits(id: "LIM-97")], DateTime.UtcNow.AddDays(1));
        Assert.Equal("/data/LIM-97", (await site.Anonymous().GetAsync(new Uri("/data/LIM-97/table", UriKind.Relative), Token)).Headers.Location?.ToString());
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(TestSite site, string address)
    {
        var answer = await site.Anonymous().GetAsync(new Uri(address, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Token));
    }
}
