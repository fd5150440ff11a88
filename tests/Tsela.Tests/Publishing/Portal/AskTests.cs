using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Publishing;
using Tsela.Publishing.Releases;
using Tsela.Tests.Disclosure;
using Tsela.Tests.Disclosure.Asking;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Publishing.Portal;

public sealed class AskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_asks_an_open_register_by_an_address_that_is_the_table()
    {
        await using var site = await Opened(SampleTables.ExtractedAt);
        var client = site.Anonymous();
        Assert.Contains("Work permits issued", (await client.Open("/data/ask")).Words(), StringComparison.Ordinal);
        Assert.NotNull((await client.Open("/")).QuerySelector("a[href='/data/ask']"));
        Assert.NotNull((await client.Open("/data/LIM-01")).QuerySelector("a[href='/data/ask/DS15a']"));
        Assert.NotNull((await client.Open("/releases/R-1")).QuerySelector("a[href='/data/ask/DS15a']"));

        var page = await client.Open("/data/ask/DS15a?by=sex&by=citizenships&only.citizenships=CN&only.citizenships=IN");
        Assert.Equal(["Sex", "Citizenships", "2023"], page.QuerySelectorAll(".tsela-public thead th").Select(head => head.TextContent.Trim()));
        Assert.Equal("/data/ask/DS15a", page.QuerySelector("form:has(select[name=by])")!.GetAttribute("action"));
        Assert.Equal(9, page.QuerySelectorAll(".tsela-public tbody tr").Length);
        Assert.True(page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[value=CN]")!.IsChecked);
        Assert.Contains("changed a little", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("release R-1", page.Body.TextContent, StringComparison.Ordinal);
        var turned = await client.Open("/data/ask/DS15a?by=citizenships&by=sex&only.citizenships=IN&only.citizenships=CN");
        Assert.Equal(Figures(page).Order(StringComparer.Ordinal), Figures(turned).Order(StringComparer.Ordinal));
        var three = await client.Open("/data/ask/DS15a?by=sex&by=citizenships_region&by=decision");
        Assert.Contains("2023", three.QuerySelector(".tsela-public thead th:last-child")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_say_what_was_done_to_the_counts_and_which_release_they_are_of()
    {
        await using var site = await Opened(SampleTables.ExtractedAt);
        var client = site.Anonymous();
        var shown = Figures(await client.Open("/data/ask/DS15a?by=sex"));
        var csv = await client.GetAsync(new Uri("/data/ask/DS15a.csv?by=sex", UriKind.Relative), Token);
        string[] lines = (await csv.Content.ReadAsStringAsync(Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith("unit,protection,release", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.EndsWith("persons,cell key,R-1", line, StringComparison.Ordinal));
        Assert.Equal(shown.Count(figure => figure.Length > 0), lines.Length - 1);
        Assert.Contains("/data/ask/DS15a.txt?by=sex", csv.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        var notes = await client.GetStringAsync(new Uri("/data/ask/DS15a.txt?by=sex", UriKind.Relative), Token);
        Assert.Contains("changed a little", notes, StringComparison.Ordinal);
        Assert.Contains("release R-1", notes, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/data/ask/DS15a.json?by=sex", UriKind.Relative), Token));
        Assert.Contains("changed a little", json.RootElement.GetProperty("note").ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/data/ask/DS15a.xlsx?by=sex", UriKind.Relative), Token)).StatusCode);
    }

    [Fact]
    public async Task Wrong_addresses_say_what_is_wrong()
    {
        await using var site = await Opened(SampleTables.ExtractedAt);
        var client = site.Anonymous();
        foreach (var (address, status, says) in new (string, HttpStatusCode, string)[]
        {
            ("/data/ask/DS10a", HttpStatusCode.NotFound, "not open for questions"),
            ("/data/ask/questions-DS15a", HttpStatusCode.NotFound, "not open for questions"),
            ("/data/ask/DS15a?by=surname", HttpStatusCode.BadRequest, "surname"),
            ("/data/ask/DS15a?by=sex&only.sex=%3Cb%3E", HttpStatusCode.BadRequest, "has no code"),
            ("/data/ask/DS15a?from=1800&to=1801", HttpStatusCode.BadRequest, "1800"),
            ("/data/ask/DS15a?by=country_of_birth&by=citizenships", HttpStatusCode.RequestEntityTooLarge, "10,000"),
            ("/data/ask/DS10a.csv", HttpStatusCode.NotFound, "not open"),
            ("/data/ask/DS15a.csv?by=citizenships&only.sex=F", HttpStatusCode.BadRequest, "Add by=sex"),
            ("/data/ask/DS15a.json?by=surname", HttpStatusCode.BadRequest, "surname"),
            ("/data/questions-DS15a", HttpStatusCode.NotFound, "questions-DS15a"),
            ("/data/questions-DS15a.csv", HttpStatusCode.NotFound, "questions-DS15a"),
        })
        {
            var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);
            var text = await answer.Content.ReadAsStringAsync(Token);
            Assert.Equal((address, status), (address, answer.StatusCode));
            Assert.Contains(says, text, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("questions-DS15a", await client.GetStringAsync(new Uri("/catalogue.jsonld", UriKind.Relative), Token), StringComparison.Ordinal);
        Assert.DoesNotContain("questions-DS15a", await client.GetStringAsync(new Uri("/data", UriKind.Relative), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_too_much_at_once_is_asked_to_wait_and_others_are_not()
    {
        await using var site = await Opened(SampleTables.ExtractedAt);
        var client = site.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/data/ask/DS15a?by=sex", UriKind.Relative), Token)).StatusCode);
        HttpResponseMessage answer;
        var asked = 0;
        do
        {
            answer = await client.GetAsync(new Uri("/data/ask/DS15a.csv?by=surname", UriKind.Relative), Token);
        }
        while (answer.StatusCode == HttpStatusCode.BadRequest && asked++ < 5000);

        Assert.True(asked > 100);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        Assert.Contains("Wait a minute", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        // a second is enough for one more question, so a page is asked until it is refused
        var by = new[] { "citizenships", "decision", "marital_status", "industry", "occupation_major", "education_level", "citizenships_region", "birth_date_age5" };
        var pages = new List<(HttpStatusCode Status, string? Wait, string Text)>();
        foreach (var column in by)
        {
            var page = await client.GetAsync(new Uri($"/data/ask/DS15a?by={column}", UriKind.Relative), Token);
            pages.Add((page.StatusCode, page.Headers.RetryAfter?.ToString(), await page.Content.ReadAsStringAsync(Token)));
        }

        var refused = pages.Where(page => page.Status == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, page => Assert.Contains("Too many questions at once", page.Text, StringComparison.Ordinal));
        Assert.All(refused, page => Assert.NotNull(page.Wait));

        // what is kept, other pages, and who is signed in
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/data/ask/DS15a?by=sex", UriKind.Relative), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/data/ask", UriKind.Relative), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/data/LIM-01.csv", UriKind.Relative), Token)).StatusCode);
        using var reader = await site.SignedIn(Role.Head);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => reader.GetAsync(new Uri("/data/ask/DS15a.csv?by=sex", UriKind.Relative), Token))), one => Assert.Equal(HttpStatusCode.OK, one.StatusCode));
    }

    [Fact]
    public async Task A_register_under_embargo_cannot_be_asked_but_by_staff_in_the_preview()
    {
        await using var site = await Opened(DateTime.UtcNow.AddDays(2));
        var client = site.Anonymous();
        foreach (var address in new[] { "/data/ask/DS15a", "/data/ask/DS15a?by=sex", "/data/ask/DS15a.csv", "/data/ask/DS15a.json", "/data/ask/DS15a.xlsx", "/data/ask/DS15a.txt" })
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await client.GetAsync(new Uri(address, UriKind.Relative), Token)).StatusCode));
        }

        Assert.DoesNotContain("DS15a", (await client.Open("/data/ask")).Words(), StringComparison.Ordinal);
        using var head = await site.SignedIn(Role.Head);
        var preview = await head.Open("/releases/R-1/preview/data/ask/DS15a?by=sex");
        Assert.Equal(3, preview.QuerySelectorAll(".tsela-public tbody tr").Length);
        Assert.All(preview.QuerySelectorAll("main a[href*='/data/ask/DS15a.']"), link => Assert.StartsWith("/releases/R-1/preview/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_pages_can_be_read_in_both_languages()
    {
        await using var site = await Opened(SampleTables.ExtractedAt);
        var client = site.Anonymous();
        Assert.Contains("Botsa rejisetara", (await client.Open("/data/ask?lang=st")).Words(), StringComparison.Ordinal);
        var page = await client.Open("/data/ask/DS15a?by=sex&lang=st");
        Assert.Contains("Basali", page.QuerySelector(".tsela-public")!.Words(), StringComparison.Ordinal);
    }

    /// <summary>A site whose first release brings a table and opens the register of work permits.</summary>
    private static async Task<TestSite> Opened(DateTime publishAt)
    {
        var site = await TestSite.Start(Engine.Sqlite);
        var rig = StatisticsRig.On(site);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 160), ("CN", "F", 90), ("IN", "M", 80), ("IN", "F", 40), ("NG", "M", 30), ("NG", "F", 21)));
        await rig.Take();
        await site.Publish([SampleTables.WorkPermits(), await rig.OpenWorkPermits()], publishAt);
        return site;
    }

    private static List<string> Figures(IDocument page) => [.. page.QuerySelectorAll(".tsela-public tbody td").Select(cell => cell.TextContent.Trim())];
}
