using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using Tsela.Access;

namespace Tsela.Tests.Publishing.Portal;

public sealed class PortalTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_first_page_shows_what_is_released_and_before_that_what_others_have_published(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var before = await site.Anonymous().Open("/");
        Assert.Contains("What is published about migration", before.Words(), StringComparison.Ordinal);

        await site.Publish(SampleTables.All(), SampleTables.ExtractedAt);
        var after = await site.Anonymous().Open("/");
        Assert.Equal(3, after.QuerySelectorAll(".tsela-figure").Length);
        Assert.Contains("Release 1", after.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("What is published about migration", after.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_has_its_figure_in_a_sentence_its_pictures_its_numbers_and_all_that_explains_them()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var page = await site.Anonymous().Open("/data/LIM-01");
        var words = page.QuerySelector("main")!.Words();
        Assert.Contains("In 2024: 1 080 permits (provisional). That is the same as in 2023 (1 080).", words, StringComparison.Ordinal);
        Assert.Contains("Counts below 3 are not shown.", words, StringComparison.Ordinal);
        Assert.Contains("36 of 36 months delivered.", words, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[data-chart=line]"));
        Assert.NotNull(page.QuerySelector("[data-chart=map]"));
        var table = page.QuerySelector(".tsela-public")!;
        Assert.Equal(["Sex", "2024", "2023", "2022"], table.QuerySelectorAll("thead th").Select(cell => cell.Words()));
        Assert.All(table.QuerySelectorAll("th"), cell => Assert.NotNull(cell.GetAttribute("scope")));
        Assert.NotNull(table.QuerySelector("caption"));
    }

    [Fact]
    public async Task A_choice_in_the_address_shows_another_dimension_and_hidden_cells_say_why()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var page = await site.Anonymous().Open("/data/LIM-01?by=district&sex=F&per=year");
        var row = page.QuerySelectorAll(".tsela-public tbody tr").Single(row => row.Words().StartsWith("Berea", StringComparison.Ordinal));
        Assert.Equal("c", row.QuerySelector("td abbr")!.Words());
        Assert.Contains("to protect", row.QuerySelector("td abbr")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("F", page.QuerySelector("#d-sex option[selected]")!.GetAttribute("value"));
        Assert.Equal(12, (await site.Anonymous().Open("/data/LIM-01?per=quarter&periods=all")).QuerySelectorAll(".tsela-public thead th").Length - 1);
        // what the table does not have is as if it had not been asked for
        Assert.Equal(HttpStatusCode.OK, (await site.Anonymous().Get("/data/LIM-01?by=nothing&sex=%00&per=-1&periods=")).StatusCode);
    }

    [Fact]
    public async Task Every_version_stays_and_says_why_it_was_corrected()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        await using (var db = site.Database.Open())
        {
            var first = db.Set<Tsela.Publishing.Releases.Release>().Single().Id;
            await site.Publish([SampleTables.WorkPermits(last: 2025)], SampleTables.ExtractedAt.AddDays(1), first, "a file came late");
        }

        var newest = await site.Anonymous().Open("/data/LIM-01");
        Assert.Contains("Corrected: a file came late", newest.Words(), StringComparison.Ordinal);
        var old = await site.Anonymous().Open("/data/LIM-01?version=1");
        Assert.Contains("This is version 1", old.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("2025", old.QuerySelector(".tsela-public")!.Words(), StringComparison.Ordinal);
        Assert.EndsWith("/data/LIM-01?version=1", old.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anonymous().Get("/data/LIM-01?version=3")).StatusCode);
    }

    [Fact]
    public async Task An_unknown_table_is_not_found_and_something_like_it_is_offered()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var answer = await site.Anonymous().Get("/data/LIM-02");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Document();
        Assert.Contains("LIM-01", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[role=search]"));
    }

    [Theory]
    [InlineData("GET", "/data/%20", HttpStatusCode.NotFound)]
    [InlineData("GET", "/data/%20/table", HttpStatusCode.NotFound)]
    [InlineData("GET", "/embed/%20", HttpStatusCode.NotFound)]
    [InlineData("GET", "/guide/%20", HttpStatusCode.NotFound)]
    [InlineData("TRACE", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("TRACE", "/data/LIM-01", HttpStatusCode.MethodNotAllowed)]
    public async Task A_blank_part_of_an_address_and_a_method_that_no_page_takes_are_refused(string method, string address, HttpStatusCode status)
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        using var answer = await site.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_under_embargo_is_on_no_page_in_no_count_and_in_no_search()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] addresses = ["/", "/data", "/topics", "/topics/LIM", "/search?q=LIM-99", "/search?q=Work+permits", "/sitemap.xml"];
        var client = site.Anonymous();
        foreach (var address in addresses)
        {
            before[address] = await Text(client, address);
        }

        await site.Publish([SampleTables.WorkPermits(id: "LIM-99")], DateTime.UtcNow.AddDays(1));
        foreach (var address in addresses)
        {
            Assert.Equal(before[address], await Text(client, address));
        }

        var secret = await client.Get("/data/LIM-99");
        Assert.Equal(HttpStatusCode.NotFound, secret.StatusCode);
        Assert.Equal(await Text(client, "/data/LIM-98"), (await secret.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("LIM-99", "LIM-98", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_preview_the_same_pages_and_nobody_else_does()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        await site.Publish([SampleTables.WorkPermits(id: "LIM-99")], DateTime.UtcNow.AddDays(1));
        var staff = await site.SignedIn(Role.Statistician);
        var page = await staff.Open("/releases/R-2/preview/data/LIM-99");
        Assert.Equal("/releases/R-2/preview/data", page.QuerySelector(".govuk-breadcrumbs__link")!.GetAttribute("href"));
        Assert.Contains("LIM-99", (await staff.Open("/releases/R-2/preview/search?q=LIM-99")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("permits issued LIM-99", (await site.Anonymous().Open("/search?q=LIM-99")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await site.Anonymous().Get("/releases/R-2/preview/data/LIM-99")).StatusCode);
    }

    [Fact]
    public async Task Search_engines_find_every_table_with_its_description()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        var map = XDocument.Parse(await Text(client, "/sitemap.xml"));
        var addresses = map.Root!.Elements().Select(url => url.Elements().First(part => part.Name.LocalName == "loc").Value).ToList();
        Assert.Contains(addresses, address => address.EndsWith("/data/REM-01", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            await client.Open(new Uri(address).PathAndQuery);
        }

        Assert.Contains("/sitemap.xml", await Text(client, "/robots.txt"), StringComparison.Ordinal);
        var page = await client.Open("/data/LIM-01");
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("Dataset", data.RootElement.GetProperty("@type").GetString());
        Assert.InRange(data.RootElement.GetProperty("description").GetString()!.Length, 50, 5000);
        Assert.NotEmpty(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
    }

    [Fact]
    public async Task A_chart_alone_may_stand_in_a_frame_of_another_site()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        var framed = await client.Get("/embed/LIM-01?by=district");
        Assert.Contains("frame-ancestors *", Assert.Single(framed.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.NotNull((await framed.Document()).QuerySelector("[data-chart]"));
        Assert.Contains("frame-ancestors 'none'", Assert.Single((await client.Get("/data/LIM-01")).Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private static async Task<string> Text(HttpClient client, string address) =>
        await (await client.Get(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
