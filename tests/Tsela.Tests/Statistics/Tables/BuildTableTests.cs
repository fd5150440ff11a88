using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Statistics.BuildTable;

namespace Tsela.Tests.Statistics.Tables;

public sealed class BuildTableTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_table_counts_what_its_address_asks_for(Engine engine)
    {
        await using var site = await TableSite.Start(engine);
        using var client = await site.Statistician();
        foreach (var (address, expected) in new[]
        {
            ("rows=employer_district&columns=sex", "Leribe 2 1|Maseru 3 1|Not given 0 1"),
            ("rows=employer_district&columns=sex&totals=on", "Leribe 2 1 3|Maseru 3 1 4|Not given 0 1 1|Total 5 3 8"),
            ("rows=employer_district&measure=persons", "Leribe 3|Maseru 3|Not given 1"),
            ("rows=citizenships@region&measure=sum:monthly_wage", "Africa 6,000|Asia 30,000"),
            ("rows=employer_district&columns=event.date@year&time=flow&first=2023-01-01&last=2023-12-31", "Leribe 1|Maseru 2"),
            ("rows=employer_district&time=stock&day=2024-03-01", "Maseru 2"),
            ("rows=sex&time=stocks&every=year&first=2023-01-01&last=2025-12-31", "Male 2 3 3|Female 1 2 1"),
            ("rows=birth_date@0-29|30%2B&time=stock&day=2024-12-31", "0-29 2|30+ 2|Not given 1"),
            ("rows=sex&columns=employer_district&share=row&totals=on", "Male 40 60 0 100|Female 33.33 33.33 33.33 100|Total 37.5 50 12.5 100"),
            ("rows=sex&only.citizenships=CN&only.citizenships=IN", "Male 3|Female 2"),
            ("rows=sex&from.monthly_wage=4000&to.monthly_wage=6000", "Male 2|Female 1"),
            ("rows=sex&only.employer_district=_U", "Female 1"),
            ("rows=sex&measure=mean:monthly_wage", "Male 5,500|Female 4,666.67"),
        })
        {
            var page = await client.Open($"/tables/new?series=DS15a&{address}");
            var rows = page.QuerySelectorAll(".tsela-table tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.Words())));
            Assert.Equal((address, expected), (address, string.Join('|', rows)));
        }
    }

    [Fact]
    public async Task Headers_are_tied_to_every_cell_of_a_nested_table()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        var page = await client.Open("/tables/new?series=DS15a&rows=employer_district&rows=sex&columns=citizenships&columns=event.date@year&totals=on");
        var cells = page.QuerySelectorAll(".tsela-table tbody td");
        Assert.NotEmpty(cells);
        foreach (var cell in cells)
        {
            var headers = cell.GetAttribute("headers")!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(4, headers.Length);
            Assert.All(headers, header => Assert.Equal("TH", page.GetElementById(header)!.TagName));
        }
    }

    [Fact]
    public async Task The_notes_say_what_is_counted_where_from_and_what_was_left_out()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        var notes = (await client.Open("/tables/new?series=DS15a&rows=sex&measure=mean:monthly_wage&time=flow")).QuerySelector(".tsela-notes")!.Words();
        foreach (var expected in new[] { "Not protected", "does not exist", "DS15a (training) Work permits issued, NES", "one document", "6 of 8", "1 records have no date", "1 records have no value", "Provisional" })
        {
            Assert.Contains(expected, notes, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("series=DS15a&rows=sexx", "Did you mean sex?", HttpStatusCode.BadRequest)]
    [InlineData("series=DS15a&rows=sex&only.citizenships=XQ", "no code 'XQ'", HttpStatusCode.BadRequest)]
    [InlineData("series=DS15a&rows=sex&only.citizenships=China", "Did you mean CN?", HttpStatusCode.BadRequest)]
    [InlineData("series=DS15a&rows=sex&measure=sum:sex", "cannot be measured|not something that can be measured", HttpStatusCode.BadRequest)]
    [InlineData("series=DS15a&rows=sex&rows=employer_district&columns=sex", "chosen twice", HttpStatusCode.BadRequest)]
    [InlineData("series=DS15a&rows=sex&time=stock&day=31.12.2024", "Write it as 2024-12-31", HttpStatusCode.BadRequest)]
    [InlineData("series=DS15a&rows=at", "Choose a stock", HttpStatusCode.BadRequest)]
    [InlineData("series=DS15a&rows=sex&time=sometimes", "time", HttpStatusCode.BadRequest)]
    [InlineData("series=DS15a&rows=sex&snapshot=x", "no snapshot 'x'", HttpStatusCode.BadRequest)]
    [InlineData("series=DS15&rows=sex", "Did you mean DS15a", HttpStatusCode.BadRequest)]
    [InlineData("indicator=LIM-99", "Did you mean LIM-", HttpStatusCode.BadRequest)]
    [InlineData("series=DS16a", "no delivery in this snapshot", HttpStatusCode.Conflict)]
    [InlineData("series=DS15a&rows=sex&share=row&measure=mean:monthly_wage", "has no share", HttpStatusCode.BadRequest)]
    public async Task A_wrong_question_is_answered_where_the_form_is_with_what_is_near(string address, string sentence, HttpStatusCode status)
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        var answer = await client.Get($"/tables/new?{address}");
        Assert.Equal(status, answer.StatusCode);
        var page = await answer.Document();
        Assert.True(sentence.Split('|').Any(page.QuerySelector(".govuk-error-summary")!.Words().Contains), page.QuerySelector(".govuk-error-summary")!.Words());
        Assert.NotNull(page.QuerySelector("#table-form"));
    }

    [Fact]
    public async Task The_number_of_cells_is_told_before_and_a_table_too_large_says_what_to_leave_out()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        var told = await client.Open("/tables/new?series=DS15a&rows=employer_district&columns=sex&ask=size");
        Assert.Contains("at most 36 cells", told.QuerySelector("#built")!.Words(), StringComparison.Ordinal);
        Assert.Null(told.QuerySelector(".tsela-table"));
        var answer = await client.Get("/tables/new?series=DS15a&rows=citizenships&columns=country_of_birth&columns=sex&empty=on");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var refused = (await answer.Document()).QuerySelector(".govuk-error-summary")!.Words();
        Assert.Contains("under Filters, take ", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_without_script_gives_the_address_that_makes_the_same_table()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        const string address = "/tables/new?series=DS15a&rows=employer_district%40zone&columns=sex&only.citizenships=CN&from.monthly_wage=1&measure=persons&time=stock&day=2024-01-31&totals=on";
        var page = await client.Open(address);
        var form = (IHtmlFormElement)page.GetElementById("table-form")!;
        var sent = form.GetSubmission()!.Target.Query;
        // a step that is not asked for stands in the form all the same
        Assert.Equal(TableQuery.Of(new Uri(site.Address, address).Query).FiguresText, (TableQuery.Of(sent) with { Every = "" }).FiguresText);
    }

    [Fact]
    public async Task A_table_is_turned_and_sorted_by_links()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        var page = await client.Open("/tables/new?series=DS15a&rows=citizenships&columns=sex&totals=on");
        var turned = await client.Open(page.QuerySelectorAll(".tsela-doing a")[0].GetAttribute("href")!);
        Assert.Equal(["Male", "Female", "Total"], turned.QuerySelectorAll(".tsela-table tbody th").Select(cell => cell.Words()));
        var sorted = await client.Open(page.QuerySelectorAll(".tsela-table thead .n a")[0].GetAttribute("href")!);
        Assert.Equal("descending", sorted.QuerySelectorAll(".tsela-table thead .n")[0].GetAttribute("aria-sort"));
        Assert.Equal(["2", "2", "1", "5"], sorted.QuerySelectorAll(".tsela-table tbody td:nth-child(2)").Select(cell => cell.Words()));
    }

    [Fact]
    public async Task A_permanent_link_keeps_its_figures_when_a_new_snapshot_is_taken()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        const string address = "/tables/new?series=DS15a&rows=sex";
        var pinned = (await client.Open(address)).QuerySelectorAll(".tsela-doing a").First(link => link.Words() == "Permanent link").GetAttribute("href")!;
        var schema = site.System.Services.GetRequiredService<NationalCatalogue>().Series["DS15a"];
        await StatisticsRig.Deliver(site.Database, schema, "2024-09", [new Dictionary<string, string>(StringComparer.Ordinal) { ["sex"] = "F" }]);
        await site.Snapshot();
        Assert.Equal(["5", "3"], (await client.Open(pinned)).QuerySelectorAll(".tsela-table tbody td").Select(cell => cell.Words()));
        Assert.Equal(["5", "4"], (await client.Open(address)).QuerySelectorAll(".tsela-table tbody td").Select(cell => cell.Words()));
    }

    [Fact]
    public async Task Only_statisticians_see_tables_that_are_not_protected()
    {
        await using var site = await TableSite.Start();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = await site.SignedIn(role);
            foreach (var address in new[] { "/tables", "/tables/new?series=DS15a&rows=sex" })
            {
                Assert.Equal(role is Role.Statistician or Role.Head ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await client.Get(address)).StatusCode);
            }
        }
    }
}
