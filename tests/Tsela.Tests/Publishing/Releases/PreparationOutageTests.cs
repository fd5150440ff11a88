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
