using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Disclosure.Sets;
using Tsela.Publishing.Releases;
using Tsela.Publishing.Releases.Prepare;
using Tsela.Publishing.Releases.Preparing;
using Tsela.Shared;
using Tsela.Tests.Disclosure;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Publishing.Releases;

/// <summary>A disk that cannot be written for long, and what work that was cut short leaves behind.</summary>
public sealed class PreparationOutageTests
{
    private static readonly ReleaseForm Permits = new() { Title = "Work permits", Note = "Made up.", Chosen = ["LIM-01"] };

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_disk_that_cannot_be_written_is_tried_some_times_and_then_it_is_said_what_to_do(Engine engine)
    {
        await using var rig = await WithPermits(engine);
        using var processor = Processor(rig);
        var first = await Ask(rig);
        var folder = rig.Database.Folder.ProtectedSets;
        Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(folder, "no folder", TestContext.Current.CancellationToken);
        for (var attempt = 1; attempt < 8; attempt++)
        {
            await Assert.ThrowsAnyAsync<IOException>(() => processor.LookOnce(TestContext.Current.CancellationToken));
            var waits = await State(rig, first);
            Assert.Equal(PreparationState.Waiting, waits.State);
            Assert.Contains(attempt == 1 ? "cannot be written (tried once)" : $"cannot be written (tried {attempt} times)", waits.Why, StringComparison.Ordinal);
        }

        Assert.True(await processor.LookOnce(TestContext.Current.CancellationToken));
        var refused = await State(rig, first);
        Assert.Equal(PreparationState.Refused, refused.State);
        Assert.EndsWith("Have those who keep the system make room on its disk, then prepare it again.", refused.Why, StringComparison.Ordinal);
        Assert.False(await processor.LookOnce(TestContext.Current.CancellationToken));

        File.Delete(folder);
        Directory.CreateDirectory(folder);
        var second = await Ask(rig);
        Assert.NotEqual(first, second);
        Assert.True(await processor.LookOnce(TestContext.Current.CancellationToken));
        var prepared = await State(rig, second);
        Assert.Equal(PreparationState.Finished, prepared.State);
        Assert.Null(prepared.Why);
    }

    [Fact]
    public async Task Tables_that_cannot_be_written_leave_no_ledger_behind()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        // the ledger can be written, the tables cannot
        await rig.Run<ProtectedSets, int>(sets =>
        {
            Assert.ThrowsAny<Exception>(() => sets.Add([null!], Guid.NewGuid(), Actor.CommandLine, DateTime.UtcNow));
            return Task.FromResult(0);
        });
        Assert.Empty(Directory.GetFiles(rig.Database.Folder.ProtectedSets));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_no_release_holds_is_removed_before_the_next_is_prepared_and_nothing_else(Engine engine)
    {
        await using var rig = await WithPermits(engine);
        using var processor = Processor(rig);
        var folder = rig.Database.Folder.ProtectedSets;
        await Ask(rig);
        Assert.True(await processor.LookOnce(TestContext.Current.CancellationToken));
        var held = Assert.Single(await Sets(rig));
        // cut short between the set and its release: long ago, just now, and of a set that was signed once
        var (old, fresh, signed) = ((await rig.Protect("LIM-01")).Set!.Value, (await rig.Protect("LIM-01")).Set!.Value, (await rig.Protect("LIM-01")).Set!.Value);
        await using (var db = rig.Database.Open())
        {
            var longAgo = DateTime.UtcNow.AddDays(-2);
            await db.Set<ProtectedSet>().Where(set => set.Id != fresh).ExecuteUpdateAsync(set => set.SetProperty(one => one.MadeAt, longAgo), TestContext.Current.CancellationToken);
            await db.Set<ProtectedSet>().Where(set => set.Id == signed).ExecuteUpdateAsync(set => set.SetProperty(one => one.Turn, 7), TestContext.Current.CancellationToken);
        }

        string[] stay = [.. Files(folder).Where(file => !file.StartsWith($"{old:N}", StringComparison.Ordinal)), Old(folder, $"{Guid.NewGuid():N}.json.gz", ledger: true), Fresh(folder, "x.json.gz.1.part")];
        Old(folder, "y.json.gz.2.part", ledger: false);
        Old(folder, $"{Guid.NewGuid():N}.ledger.json.gz", ledger: false);
        await Ask(rig, "Another title");
        Assert.True(await processor.LookOnce(TestContext.Current.CancellationToken));

        var sets = await Sets(rig);
        Assert.Equal(4, sets.Count);
        Assert.Superset(new HashSet<Guid> { held, fresh, signed }, sets.ToHashSet());
        var left = Files(folder);
        Assert.Equal([], stay.Except(left));
        // with the two files of the new release, and the ledger beside the tables that this database does not know
        Assert.Equal(stay.Length + 3, left.Count);
        Assert.True((await rig.Run<ProtectedSets, Outcome<SafeTable[]>>(all => all.Open(held, TestContext.Current.CancellationToken))).Succeeded);
    }

    private static string Old(string folder, string name, bool ledger)
    {
        foreach (var file in ledger ? new[] { name, SetLedger.PathOf(name) } : [name])
        {
            File.SetLastWriteTimeUtc(Path.Combine(folder, Fresh(folder, file)), DateTime.UtcNow.AddDays(-2));
        }

        return name;
    }

    private static string Fresh(string folder, string name)
    {
        File.WriteAllText(Path.Combine(folder, name), "left");
        return name;
    }

    private static List<string> Files(string folder) => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file))];

    private static async Task<List<Guid>> Sets(StatisticsRig rig)
    {
        await using var db = rig.Database.Open();
        return await db.Set<ProtectedSet>().Select(set => set.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<ReleasePreparation> State(StatisticsRig rig, Guid preparation)
    {
        await using var db = rig.Database.Open();
        return await db.Set<ReleasePreparation>().SingleAsync(one => one.Id == preparation, TestContext.Current.CancellationToken);
    }

    private static async Task<Guid> Ask(StatisticsRig rig, string title = "Work permits") =>
        (await rig.Run<AskForRelease, Outcome<AskForRelease.Asked>>(slice => slice.Handle(new(Snapshot: null, Permits with { Title = title }), TestContext.Current.CancellationToken))).Value.Preparation!.Value;

    private static PreparationProcessor Processor(StatisticsRig rig) => rig.Get<IEnumerable<IHostedService>>().OfType<PreparationProcessor>().Single();

    private static async Task<StatisticsRig> WithPermits(Engine engine)
    {
        var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 40), ("IN", "F", 20)));
        await rig.Take();
        return rig;
    }
}
