using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Tsela.Access;
using Tsela.Publishing.Releases;
using Tsela.Publishing.Releases.Prepare;
using Tsela.Publishing.Releases.Preparing;
using Tsela.Tests.Disclosure;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Publishing.Releases;

/// <summary>Releases are protected in the background: no page waits, and a process that ends in the middle loses nothing.</summary>
public sealed class PreparationTests
{
    private static readonly ReleaseForm Permits = new() { Title = "Work permits", Note = "Made up.", Chosen = ["LIM-01"] };

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_release_is_asked_for_at_once_and_is_there_to_be_signed_when_it_is_protected(Engine engine)
    {
        await using var site = await WithPermits(engine);
        var statistician = await site.SignedIn(Role.Statistician);
        var answer = await statistician.Submit("/releases/prepare", ("Title", "Work permits"), ("Note", "Made up."), ("Day", ""), ("Hour", ""), ("chosen", "LIM-01"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = answer.Headers.Location!.ToString();
        Assert.StartsWith("/releases/preparations/", page, StringComparison.Ordinal);
        Assert.Equal("/releases/R-1/signing", await Done(statistician, page));
        Assert.Contains("Work permits", (await statistician.Open("/releases/R-1/signing")).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedIn(Role.Reader)).Get(page)).StatusCode);
    }

