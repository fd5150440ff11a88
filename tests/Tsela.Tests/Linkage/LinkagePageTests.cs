using System.Net;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.AskForRun;
using Tsela.Linkage.RunLinkage;
using Tsela.Linkage.Runs;

namespace Tsela.Tests.Linkage;

public sealed class LinkagePageTests
{
    [Fact]
    public async Task A_statistician_links_everything_and_reads_what_was_learned()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var people = TestPerson.Invent(120, 1);
        var chance = new Random(2);
        await LinkageRig.Deliver(site.Database, "DS24a", "2023", people);
        await LinkageRig.Deliver(site.Database, "DS20e", "2023", people.Select(person => person.Again(chance)));
        var client = await site.SignedIn(Role.Statistician);
        var before = await client.Open("/linkage");
        Assert.Contains("Nothing has been linked yet", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Asylum: a refugee is known by the case number alone", before.Body.TextContent, StringComparison.Ordinal);

        var asked = await client.Submit("/linkage", ("full", "true"));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var address = asked.Headers.Location!.OriginalString;
        await Finished(site, Guid.Parse(address.Split('/')[^1]));

        var run = await client.Open(address);
        var text = run.QuerySelector("main")!.TextContent;
        Assert.Contains("240 of 2 deliveries", text, StringComparison.Ordinal);
        Assert.Contains("date of birth", text, StringComparison.Ordinal);
        Assert.Contains("Linked from", text, StringComparison.Ordinal);
        Assert.Contains("What happened to keys", text, StringComparison.Ordinal);
        var overview = await client.Open("/linkage");
        Assert.NotNull(overview.QuerySelector($"a[href='{address}']"));

        var again = await client.Submit("/linkage", ("full", "false"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("Nothing has changed since the last linkage", (await again.Document()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Provider)]
    [InlineData(Role.Reader)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.DataProtectionOfficer)]
    public async Task Nobody_but_a_statistician_sees_it(Role role)
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var client = await site.SignedIn(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Get("/linkage")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Get($"/linkage/runs/{Guid.NewGuid()}")).StatusCode);
        Assert.Null((await client.Open("/")).QuerySelector("nav a[href='/linkage']"));
    }

    [Fact]
    public async Task A_stopped_run_goes_on_from_its_page()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        await LinkageRig.Deliver(site.Database, "DS24a", "2023", TestPerson.Invent(60, 3));
        var client = await site.SignedIn(Role.Statistician);
        Guid run;
        await using (var db = site.Database.Open())
        {
            var stopped = new LinkageRun
            {
                Id = Guid.CreateVersion7(), Kind = LinkageRunKind.Full, State = LinkageRunState.Stopped, AskedAt = DateTime.UtcNow, AskedBy = "somebody",
                Threshold = 0.95, KeptFrom = 0.05, Seed = 1, Why = "The linkage was stopped.",
            };
            db.Add(stopped);
            await db.SaveChangesAsync(LinkageRig.Stop);
            run = stopped.Id;
        }

        Assert.Contains("The linkage was stopped", (await client.Open($"/linkage/runs/{run}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit($"/linkage/runs/{run}")).StatusCode);
        await Finished(site, run);
        Assert.Contains("finished", (await client.Open($"/linkage/runs/{run}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_the_first_linkage_is_compared_by_itself()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var processor = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<LinkageProcessor>(rig.Services);
        await rig.Deliver("DS24a", "2022", TestPerson.Invent(60, 3));
        Assert.False(await processor.LookOnce(LinkageRig.Stop));
        var first = await rig.Link();
        Assert.False(await processor.LookOnce(LinkageRig.Stop));
        await rig.Deliver("DS24a", "2023", TestPerson.Invent(20, 4));
        Assert.False(await processor.LookOnce(LinkageRig.Stop));
        Assert.True(await processor.LookOnce(LinkageRig.Stop));
        await using var db = rig.Database.Open();
        var latest = (await db.LatestRun(LinkageRig.Stop))!;
        Assert.Equal((LinkageRunKind.Incremental, first.Id, 80), (latest.Kind, latest.BasedOn, latest.Records));
    }

    [Fact]
    public async Task A_process_that_ended_in_the_middle_is_taken_up_and_another_waits_while_one_works()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        await rig.Deliver("DS24a", "2022", TestPerson.Invent(60, 3));
        var asked = (await rig.Ask()).Value;
        await using (var db = rig.Database.Open())
        {
            await db.Set<LinkageRun>().ExecuteUpdateAsync(set => set.SetProperty(run => run.State, LinkageRunState.Running), LinkageRig.Stop);
        }

        Assert.Equal(Tsela.Linkage.LinkageProblems.UnderWay, (await rig.As<AskForRun>().Run(slice => slice.Handle(new(Full: true), LinkageRig.Stop))).Problem);
        Directory.CreateDirectory(rig.Database.Folder.Linkage);
        await using (new FileStream(Path.Combine(rig.Database.Folder.Linkage, "run.claim"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(Tsela.Linkage.LinkageProblems.TakenElsewhere, (await rig.Work(asked)).Problem);
        }

        Assert.True((await rig.Work(asked)).Succeeded);
    }

    private static async Task Finished(TestSite site, Guid run)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            await using var db = site.Database.Open();
            var now = await db.Set<LinkageRun>().AsNoTracking().SingleAsync(one => one.Id == run, LinkageRig.Stop);
            Assert.NotEqual(LinkageRunState.Failed, now.State);
            if (now.State == LinkageRunState.Finished)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(LinkageRig.Stop));
    }
}
