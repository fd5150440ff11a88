using Microsoft.EntityFrameworkCore;
using Tsela.Statistics.Snapshots;
using Tsela.Statistics.TakeSnapshot;

namespace Tsela.Tests.Statistics;

/// <summary>A month more does not read ten years again, and what comes out is what reading everything again would give.</summary>
public sealed class IncrementalSnapshotTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_deliveries_that_the_snapshot_before_does_not_hold_are_read(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-01", Permits(1, 5));
        var march = await rig.Deliver("DS15a", "2024-03", Permits(20, 4));
        await rig.Deliver("DS10a", "2024-01", Permits(1, 3));
        Assert.Equal((12L, 0L), Rows(await rig.Take()));

        await rig.Deliver("DS15a", "2024-04", Permits(30, 2));
        Assert.Equal((2L, 12L), Rows(await rig.Take()));
        await rig.Deliver("DS15a", "2024-02", Permits(40, 3));
        Assert.Equal((3L, 14L), Rows(await rig.Take()));
        await rig.Deliver("DS15a", "2024-03", Permits(20, 1), supersedes: march);
        Assert.Equal((1L, 13L), Rows(await rig.Take()));
        Assert.False((await rig.Take()).IsNew);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_snapshot_that_carries_rows_over_is_the_one_that_reads_everything_again(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        var january = await rig.Deliver("DS15a", "2024-01", Permits(1, 5));
        var march = await rig.Deliver("DS15a", "2024-03", Permits(20, 4));
        var april = await rig.Deliver("DS15a", "2024-04", Permits(30, 6));
        var others = await rig.Deliver("DS10a", "2024-01", Permits(3, 3));
        await rig.Take();
        await rig.Deliver("DS15a", "2024-02", Permits(40, 3));
        await rig.Deliver("DS15a", "2024-05", Permits(2, 7));
        await rig.Deliver("DS15a", "2024-03", Permits(90, 2), supersedes: march);
        await rig.Withdraw(january);
        Assert.Equal((12L, 9L), Rows(await rig.Take()));
        var carried = (await rig.Latest()).Manifest;
        var bytes = carried.Series.ToDictionary(series => series.Id, series => File.ReadAllBytes(TableOf(rig, series)), StringComparer.Ordinal);

        await Forget(rig);
        Assert.Equal((21L, 0L), Rows(await rig.Take()));
        var fresh = (await rig.Latest()).Manifest;
        Assert.Equal(["DS10a", "DS15a"], fresh.Series.Select(series => series.Id));
        Assert.All(fresh.Series, series => Assert.Equal(bytes[series.Id], File.ReadAllBytes(TableOf(rig, series))));
        Assert.Equivalent(carried with { Id = fresh.Id, MadeAt = fresh.MadeAt }, fresh, strict: true);
        Assert.Equal(5, fresh.Of("DS15a")!.Deliveries.Sum(delivery => delivery.Read.Unreadable.GetValueOrDefault("received_on")));
        Assert.DoesNotContain(fresh.Of("DS15a")!.Deliveries, delivery => delivery.Id == january || delivery.Id == march);
        Assert.Contains(fresh.Of("DS15a")!.Deliveries, delivery => delivery.Id == april);
        Assert.Contains(fresh.Of("DS10a")!.Deliveries, delivery => delivery.Id == others);
    }

    [Fact]
    public async Task An_unchanged_series_shares_its_table_and_no_table_of_an_older_snapshot_is_touched()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", Permits(1, 5));
        await rig.Deliver("DS10a", "2024-01", Permits(1, 3));
        await rig.Take();
        var old = (await rig.Latest()).Manifest;
        var written = old.Series.ToDictionary(series => series.Id, series => File.GetLastWriteTimeUtc(TableOf(rig, series)), StringComparer.Ordinal);
        await rig.Deliver("DS15a", "2024-02", Permits(20, 5));
        await rig.Take();
        var now = (await rig.Latest()).Manifest;
        Assert.Equal(old.Of("DS10a")!.File, now.Of("DS10a")!.File);
        Assert.NotEqual(old.Of("DS15a")!.File, now.Of("DS15a")!.File);
        Assert.All(old.Series, series => Assert.Equal(written[series.Id], File.GetLastWriteTimeUtc(TableOf(rig, series))));
        Assert.Equal(3, Directory.GetFiles(rig.Database.Folder.SnapshotTables).Length);
    }

    [Fact]
    public async Task Another_key_of_persons_lets_everything_be_read_again()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", Permits(1, 5));
        await rig.Take();
        await rig.Deliver("DS15a", "2024-02", Permits(20, 2));
        File.Delete(Path.Combine(rig.Database.Folder.Keys, "person-key"));
        await rig.Restart();
        Assert.Equal((7L, 0L), Rows(await rig.Take()));
    }

    [Fact]
    public async Task A_damaged_table_is_not_carried_over_but_read_again_and_takes_its_own_place_back()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", Permits(1, 5));
        await rig.Take();
        var before = (await rig.Latest()).Manifest.Of("DS15a")!;
        var whole = await File.ReadAllBytesAsync(TableOf(rig, before), Token);
        var broken = whole.ToArray();
        broken[^1] ^= 4;
        await File.WriteAllBytesAsync(TableOf(rig, before), broken, Token);
        await rig.Deliver("DS15a", "2024-02", Permits(20, 2));
        Assert.Equal((7L, 0L), Rows(await rig.Take()));

        await File.WriteAllBytesAsync(TableOf(rig, (await rig.Latest()).Manifest.Of("DS15a")!), [], Token);
        Assert.Equal((7L, 0L), Rows(await rig.Take()));
        Assert.Empty((await rig.Latest()).Damages());
    }

    private static (long Read, long Carried) Rows(TakeSnapshot.Taken taken)
    {
        Assert.True(taken.IsNew);
        Assert.Equal(taken.Records, taken.RowsRead + taken.RowsCarried);
        return (taken.RowsRead, taken.RowsCarried);
    }

    private static string TableOf(StatisticsRig rig, SnapshotSeries series) => Path.Combine(rig.Database.Folder.SnapshotTables, series.File);

    /// <summary>As if no snapshot had ever been taken.</summary>
    private static async Task Forget(StatisticsRig rig)
    {
        await using var db = rig.Database.Open();
        await db.Set<Snapshot>().ExecuteDeleteAsync(Token);
        Directory.Delete(rig.Database.Folder.Snapshots, recursive: true);
        rig.Database.Folder.Create();
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Permits(int from, int count) =>
    [
        .. Enumerable.Range(from, count).Select(number => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["record_no"] = $"{number}", ["document_no"] = $"P{number}", ["sex"] = number % 3 == 0 ? "n/s" : number % 2 == 0 ? "F" : "M", ["citizenships"] = number % 2 == 0 ? "CN" : "ZA;LS",
            ["decision"] = "granted", ["issued_on"] = "2024-01-15", ["valid_from"] = $"2024-01-{(number % 28) + 1:00}", ["valid_to"] = "2025-01-14",
            ["received_on"] = number % 5 == 0 ? "one day" : "2024-01-10",
        }),
    ];
}
