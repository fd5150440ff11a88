using System.Net;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.AskForRun;
using Tsela.Linkage.ReviewPairs;
using Tsela.Linkage.RunLinkage;
using Tsela.Linkage.Runs;

namespace Tsela.Tests.Linkage.Review;

public sealed class ReviewPageTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reviewer_decides_by_plain_buttons_takes_back_and_opens_again(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        await ReviewRig.Deliver(site.Database);
        var reviewer = await site.SignedIn(Role.Statistician);
        Assert.Contains("No linkage has been run yet", (await reviewer.Open("/linkage/review")).Words(), StringComparison.Ordinal);
        await Link(site);

        var page = await reviewer.Open("/linkage/review");
        Assert.Equal(["Y", "N", "C", "K"], page.QuerySelectorAll(".tsela-decide button kbd").Select(key => key.TextContent));
        Assert.NotNull(page.QuerySelector("table.tsela-weights tfoot"));
        Assert.NotNull(page.QuerySelector(".tsela-sides u.tsela-differs .govuk-visually-hidden, .tsela-sides__none"));
        var first = page.QuerySelector(".tsela-decide input[name=id]")!.GetAttribute("value")!;
        await NoSecondOpinions(site);
        Assert.Equal(HttpStatusCode.Redirect, (await reviewer.Submit("/linkage/review", ("verdict", "SamePerson"), ("note", "The same number."))).StatusCode);

        var next = await reviewer.Open("/linkage/review");
        Assert.NotEqual(first, next.QuerySelector(".tsela-decide input[name=id]")!.GetAttribute("value"));
        Assert.Contains("Your last answer: one person.", next.Words(), StringComparison.Ordinal);
        await using var db = site.Database.Open();
        Assert.True((await db.Standing().SingleAsync(Token)).SamePerson);

        var list = await reviewer.Open("/linkage/review/decisions");
        Assert.Contains("The same number.", list.Words(), StringComparison.Ordinal);
        using var back = new FormUrlEncodedContent(list.QuerySelectorAll("main form input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)));
        var reopened = await reviewer.PostAsync(new Uri("/linkage/review?handler=Back", UriKind.Relative), back, Token);
        Assert.Equal($"/linkage/review/{first}", reopened.Headers.Location!.ToString());
        Assert.Empty(await db.Standing().ToListAsync(Token));
        Assert.Contains("Nobody has decided anything yet.", (await reviewer.Open("/linkage/review/workload")).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nonsense")]
    [InlineData("")]
    public async Task An_answer_that_there_is_not_decides_nothing(string verdict)
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        await ReviewRig.Deliver(site.Database);
        await Link(site);
        var reviewer = await site.SignedIn(Role.Statistician);
        await reviewer.Open("/linkage/review");
        var answer = await reviewer.Submit("/linkage/review", ("verdict", verdict));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var db = site.Database.Open();
        Assert.Empty(await db.Set<PairOpinion>().ToListAsync(Token));
    }

    [Fact]
    public async Task An_opinion_that_cannot_be_read_takes_nothing_back()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        await ReviewRig.Deliver(site.Database);
        await Link(site);
        var reviewer = await site.SignedIn(Role.Statistician);
        await reviewer.Open("/linkage/review");
        await NoSecondOpinions(site);
        await reviewer.Submit("/linkage/review", ("verdict", "SamePerson"));
        var list = await reviewer.Open("/linkage/review/decisions");
        using var wrong = new FormUrlEncodedContent(list.QuerySelectorAll("main form input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("name") == "opinion" ? "x" : input.GetAttribute("value")!)));
        Assert.Equal(HttpStatusCode.Conflict, (await reviewer.PostAsync(new Uri("/linkage/review?handler=Back", UriKind.Relative), wrong, Token)).StatusCode);
        await using var db = site.Database.Open();
        Assert.Single(await db.Standing().ToListAsync(Token));
    }

    [Fact]
    public async Task No_name_of_a_record_stands_in_the_audit_trail()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        await ReviewRig.Deliver(site.Database);
        await Link(site);
        var reviewer = await site.SignedIn(Role.Statistician);
        var page = await reviewer.Open("/linkage/review");
        var surname = page.QuerySelector(".tsela-sides tbody td")!.Words();
        await reviewer.Submit("/linkage/review", ("verdict", "NotSame"), ("note", surname));
        await using var db = site.Database.Open();
        var trail = await db.Set<AuditEntry>().Where(entry => entry.Act.StartsWith("pair.")).ToListAsync(Token);
        Assert.Equal(["pair.not-same", "pair.read"], trail.Select(entry => entry.Act).Distinct().Order());
        Assert.All(trail, entry => Assert.Null(entry.Why));
        Assert.All(trail, entry => Assert.StartsWith("pair ", entry.Subject, StringComparison.Ordinal));
    }

    private static async Task Link(TestSite site)
    {
        var asked = await site.As<AskForRun>().Run(slice => slice.Handle(new(Full: true), Token));
        // whoever takes it first links it: this test or the system that serves
        await site.As<RunLinkage>().Run(slice => slice.Handle(new(asked.Value), Token));
        await using var db = site.Database.Open();
        while (!await db.Set<LinkageRun>().AnyAsync(run => run.State == LinkageRunState.Finished, Token))
        {
            await Task.Delay(50, Token);
        }
    }

    private static async Task NoSecondOpinions(TestSite site)
    {
        await using var db = site.Database.Open();
        await db.Set<PairInReview>().ExecuteUpdateAsync(set => set.SetProperty(pair => pair.NeedsSecond, false), Token);
    }
}
