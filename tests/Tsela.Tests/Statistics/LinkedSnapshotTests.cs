using Tsela.Shared;
using Tsela.Statistics.ExplainChange;
using Tsela.Statistics.Snapshots;
using Tsela.Statistics.TakeSnapshot;

namespace Tsela.Tests.Statistics;

/// <summary>A snapshot tells people apart by the latest linkage, and a new run changes only the tables whose keys it changes.</summary>
public sealed class LinkedSnapshotTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_person_in_the_files_of_two_offices_counts_once(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await Deliver(rig);
        await rig.Take();
        Assert.Equal(5, await Consultants(rig));
        Assert.Null((await rig.Latest()).Manifest.Linkage);

        var run = await rig.Link(["DS08a", "DS16a"], BySurname);
        Assert.True((await rig.Take()).IsNew);
        Assert.Equal(4, await Consultants(rig));
        var manifest = (await rig.Latest()).Manifest;
        Assert.Equal(run, manifest.Linkage!.Run);
        Assert.Equal((3L, 2L), (manifest.Of("DS08a")!.RowsLinked, manifest.Of("DS16a")!.RowsLinked));
        Assert.False((await rig.Take()).IsNew);
        Assert.Empty((await rig.Latest()).Damages());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_run_rewrites_only_the_tables_whose_keys_it_changes(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await Deliver(rig);
        await rig.Deliver("DS15a", "2024-01", [Person("W1", "Naidoo")]);
        await rig.Link(["DS08a", "DS16a"], BySurname);
        Assert.Equal((6L, 0L), Rows(await rig.Take()));
        var before = (await rig.Latest()).Manifest;

        await rig.Link(["DS08a", "DS16a"], known => known.Series == "DS16a" ? null : BySurname(known));
        Assert.Equal((2L, 4L), Rows(await rig.Take()));
        var after = (await rig.Latest()).Manifest;
        Assert.Equal(before.Of("DS08a")!.Sha256, after.Of("DS08a")!.Sha256);
        Assert.Equal(before.Of("DS15a")!.Sha256, after.Of("DS15a")!.Sha256);
        Assert.NotEqual(before.Of("DS16a")!.Sha256, after.Of("DS16a")!.Sha256);

        await rig.Link(["DS08a", "DS16a"], BySurname);
        await rig.Take();
        Assert.Equal(before.Series.Select(series => series.Sha256), (await rig.Latest()).Manifest.Series.Select(series => series.Sha256));
    }

    [Fact]
    public async Task Records_newer_than_the_run_and_series_outside_it_keep_their_own_identifiers()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await Deliver(rig);
        await rig.Link(["DS08a"], BySurname);
        await rig.Deliver("DS08a", "2024-Q2", [Person("E9", "Molapo", "2024-04-01")]);
        await rig.Take();
        var manifest = (await rig.Latest()).Manifest;
        Assert.Equal((3L, 4L), (manifest.Of("DS08a")!.RowsLinked, manifest.Of("DS08a")!.Rows));
        Assert.Equal(0, manifest.Of("DS16a")!.RowsLinked);
        // a count over both files goes by identifiers: one way of telling apart for all of them
        Assert.Equal(6, await Consultants(rig));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_change_that_comes_from_linkage_alone_is_told_and_the_parts_add_up(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await Deliver(rig);
        await rig.Link(["DS08a", "DS16a"], _ => null);
        await rig.Take();
        Assert.Equal(5, await Consultants(rig));
        await rig.Deliver("DS16a", "2024-Q2", [Person("C9", "Sithole", "2024-04-01")]);
        await rig.Link(["DS08a", "DS16a"], BySurname);
        await rig.Take();
        Assert.Equal(5, await Consultants(rig));

        var explained = (await rig.Run<ExplainChange, Outcome<ExplainChange.Explained>>(slice => slice.Handle(new("STI-02", Reference: "2024-12-31"), Token))).Value;
        Assert.Equal(
            [(ChangeCause.Linkage, -1m, 2), (ChangeCause.New, 1m, 1)],
            explained.Contributions.Select(one => (one.Causes.Single(), one.Value, one.SubmissionCount)));
        Assert.Equal(explained.To.Value - explained.From.Value, explained.Contributions.Sum(one => one.Value));
    }

    // Molapo is in the files of both offices, with a passport in the one and another in the other
    private static async Task Deliver(StatisticsRig rig)
    {
        await rig.Deliver("DS08a", "2024-Q1", [Person("E1", "Molapo"), Person("E2", "Naidoo"), Person("E3", "Chen")]);
        await rig.Deliver("DS16a", "2024-Q1", [Person("C1", "Molapo"), Person("C2", "Banda")]);
    }

    private static string BySurname(LinkedRecords.Known known) => known.Values["surname"];

    private static async Task<decimal?> Consultants(StatisticsRig rig) =>
        (await rig.Figures(2024)).Single(figure => figure.Indicator == "STI-02" && figure.Reference == "2024-12-31" && figure.IsTotal).Value;

    private static (long Read, long Carried) Rows(TakeSnapshot.Taken taken) => (taken.RowsRead, taken.RowsCarried);

    private static Dictionary<string, string> Person(string document, string surname, string from = "2024-01-10") => new(StringComparer.Ordinal)
    {
        ["record_no"] = document, ["document_no"] = document, ["surname"] = surname, ["given_names"] = "A", ["sex"] = "M", ["birth_date"] = "1980-01-01", ["citizenships"] = "ZA",
        ["assignment_from"] = from, ["assignment_to"] = "2025-06-30", ["contract_from"] = from, ["contract_to"] = "2025-06-30",
    };
}
