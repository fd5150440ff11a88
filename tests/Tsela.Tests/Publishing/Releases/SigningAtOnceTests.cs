using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Disclosure.Sets;
using Tsela.Publishing;
using Tsela.Publishing.Releases;
using Tsela.Publishing.Releases.Reschedule;
using Tsela.Publishing.Releases.Sign;
using Tsela.Publishing.Releases.TakeBack;

namespace Tsela.Tests.Publishing.Releases;

/// <summary>What two people do in the same instant, and what happens between the signature and the hour.</summary>
public sealed class SigningAtOnceTests
{
    private static readonly Actor Statistician = new("Mpho", Rights.Of(Role.Statistician), Institution: null, Role.Statistician);
    private static readonly Actor Head = new("Thabo", Rights.Of(Role.Head), Institution: null, Role.Head);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_releases_that_are_approved_in_the_same_instant_only_one_is(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        for (var round = 0; round < 3; round++)
        {
            var releases = new List<Release>();
            for (var i = 0; i < 6; i++)
            {
                releases.Add(await site.Draft([SampleTables.WorkPermits(id: $"LIM-{round}{i}")], DateTime.UtcNow.AddDays(1)));
                await PreparedNow(site, releases[i]);
                Assert.Null(await Sign(site, releases[i]));
            }

            var answers = await Task.WhenAll(releases.Select(release => Task.Run(() => Approve(site, release))));
            Assert.Single(answers, answer => answer is null);
            Assert.All(answers.OfType<string>(), answer => Assert.Contains(answer, (string[])["release.signed-meanwhile", "release.protected-before", "protection.overtaken"]));
        }

        await using var db = site.Database.Open();
        Assert.Equal(4, await db.Set<ProtectedSet>().CountAsync(set => set.PublicFrom != null, TestContext.Current.CancellationToken));
        Assert.Equal(4, await db.Set<Release>().CountAsync(release => release.SignedByHead != null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_signature_another_hour_and_a_withdrawal_in_the_same_instant_leave_one_of_them(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var release = await site.Draft([SampleTables.WorkPermits(id: "LIM-77")], DateTime.UtcNow.AddDays(1));
        Assert.Null(await Sign(site, release));
        var answers = await Task.WhenAll(
            Task.Run(() => Approve(site, release)),
            Task.Run(async () => (await site.As<RescheduleRelease>(Statistician).Run(slice => slice.Handle(new(release.Code, "2100-01-01", "10:00"), TestContext.Current.CancellationToken))).Problem?.Code),
            Task.Run(async () => (await site.As<TakeBackRelease>(Head).Run(slice => slice.Handle(new(release.Code, "A file was wrong."), TestContext.Current.CancellationToken))).Problem?.Code));
        Assert.Contains(answers, answer => answer is null);
        await using var db = site.Database.Open();
        var kept = await db.Set<Release>().SingleAsync(one => one.Id == release.Id, TestContext.Current.CancellationToken);
        var set = await db.Set<ProtectedSet>().SingleAsync(one => one.Id == release.ProtectedSet, TestContext.Current.CancellationToken);
        // the set is known as public exactly where the release is signed for that hour
        Assert.Equal(kept.IsSigned && kept.TakenBackAt is null ? kept.PublishAt : null, set.PublicFrom);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_release_that_is_moved_while_another_is_approved_must_be_prepared_afresh(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var first = await site.Draft([SampleTables.WorkPermits(id: "LIM-77")], DateTime.UtcNow.AddDays(1));
        Assert.Null(await Sign(site, first));
        Assert.Null(await Approve(site, first));
        var second = await site.Draft([SampleTables.WorkPermits(id: "LIM-77")], DateTime.UtcNow.AddDays(2));
        await PreparedNow(site, second);
        Assert.Null(await Sign(site, second));
        Assert.True((await site.As<RescheduleRelease>(Statistician).Run(slice => slice.Handle(new(first.Code, "2100-01-01", "10:00"), TestContext.Current.CancellationToken))).Succeeded);
        Assert.Null(await Approve(site, second));

        Assert.Equal("release.protected-before", await Approve(site, first));
        var desk = (await (await site.SignedIn(Role.Head)).Open($"/releases/{first.Code}/signing")).Words();
        Assert.Contains($"{second.Code} was approved after {first.Code} was protected", desk, StringComparison.Ordinal);
        // and by the sets alone, whatever the clocks say
        await PreparedNow(site, first);
        Assert.Equal("protection.overtaken", await Approve(site, first));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_not_as_it_was_signed_is_held_back_at_its_hour_and_the_desk_says_why(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var release = await site.Publish([SampleTables.WorkPermits(id: "LIM-77")], DateTime.UtcNow.AddDays(1));
        await using (var db = site.Database.Open())
        {
            // somebody moves the hour past both who signed
            await db.Set<Release>().Where(one => one.Id == release.Id).ExecuteUpdateAsync(one => one.SetProperty(row => row.PublishAt, DateTime.UtcNow.AddHours(-1)), TestContext.Current.CancellationToken);
        }

        site.System.Services.GetRequiredService<PublicTables>().Forget();
        var anybody = site.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/data/LIM-77")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get($"/releases/{release.Code}")).StatusCode);
        var statistician = await site.SignedIn(Role.Statistician);
        Assert.Contains("Held back at its hour", (await statistician.Open("/releases/desk")).Words(), StringComparison.Ordinal);
        Assert.Contains("not the one that both signed for", (await statistician.Open($"/releases/{release.Code}/signing")).Words(), StringComparison.Ordinal);

        // a new hour and a new signature bring it out
        Assert.True((await site.As<RescheduleRelease>(Statistician).Run(slice => slice.Handle(new(release.Code, "", ""), TestContext.Current.CancellationToken))).Succeeded);
        Assert.Null(await Approve(site, release));
        Assert.Equal(HttpStatusCode.OK, (await anybody.Get("/data/LIM-77")).StatusCode);
    }

    // as if the preparation had begun at this moment
    private static async Task PreparedNow(TestSite site, Release release)
    {
        await using var db = site.Database.Open();
        await db.Set<Release>().Where(one => one.Id == release.Id).ExecuteUpdateAsync(one => one.SetProperty(row => row.PreparedAt, DateTime.UtcNow), TestContext.Current.CancellationToken);
    }

    private static async Task<string?> Sign(TestSite site, Release release) =>
        (await site.As<SignRelease>(Statistician).Run(slice => slice.Handle(new(release.Code), TestContext.Current.CancellationToken))).Problem?.Code;

    private static async Task<string?> Approve(TestSite site, Release release) =>
        (await site.As<ApproveRelease>(Head).Run(slice => slice.Handle(new(release.Code), TestContext.Current.CancellationToken))).Problem?.Code;
}
