using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using Tsela.Disclosure;

namespace Tsela.Tests.Publishing.Portal;

public sealed class SmallBasesAndBreaksTests
{
    private static readonly SafeDimension Years = new(SafeDimension.Time, "Time", SafeDimensionKind.Time, null, [.. Enumerable.Range(2019, 6).Select(year => new SafeCode($"{year}", $"{year}"))]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, 10, "That is 8 more than in 2023 (2).")]
    [InlineData(49, 48, "That is 1 less than in 2023 (49).")]
    [InlineData(0, 5, "That is 5 more than in 2023 (0).")]
    [InlineData(50, 55, "That is 10 % more than in 2023 (50).")]
    public async Task A_change_upon_few_is_said_in_numbers_and_not_in_percent(int before, int now, string sentence)
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite, Counts("LIM-70", [100, 120, 140, 160, before, now]));
        Assert.Contains(sentence, (await site.Anonymous().Open("/data/LIM-70")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        var card = (await site.Anonymous().Open("/")).QuerySelector(".tsela-figure")!.Words();
        Assert.Equal(before >= 50, card.Contains('%', StringComparison.Ordinal));
        Assert.Contains(before >= 50 ? "+10 %" : $"{(now > before ? "+" : "\u2212")}{Math.Abs(now - before)}", (await site.Anonymous().Open("/briefs/topics/LIM")).QuerySelector("table")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_in_percentage_points_has_its_sign_before_the_number_in_both_languages()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite, SampleTables.Make(
            "LIM-70", SafeTableKind.Indicator, "Share", "percent", isStock: false, "LIM", "annual", [Years], [.. Enumerable.Range(0, 6).Select(year => new SafeCell([year], 20 - year, ""))]));
        Assert.Contains("\u22121 percentage points", (await site.Anonymous().Open("/briefs/topics/LIM")).QuerySelector("table")!.Words(), StringComparison.Ordinal);
        Assert.Contains("tse \u22121", (await site.Anonymous().Open("/briefs/topics/LIM?lang=st")).QuerySelector("table")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_of_a_chart_begins_anew_at_a_break()
    {
        SafeDimension sex = new("sex", "Sex", SafeDimensionKind.Code, "sex", [new("_T", "Total"), new("F", "Women", "_T"), new("M", "Men", "_T")]);
        var cells = from code in Enumerable.Range(0, 3) from year in Enumerable.Range(0, 6) select new SafeCell([code, year], code == 0 ? 100 + (2 * year) : 50 + year, year == 3 ? SafeSymbols.Break : "");
        await using var site = await PublishedSite.Start(Engine.Sqlite, SampleTables.Make("LIM-70", SafeTableKind.Indicator, "Workers", "persons", isStock: false, "LIM", "annual", [sex, Years], [.. cells]));
        var chart = (await site.Anonymous().Open("/data/LIM-70")).QuerySelector("[data-chart=line]")!;
        Assert.All(chart.QuerySelectorAll("svg path.line:not(.tsela-chart__key path)").Take(2), line => Assert.Equal(2, line.GetAttribute("d")!.Count(letter => letter == 'M')));
        Assert.Equal(2, chart.QuerySelectorAll("td.tsela-broken").Length);
        Assert.NotNull(chart.QuerySelector("line[stroke-dasharray]"));
        var file = XDocument.Parse(await (await site.Anonymous().Get("/data/LIM-70.svg")).Content.ReadAsStringAsync(Token));
        Assert.All(file.Descendants().Where(element => element.Name.LocalName == "path"), path => Assert.Equal(2, path.Attribute("d")!.Value.Count(letter => letter == 'M')));
    }

    [Fact]
    public async Task A_line_with_a_break_is_one_column_of_its_table_and_no_figure_of_it_is_called_missing()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite, SampleTables.Make(
            "LIM-70", SafeTableKind.Indicator, "Workers", "persons", isStock: false, "LIM", "annual", [Years], [.. Enumerable.Range(0, 6).Select(year => new SafeCell([year], 100 + year, year == 3 ? SafeSymbols.Break : ""))]));
        var chart = (await site.Anonymous().Open("/data/LIM-70")).QuerySelector("[data-chart=line]")!;
        Assert.Equal(["100", "101", "102", "103", "104", "105"], chart.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal(2, chart.QuerySelector("svg path.line")!.GetAttribute("d")!.Count(letter => letter == 'M'));
        Assert.Equal("103", Assert.Single(chart.QuerySelectorAll("td.tsela-broken")).TextContent);
    }

    [Fact]
    public async Task Json_stat_of_a_large_table_names_the_places_that_have_a_figure_and_a_larger_one_can_be_asked_for_in_parts()
    {
        SafeDimension Wide(string id, int codes) => new(id, id, SafeDimensionKind.Code, null, [new("_T", "Total"), .. Enumerable.Range(1, codes - 1).Select(code => new SafeCode($"c{code}", $"{id} {code}", "_T"))]);
        SafeTable Table(string id, int width) => SampleTables.Make(
            id, SafeTableKind.Indicator, "Workers", "persons", isStock: false, "LIM", "annual", [Wide("a", width), Wide("b", width), Wide("d", width), Years],
            [new([0, 0, 0, 0], 77, ""), new([0, 1, 2, 5], null, SafeSymbols.Suppressed), new([1, 2, 3, 4], 5, "b")]);
        await using var site = await PublishedSite.Start(Engine.Sqlite, Table("LIM-70", 100), Table("LIM-71", 200));
        var browser = site.Anonymous();
        using (var whole = JsonDocument.Parse(await (await browser.Get("/data/LIM-70.json")).Content.ReadAsStringAsync(Token)))
        {
            var (value, status) = (whole.RootElement.GetProperty("value"), whole.RootElement.GetProperty("status"));
            Assert.Equal(["0", "61222"], value.EnumerateObject().Select(one => one.Name));
            Assert.Equal(5, value.GetProperty("61222").GetDecimal());
            Assert.Equal("c", status.GetProperty("617").GetString());
        }

        var refused = await browser.Get("/data/LIM-71.json");
        Assert.Equal(413, (int)refused.StatusCode);
        Assert.Contains("48,000,000", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("/data/LIM-71.json?a=_T", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using (var part = JsonDocument.Parse(await (await browser.Get("/data/LIM-71.json?a=c1&b=c2,c1&d=_T,c3")).Content.ReadAsStringAsync(Token)))
        {
            Assert.Equal(2 * 2 * 6, part.RootElement.GetProperty("value").GetArrayLength());
            // the codes stand in the order of the list: c1 before c2
            Assert.Equal(5, part.RootElement.GetProperty("value")[(3 * 6) + 4].GetDecimal());
        }

        Assert.Equal(400, (int)(await browser.Get("/data/LIM-71.json?a=nothing")).StatusCode);
    }

    private static SafeTable Counts(string id, decimal[] counts) => SampleTables.Make(
        id, SafeTableKind.Indicator, "Permits issued", "permits", isStock: false, "LIM", "annual", [Years], [.. counts.Select((count, year) => new SafeCell([year], count, ""))]);
}