    [Fact]
    public async Task Who_releases_few_tables_begins_with_none_and_nobody_walks_the_list_to_reach_the_button()
    {
        await using var site = await WithPermits(Engine.Sqlite);
        var statistician = await site.SignedIn(Role.Statistician);
        var page = await statistician.Open("/releases/prepare");
        Assert.NotNull(page.QuerySelector("input[name=chosen][checked]"));
        Assert.Equal("Protect and prepare", page.QuerySelector("button#prepare")!.TextContent);
        Assert.NotNull(page.QuerySelector("a[href='#prepare']"));
        // without an address of its own it would be sent with the fragment, and a refused form would open at its button and not at what was wrong
        Assert.Equal("/releases/prepare", page.QuerySelector("main form")!.GetAttribute("action"));
        var none = await statistician.Open(page.QuerySelector("a[href*='empty=true']")!.GetAttribute("href")!);
        Assert.Empty(none.QuerySelectorAll("input[name=chosen][checked]"));
        Assert.NotEmpty(none.QuerySelectorAll("input[name=chosen]"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_cannot_be_prepared_says_why_and_gives_the_form_back(Engine engine)
    {
        await using var site = await WithPermits(engine);
        var statistician = await site.SignedIn(Role.Statistician);
        var answer = await statistician.Submit("/releases/prepare", ("Title", "A title of its own"), ("Note", ""), ("Day", ""), ("Hour", ""), ("chosen", "NO-SUCH-TABLE"));
        var page = answer.Headers.Location!.ToString();
        Assert.Null(await Done(statistician, page));
        Assert.Contains("not prepared", (await statistician.Open(page)).Words(), StringComparison.Ordinal);
        Assert.Contains("A title of its own", (await statistician.Open("/releases/desk")).Words(), StringComparison.Ordinal);
        var again = (await statistician.Open(page)).QuerySelector("a[href*='again=']")!.GetAttribute("href")!;
        Assert.Equal("A title of its own", (await statistician.Open(again)).QuerySelector("input[name=Title]")!.GetAttribute("value"));
        await using var db = site.Database.Open();
        Assert.Empty(await db.Set<Release>().ToListAsync(TestContext.Current.CancellationToken));
        // the same once more is another preparation with the same answer
        var second = (await statistician.Submit(page)).Headers.Location!.ToString();
        Assert.NotEqual(page, second);
        Assert.Null(await Done(statistician, second));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_page_of_a_preparation_is_told_its_state_alone_and_reloads_by_nobody_but_its_reader(Engine engine)
    {
        await using var site = await WithPermits(engine);
        var statistician = await site.SignedIn(Role.Statistician);
        var other = await statistician.Submit("/releases/prepare", ("Title", "Another"), ("Note", ""), ("Day", ""), ("Hour", ""), ("chosen", "NO-SUCH-TABLE"));
        Assert.Null(await Done(statistician, other.Headers.Location!.ToString()));
        var id = Guid.CreateVersion7();
        await using (var db = site.Database.Open())
        {
            // as another process works on it: what was cut short was taken up before
            db.Add(new ReleasePreparation
            {
                Id = id, AskedAt = DateTime.UtcNow, AskedBy = "Mpho", Title = "Work permits", Form = ReleasePreparation.ToJson(Permits), State = PreparationState.Working, StartedAt = DateTime.UtcNow,
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var page = await statistician.Open($"/releases/preparations/{id}");
        Assert.Null(page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Equal($"/releases/preparations/{id}", page.QuerySelectorAll("main a").Single(link => link.TextContent == "Look again").GetAttribute("href"));
        var region = page.QuerySelector("[role=status]")!;
        var state = await (await statistician.Get(region.GetAttribute("data-ask")!)).Document();
        Assert.Null(state.QuerySelector("main"));
        Assert.Equal(region.InnerHtml.Trim(), state.Body!.InnerHtml.Trim());
        Assert.NotNull(state.QuerySelector("[data-live]"));
    }

    [Theory]
    [InlineData("snapshot=abc", HttpStatusCode.NotFound, "There is no snapshot 'abc'.")]
    [InlineData("snapshot=0198c5a0-0000-7000-8000-000000000000", HttpStatusCode.NotFound, "There is no snapshot 0198c5a0-0000-7000-8000-000000000000.")]
    [InlineData("again=abc", HttpStatusCode.NotFound, "Nobody asked for this release.")]
    [InlineData("again=0198c5a0-0000-7000-8000-000000000000", HttpStatusCode.NotFound, "Nobody asked for this release.")]
    [InlineData("corrects=R-7", HttpStatusCode.NotFound, "There is no release R-7.")]
    [InlineData("corrects=R-1", HttpStatusCode.Conflict, "R-1 is not public, so there is nothing to correct.")]
    public async Task What_an_address_names_and_is_not_there_is_said_and_nothing_else_is_taken_for_it(string query, HttpStatusCode status, string sentence)
    {
        await using var site = await WithPermits(Engine.Sqlite);
        await site.Draft([SampleTables.WorkPermits(id: "LIM-77")], DateTime.UtcNow.AddDays(1));
        var statistician = await site.SignedIn(Role.Statistician);
        var answer = await statistician.Get($"/releases/prepare?{query}");
        Assert.Equal(status, answer.StatusCode);
        var page = await answer.Document();
        Assert.Contains(sentence, page.Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_form_whose_snapshot_cannot_be_read_asks_for_nothing_and_keeps_what_was_written()
    {
        await using var site = await WithPermits(Engine.Sqlite);
        var statistician = await site.SignedIn(Role.Statistician);
        var answer = await statistician.Submit("/releases/prepare", ("snapshot", "abc"), ("Title", "Work permits"), ("Note", ""), ("Day", ""), ("Hour", ""), ("chosen", "LIM-01"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Document();
        Assert.Contains("There is no snapshot 'abc'.", page.Words(), StringComparison.Ordinal);
        Assert.Equal("Work permits", page.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        await using var db = site.Database.Open();
        Assert.Empty(await db.Set<ReleasePreparation>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_presses_twice_asks_once(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 40), ("IN", "F", 20)));
        await rig.Take();
        Task<Tsela.Shared.Outcome<AskForRelease.Asked>> Ask(ReleaseForm form) =>
            rig.Run<AskForRelease, Tsela.Shared.Outcome<AskForRelease.Asked>>(slice => slice.Handle(new(Snapshot: null, form), TestContext.Current.CancellationToken));
        var first = (await Ask(Permits)).Value.Preparation;
        Assert.Equal(first, (await Ask(Permits)).Value.Preparation);
        Assert.NotEqual(first, (await Ask(Permits with { Title = "Other permits" })).Value.Preparation);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_process_left_in_the_middle_is_prepared_by_the_next(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 40), ("IN", "F", 20)));
        await rig.Take();
        var asked = await rig.Run<AskForRelease, Tsela.Shared.Outcome<AskForRelease.Asked>>(slice => slice.Handle(new(Snapshot: null, Permits), TestContext.Current.CancellationToken));
        await using (var db = rig.Database.Open())
        {
            await db.Set<ReleasePreparation>().ExecuteUpdateAsync(set => set.SetProperty(one => one.State, PreparationState.Working), TestContext.Current.CancellationToken);
        }

        using var processor = rig.Get<IEnumerable<IHostedService>>().OfType<PreparationProcessor>().Single();
        Assert.True(await processor.LookOnce(TestContext.Current.CancellationToken));
        Assert.False(await processor.LookOnce(TestContext.Current.CancellationToken));
        await using var after = rig.Database.Open();
        Assert.Equal(asked.Value.Preparation, (await after.Set<Release>().SingleAsync(TestContext.Current.CancellationToken)).Preparation);
        Assert.Equal(PreparationState.Finished, (await after.Set<ReleasePreparation>().SingleAsync(TestContext.Current.CancellationToken)).State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_two_processes_prepare_at_once_is_one_release_and_different_ones_get_different_numbers(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 40), ("IN", "F", 20)));
        await rig.Take();
        Guid[] asked = [Guid.NewGuid(), Guid.NewGuid()];
        var made = await Task.WhenAll(asked.Concat(asked).Select(id => Task.Run(() => rig.Run<PrepareRelease, Tsela.Shared.Outcome<PrepareRelease.Prepared>>(
            slice => slice.Handle(new(Snapshot: null, Permits, id), TestContext.Current.CancellationToken)))));
        Assert.Equal(["R-1", "R-1", "R-2", "R-2"], made.Select(one => one.Value.Code).Order(StringComparer.Ordinal));
        Assert.Equal(made[0].Value.Code, made[2].Value.Code);
    }

    private static async Task<TestSite> WithPermits(Engine engine)
    {
        var site = await TestSite.Start(engine);
        var rig = StatisticsRig.On(site);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 40), ("IN", "F", 20)));
        await rig.Take();
        return site;
    }

    /// <summary>Looks at the page again until the release is there; null where it could not be prepared.</summary>
    private static async Task<string?> Done(HttpClient client, string page)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var answer = await client.Get(page);
            if (answer.StatusCode == HttpStatusCode.Redirect)
            {
                return answer.Headers.Location!.ToString();
            }

            if ((await answer.Document()).QuerySelector("[data-live]") is null)
            {
                return null;
            }
        }

        throw new InvalidOperationException("The timer never ends.");
    }
}
