using System.Net;
using Tsela.Access;

namespace Tsela.Tests.Statistics;

public sealed class FigurePageTests
{
    [Fact]
    public async Task The_head_finds_every_indicator_and_no_figure_before_the_first_snapshot()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        using var head = await site.SignedIn(Role.Head);
        foreach (var (address, text) in new[] { ("/indicators", "No figures have been made yet"), ("/indicators/LIM-01", "No figures have been made yet"), ("/snapshots", "No snapshot has been taken yet") })
        {
            var answer = await head.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        var unknown = await head.GetAsync(new Uri("/indicators/XXX-99", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("/indicators/CBM-01?year=0")]
    [InlineData("/indicators/CBM-01?year=99999")]
    [InlineData("/api/v1/indicators?year=9999")]
    [InlineData("/api/v1/indicators/CBM-01?year=-4")]
    public async Task A_year_that_nobody_can_mean_is_refused_in_a_sentence(string address)
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        using var head = await site.SignedIn(Role.Head);
        var refused = await head.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Give a year from 1900 to 2200", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_the_api_are_for_the_bureau_and_not_for_anybody()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        using var anybody = site.Anonymous();
        var refused = await anybody.GetAsync(new Uri("/api/v1/indicators", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var head = await site.SignedIn(Role.Head);
        var none = await head.GetAsync(new Uri("/api/v1/indicators", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("snapshot.none", await none.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
