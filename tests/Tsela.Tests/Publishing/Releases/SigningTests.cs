using System.Net;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Publishing.Releases;
using Tsela.Publishing.Releases.Reschedule;
using Tsela.Publishing.Releases.Sign;
using Tsela.Publishing.Releases.TakeBack;

namespace Tsela.Tests.Publishing.Releases;

public sealed class SigningTests
{
    private static readonly Actor Statistician = new("Mpho", Rights.Of(Role.Statistician), Institution: null, Role.Statistician);
    private static readonly Actor Head = new("Thabo", Rights.Of(Role.Head), Institution: null, Role.Head);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_release_is_public_when_two_persons_have_signed_it_and_no_sooner(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var release = await site.Draft([SampleTables.WorkPermits(id: "LIM-77")], SampleTables.ExtractedAt);
        var anybody = site.Anonymous();
        Assert.Equal("release.not-signed", await Approve(site, release, Head));
        Assert.Equal("access.not-allowed", await Approve(site, release, Statistician));
        Assert.Null(await Sign(site, release, Statistician));
        Assert.Equal("release.signed", await Sign(site, release, Statistician));
        Assert.Equal("release.same-person", await Approve(site, release, Head with { Name = "mpho" }));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get($"/releases/{release.Code}")).StatusCode);

        Assert.Null(await Approve(site, release, Head));
        Assert.Contains("LIM-77", (await anybody.Open($"/releases/{release.Code}")).Words(), StringComparison.Ordinal);
        await using var db = site.Database.Open();
        var kept = await db.Set<Release>().SingleAsync(one => one.Id == release.Id, TestContext.Current.CancellationToken);
        // its hour had passed unsigned, so it counts from the signature
        Assert.Equal(kept.SignedByHeadAt, kept.PublishAt);
        Assert.Equal(
            ["release.approve", "release.sign"],
            (await db.Set<AuditEntry>().Where(entry => entry.Subject.StartsWith(release.Code)).Select(entry => entry.Act).ToListAsync(TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
        Assert.Equal("release.public", (await site.As<TakeBackRelease>(Head).Run(slice => slice.Handle(new(release.Code, "too late"), TestContext.Current.CancellationToken))).Problem?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Another_hour_needs_the_head_again_and_what_is_taken_back_never_comes(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var release = await site.Publish([SampleTables.WorkPermits(id: "LIM-77")], DateTime.UtcNow.AddDays(3));
        async Task<string?> Move(string day, string hour) =>
            (await site.As<RescheduleRelease>(Statistician).Run(slice => slice.Handle(new(release.Code, day, hour), TestContext.Current.CancellationToken))).Problem?.Code;
        Assert.Equal("release.hour", await Move("2020-01-01", "10:00"));
        Assert.Equal("release.hour", await Move("tomorrow", "10:00"));
        Assert.Null(await Move("", ""));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anonymous().Get($"/releases/{release.Code}")).StatusCode);
        await using (var db = site.Database.Open())
        {
            Assert.Null((await db.Set<Release>().SingleAsync(one => one.Id == release.Id, TestContext.Current.CancellationToken)).SignedByHead);
        }

        var back = await site.As<TakeBackRelease>(Head).Run(slice => slice.Handle(new(release.Code, "A file was wrong."), TestContext.Current.CancellationToken));
        Assert.True(back.Succeeded);
        Assert.Equal("release.taken-back", await Approve(site, release, Head));
        Assert.Equal("release.reason-missing", (await site.As<TakeBackRelease>(Head).Run(slice => slice.Handle(new(release.Code, " "), TestContext.Current.CancellationToken))).Problem?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_releases_that_were_protected_without_each_other_only_one_is_approved(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var one = await site.Draft([SampleTables.WorkPermits(id: "LIM-77")], DateTime.UtcNow.AddDays(1));
        var other = await site.Draft([SampleTables.WorkPermits(id: "LIM-78")], DateTime.UtcNow.AddDays(1));
        Assert.Null(await Sign(site, one, Statistician));
        Assert.Null(await Sign(site, other, Statistician));
        Assert.Null(await Approve(site, one, Head));
        Assert.Equal("release.protected-before", await Approve(site, other, Head));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_release_that_another_has_overtaken_is_refused_at_its_first_signature_and_its_page_says_so_before(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var one = await site.Draft([SampleTables.WorkPermits(id: "LIM-77")], DateTime.UtcNow.AddDays(1));
        var other = await site.Draft([SampleTables.WorkPermits(id: "LIM-78")], DateTime.UtcNow.AddDays(1));
        using var statistician = await site.SignedIn(Role.Statistician);
        var page = $"/releases/{other.Code}/signing";
        Assert.NotNull((await statistician.Open(page)).QuerySelector("form[action$='handler=Sign']"));
        Assert.Null(await Sign(site, one, Statistician));
        Assert.Null(await Approve(site, one, Head));

        Assert.Equal("release.protected-before", await Sign(site, other, Statistician));
        var shown = await statistician.Open(page);
        Assert.Contains($"Take {other.Code} back and prepare it again.", shown.QuerySelector(".govuk-warning-text")!.TextContent, StringComparison.Ordinal);
        Assert.Null(shown.QuerySelector("form[action$='handler=Sign']"));
        // also where the hours of the approvals alone would not tell
        await using (var db = site.Database.Open())
        {
            await db.Set<Release>().Where(release => release.Id == other.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(release => release.PreparedAt, DateTime.UtcNow.AddMinutes(1)), TestContext.Current.CancellationToken);
        }

        Assert.Equal("protection.overtaken", await Sign(site, other, Statistician));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_desk_offers_each_person_only_what_is_theirs_to_do(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var release = await site.Draft([SampleTables.WorkPermits(id: "LIM-77")], DateTime.UtcNow.AddDays(1));
        var statistician = await site.SignedIn(Role.Statistician);
        var head = await site.SignedIn(Role.Head);
        var page = $"/releases/{release.Code}/signing";
        Assert.Contains(release.Code, (await statistician.Open("/releases/desk")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sign as head", (await head.Open(page)).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Press(statistician, page, "Sign")).StatusCode);
        Assert.DoesNotContain("Sign as head", (await statistician.Open(page)).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Press(head, page, "Approve")).StatusCode);
        Assert.Contains("under embargo until", (await head.Open(page)).Words(), StringComparison.Ordinal);
        var refused = await statistician.Submit(page, ("day", "tomorrow"), ("hour", "10:00"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("tomorrow", (await refused.Document()).QuerySelector("input[name=day]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await head.Submit(page, ("reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await head.Submit(page, ("reason", "The figures of March were counted twice."))).StatusCode);
        Assert.Contains("Taken back on", (await head.Open(page)).Words(), StringComparison.Ordinal);
        foreach (var other in new[] { await site.SignedIn(Role.Reader), await site.SignedIn(Role.Administrator) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(page)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get("/releases/desk")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get("/releases/prepare")).StatusCode);
        }
    }

    private static async Task<string?> Sign(TestSite site, Release release, Actor actor) =>
        (await site.As<SignRelease>(actor).Run(slice => slice.Handle(new(release.Code), TestContext.Current.CancellationToken))).Problem?.Code;

    private static async Task<string?> Approve(TestSite site, Release release, Actor actor) =>
        (await site.As<ApproveRelease>(actor).Run(slice => slice.Handle(new(release.Code), TestContext.Current.CancellationToken))).Problem?.Code;

    private static async Task<HttpResponseMessage> Press(HttpClient client, string page, string handler)
    {
        var form = (await client.Open(page)).QuerySelector($"form[action$='handler={handler}']")!;
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
