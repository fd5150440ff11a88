using System.Net;
using System.Net.Http.Headers;
using Tsela.Access;

namespace Tsela.Tests.Publishing.Portal;

public sealed class EditionCacheTests
{
    [Fact]
    public async Task A_page_that_a_browser_holds_is_not_sent_again_until_something_else_is_public()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        var first = await client.Get("/data/LIM-01");
        var tag = first.Headers.ETag!;
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(client, tag)).StatusCode);
        Assert.NotEqual(tag, (await client.Get("/data/LIM-01?lang=st")).Headers.ETag);

        await site.Publish([SampleTables.WorkPermits(last: 2025)], SampleTables.ExtractedAt.AddDays(1));
        var after = await Ask(client, tag);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("2025", await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_for_one_reader_is_given_to_no_other_kind_of_reader()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal("en", (await client.Open("/data?lang=en")).DocumentElement.GetAttribute("lang"));
            Assert.Equal("st", (await client.Open("/data?lang=st")).DocumentElement.GetAttribute("lang"));
        }

        var staff = await site.SignedIn(Role.Statistician);
        var page = await staff.Get("/data");
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Null(page.Headers.ETag);
        Assert.Contains("Sign out", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("Sign out", await (await site.Anonymous().Get("/data")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/LIM-01.csv")]
    [InlineData("/data/LIM-01.json")]
    [InlineData("/data/LIM-01.svg")]
    [InlineData("/catalogue.jsonld")]
    [InlineData("/catalogue.ttl")]
    [InlineData("/pxweb/api/v1/en/migration/LIM/LIM-01")]
    [InlineData("/profile")]
    [InlineData("/releases/R-1")]
    [InlineData("/guide/sdmx")]
    public async Task What_holds_no_secret_is_compressed_for_who_is_not_signed_in(string address)
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        Assert.Equal("gzip", await EncodingOf(site.Anonymous()));
        Assert.Null(await EncodingOf(await site.SignedIn(Role.Statistician)));

        async Task<string?> EncodingOf(HttpClient client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return answer.Content.Headers.ContentEncoding.SingleOrDefault();
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/data/LIM-01")]
    public async Task A_page_with_all_that_it_loads_is_less_than_200_kilobytes(string address)
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        var page = await client.Open(address);
        var parts = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(link => link.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!))
            // what the script and the style bring in turn
            .Concat(["/lib/govuk-frontend.min.js", "/fonts/source-sans-3-latin-400-normal.woff2", "/fonts/source-sans-3-latin-600-normal.woff2"]);
        var bytes = 0;
        foreach (var part in parts.Prepend(address).Distinct(StringComparer.Ordinal))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(part, UriKind.Relative));
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
            var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            bytes += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(bytes, 1, 200_000);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client, EntityTagHeaderValue held)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/data/LIM-01", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(held);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
