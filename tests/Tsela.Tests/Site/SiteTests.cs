using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Registers;

namespace Tsela.Tests.Site;

public sealed class SiteTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_no_page_an_inline_script_or_style()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var client = await site.SignedIn(Role.Administrator);
        foreach (var address in new[] { "/", "/sign-in", "/guide", "/administration/accounts", "/data-map", "/nothing-here" })
        {
            var answer = await client.Get(address);
            Assert.DoesNotContain("unsafe", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var page = await answer.Document();
            Assert.DoesNotContain(page.QuerySelectorAll("script"), script => !script.HasAttribute("src"));
            Assert.Empty(page.QuerySelectorAll("style, [style], [onclick], [onload]"));
        }
    }

    [Fact]
    public async Task An_unknown_address_answers_in_the_form_of_its_door()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var client = await site.SignedIn(Role.Reader);
        var page = await client.Get("/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal("Page not found", (await page.Document()).QuerySelector("h1")!.Words());

        var problem = await site.Anonymous().Get("/api/v1/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType!.MediaType);
        using var body = JsonDocument.Parse(await problem.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("request.unknown-address", body.RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_database_that_went_away_is_said_in_one_sentence_with_a_reference_and_no_stack()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var client = await site.SignedIn(Role.Reader);
        await using (var db = site.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE account RENAME TO account_gone", TestContext.Current.CancellationToken);
        }

        var page = await client.Get("/account");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        var words = (await page.Document()).QuerySelector("main")!.Words();
        Assert.Contains("cannot be reached", words, StringComparison.Ordinal);
        Assert.Contains("reference", words, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_and_the_description_of_the_door_answer_everybody()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        foreach (var address in new[] { "/health/live", "/health/ready", "/openapi/v1.json" })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.Get(address)).StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_page_says_so_when_anything_comes_from_the_training_country(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        await using (var db = site.Database.Open())
        {
            db.Add(new Delivery
            {
                Id = Guid.CreateVersion7(), Series = "DS15a", Institution = "NES", Period = "2024-03", PeriodStart = new(2024, 3, 1),
                PeriodEnd = new(2024, 3, 31), AcceptedAt = DateTime.UnixEpoch, RecordCount = 0, IsTraining = true,
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        foreach (var address in new[] { "/", "/sign-in", "/guide" })
        {
            var page = await site.Anonymous().Open(address);
            Assert.Contains("this country does not exist", page.QuerySelector(".tsela-training")!.Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_training_data_no_page_speaks_of_it_and_nobody_sees_more_than_published_facts()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var page = await site.Anonymous().Open("/");
        Assert.Null(page.QuerySelector(".tsela-training"));
        Assert.Equal(10, page.QuerySelectorAll("[data-chart=map] tbody tr").Length);
        Assert.Contains("Source:", page.QuerySelector("[data-chart=map]")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_the_guide_leads_somewhere()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        var index = await client.Open("/guide");
        foreach (var link in index.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal))
        {
            var page = await client.Open(link);
            Assert.NotEmpty(page.QuerySelectorAll("main h1"));
        }
    }

    [Fact]
    public async Task Every_entry_of_the_navigation_opens_for_each_role_that_is_offered_it()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        foreach (var role in Enum.GetValues<Role>())
        {
            var client = await site.SignedIn(role);
            var links = (await client.Open("/")).QuerySelectorAll("#navigation a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.NotEmpty(links);
            foreach (var link in links)
            {
                await client.Open(link);
            }
        }
    }
}
