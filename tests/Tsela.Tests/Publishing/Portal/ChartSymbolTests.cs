using System.Xml.Linq;
using AngleSharp.Dom;
using Tsela.Disclosure;

namespace Tsela.Tests.Publishing.Portal;

public sealed class ChartSymbolTests
{
    private static readonly SafeDimension Sex = new("sex", "Sex", SafeDimensionKind.Code, "sex", [new("_T", "Total"), new("F", "Women", "_T"), new("M", "Men", "_T")]);
    private static readonly SafeDimension Age = new("age", "Age", SafeDimensionKind.Code, null, [new("_T", "Total"), new("0-17", "0-17", "_T"), new("18+", "18+", "_T")]);
    private static readonly SafeDimension Places = new("district", "District", SafeDimensionKind.District, "districts", [new("_T", "Lesotho"), new("LS-A", "Maseru", "_T"), new("LS-B", "Butha-Buthe", "_T")]);

    [Fact]
    public async Task A_figure_that_is_hidden_has_the_same_symbol_in_pyramid_line_map_and_bar_as_in_the_table()
    {
        var byAge = from sex in Enumerable.Range(0, 3) from age in Enumerable.Range(0, 3) from year in Enumerable.Range(0, 2) select Cell([sex, age, year], isHidden: sex == 1 && age < 2 && year == 1);
        var byPlace = from place in Enumerable.Range(0, 3) select Cell([place, 0], isHidden: place == 2);
        await using var site = await PublishedSite.Start(Engine.Sqlite, Table("LIM-70", [Sex, Age, Years(2)], [.. byAge]), Table("LIM-71", [Places, Years(1)], [.. byPlace]));
        var ages = await site.Anonymous().Open("/data/LIM-70?by=sex");
        AssertHidden(ages, "pyramid");
        AssertHidden(ages, "line");
        Assert.Contains(ages.QuerySelectorAll("[data-chart=pyramid] svg text"), text => text.TextContent == SafeSymbols.Suppressed);
        Assert.Contains(ages.QuerySelectorAll("[data-chart=pyramid] svg title"), title => title.TextContent.EndsWith(": c", StringComparison.Ordinal));
        var places = await site.Anonymous().Open("/data/LIM-71?by=district");
        AssertHidden(places, "bar");
        Assert.Contains(places.QuerySelectorAll("[data-chart=bar] svg text"), text => text.TextContent == SafeSymbols.Suppressed);
        Assert.Equal("c", places.QuerySelector("[data-chart=map] tr[data-code=LS-B] td")!.TextContent);
        var file = XDocument.Parse(await (await site.Anonymous().Get("/data/LIM-71.svg?by=district")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(file.Descendants(), element => element.Name.LocalName == "text" && element.Value == SafeSymbols.Suppressed);
    }

    [Fact]
    public async Task A_pyramid_has_no_bands_above_and_below_those_of_its_period_and_a_share_with_many_decimals_is_said_with_two()
    {
        SafeDimension ages = new("age", "Age", SafeDimensionKind.Code, null, [new("_T", "Total"), .. new[] { "0-4", "5-9", "10-14", "75+" }.Select(age => new SafeCode(age, age, "_T"))]);
        // the first year has 75+, the second has nobody of 5 to 9 and none above 14
        var cells = from sex in Enumerable.Range(0, 3) from age in Enumerable.Range(0, 5) from year in Enumerable.Range(0, 2) where year == 0 || age is 0 or 1 or 3 select Cell([sex, age, year], isHidden: false);
        var shares = SampleTables.Make("LIM-71", SafeTableKind.Indicator, "Share", "percent", isStock: false, "LIM", "annual", [Years(1)], [new SafeCell([0], 20.94695m, "")], decimals: 5);
        await using var site = await PublishedSite.Start(Engine.Sqlite, Table("LIM-70", [Sex, ages, Years(2)], [.. cells]), shares);
        Assert.Equal(["10-14", "5-9", "0-4"], (await site.Anonymous().Open("/data/LIM-70?by=sex")).QuerySelectorAll("[data-chart=pyramid] tbody th").Select(band => band.TextContent));
        var page = await site.Anonymous().Open("/data/LIM-71");
        Assert.Contains("In 2022: 20.95 percent.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("20.94695", page.QuerySelector(".tsela-public")!.TextContent, StringComparison.Ordinal);
    }

    private static void AssertHidden(IDocument page, string chart)
    {
        List<string> shown = [.. page.QuerySelectorAll($"[data-chart={chart}] td").Select(cell => cell.TextContent)];
        Assert.Contains(SafeSymbols.Suppressed, shown);
        Assert.DoesNotContain(SafeSymbols.NotAvailable, shown);
    }

    private static SafeDimension Years(int count) =>
        new(SafeDimension.Time, "Time", SafeDimensionKind.Time, null, [.. Enumerable.Range(2022, count).Select(year => new SafeCode($"{year}", $"{year}"))]);

    private static SafeCell Cell(int[] at, bool isHidden) => new(at, isHidden ? null : 40 + at.Sum(), isHidden ? SafeSymbols.Suppressed : "");

    private static SafeTable Table(string id, IReadOnlyList<SafeDimension> dimensions, IReadOnlyList<SafeCell> cells) =>
        SampleTables.Make(id, SafeTableKind.Indicator, "Workers", "persons", isStock: false, "LIM", "annual", dimensions, cells);
}
