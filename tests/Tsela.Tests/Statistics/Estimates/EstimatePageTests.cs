using System.Net;
using Tsela.Access;

namespace Tsela.Tests.Statistics.Estimates;

public sealed class EstimatePageTests
{
    [Fact]
    public async Task A_statistician_enters_revises_and_withdraws_an_estimate_and_a_reader_may_only_look()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        using var statistician = await site.SignedIn(Role.Statistician);
        var faulty = await statistician.Submit("/estimates/enter", ("Of", "Delivery"), ("Subject", "DS15a"), ("Reference", "2024-3"), ("Value", ""), ("Low", ""), ("High", ""), ("Method", ""), ("MethodText", ""), ("Reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        var page = await faulty.Document();
        Assert.All(page.QuerySelectorAll(".govuk-error-summary__list a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(["#Reference", "#Value", "#Method", "#Reason"], page.QuerySelectorAll(".govuk-error-summary__list a").Select(link => link.GetAttribute("href")));
        Assert.Equal("DS15a", page.QuerySelector("#Subject")!.GetAttribute("value"));

        var entered = await statistician.Submit("/estimates/enter", ("Of", "Delivery"), ("Subject", "DS15a"), ("Reference", "2024-03"), ("Value", "1,250"), ("Method", "ExpertJudgement"), ("Reason", "strike"));
        Assert.Equal("/estimates/1", entered.Headers.Location?.ToString());
        var revised = await statistician.Submit("/estimates/enter/1", ("Value", "1300"), ("Low", "1200"), ("High", "1400"), ("Method", "Other"), ("MethodText", "mean of both neighbours"), ("Reason", "better source"));
        Assert.Equal("/estimates/1", revised.Headers.Location?.ToString());
        var shown = (await statistician.Open("/estimates/1")).Words();
        Assert.Contains("1,300 (1,200 to 1,400)", shown, StringComparison.Ordinal);
        Assert.Contains("Versions", shown, StringComparison.Ordinal);

        using var head = await site.SignedIn(Role.Head);
        Assert.Contains("ES-1 version 2", (await head.Open("/estimates")).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get("/estimates/enter")).StatusCode);
        Assert.Null((await head.Open("/estimates/1")).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get("/estimates/9")).StatusCode);

        Assert.Equal(HttpStatusCode.BadRequest, (await statistician.Submit("/estimates/1", ("reason", ""))).StatusCode);
        Assert.Equal("/estimates/1", (await statistician.Submit("/estimates/1", ("reason", "wrong"))).Headers.Location?.ToString());
        Assert.Contains("withdrawn", (await statistician.Open("/estimates/1")).Words(), StringComparison.Ordinal);
    }
}
