using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Columns;
using Tsela.Shared;
using Tsela.Statistics.ComputeIndicators;
using Tsela.Statistics.Figures;
using Tsela.Statistics.ReadSnapshot;
using Tsela.Statistics.Snapshots;
using Tsela.Statistics.TakeSnapshot;

namespace Tsela.Tests.Statistics;

public sealed class SnapshotTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task No_stock_is_told_of_a_day_to_come_and_a_year_that_still_runs_says_so(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var issued = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await rig.Deliver("DS15a", Text(issued)[..7], [new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["record_no"] = "1", ["document_no"] = "P1", ["sex"] = "F", ["citizenships"] = "CN", ["decision"] = "granted",
            ["received_on"] = Text(issued), ["decided_on"] = Text(issued), ["issued_on"] = Text(issued),
            ["valid_from"] = Text(issued), ["valid_to"] = Text(issued.AddYears(2)),
        }]);
        await rig.Take();

        var figures = await rig.Figures();

        Assert.DoesNotContain(figures, figure => figure is { Value: not null, Reference.Length: 10 } && string.CompareOrdinal(figure.Reference, Text(today)) > 0);
        Assert.Contains(figures, figure => figure is { Indicator: "LIM-02", IsTotal: true, Value: 1 });
        Assert.All(
            figures.Where(figure => figure is { Indicator: "LIM-01", IsYearly: true, Value: not null }),
            figure => Assert.Equal(figure.Year == today.Year, figure.IsToDate));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_snapshot_holds_codes_and_keys_but_no_name_and_no_document_number(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-01", [Permit("1", "PASSPORT77", "granted"), Permit("2", "PASSPORT78", "refused")]);
        var taken = await rig.Take();
        var folder = Path.Combine(rig.Database.Folder.Snapshots, taken.Id.ToString());
        var content = string.Concat(Directory.GetFiles(folder).Concat(Directory.GetFiles(rig.Database.Folder.SnapshotTables)).Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file))));
        Assert.Equal((true, 2L, 1), (taken.IsNew, taken.Records, taken.Series));
        Assert.Contains("granted", content, StringComparison.Ordinal);
        Assert.DoesNotContain("PASSPORT77", content, StringComparison.Ordinal);
        Assert.DoesNotContain("Zhang", content, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", string.Concat(Directory.GetDirectories(rig.Database.Folder.Snapshots)), StringComparison.Ordinal);
        await using var db = rig.Database.Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(entry => entry.Act == "snapshot.take", TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_knows_its_submission_and_its_place_in_the_file(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        var first = await rig.Deliver("DS15a", "2024-01", [Permit("1", "P1", "granted"), Permit("2", "P2", "refused")]);
        var second = await rig.Deliver("DS15a", "2024-02", [Permit("3", "P3", "granted")]);
        var table = await rig.Table("DS15a");
        Assert.Equal([$"{first}", $"{first}", $"{second}"], Texts(table, SeriesColumns.DeliveryId));
        Assert.Equal(["1", "2", "1"], Texts(table, SeriesColumns.RowNumber));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_value_that_is_missing_keeps_the_reason_why(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-01",
        [
            Permit("1", "P1", "granted"), With(Permit("2", "n/s", "granted"), "sex", "n/s"), With(Permit("3", "P3", "granted"), "sex", null),
            With(Permit("4", "P4", "granted"), "valid_to", "n/a"),
        ]);
        var table = await rig.Table("DS15a");
        Assert.Equal(["F", "n/s", "", "F"], Texts(table, "sex"));
        Assert.Equal(["2025-01-14", "2025-01-14", "2025-01-14", "n/a"], Texts(table, "valid_to"));
        Assert.Equal(["..", "n/s", "n/a"], table.Find<CodeColumn>("document_no").States);
        Assert.Equal("n/s", Texts(table, "document_no")[1]);
        Assert.Equal("", Texts(table, SeriesColumns.ValidTo)[3]);
        Assert.Equal(4, Texts(table, SeriesColumns.PersonKey).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_flipped_byte_is_found_and_its_file_is_named(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-01", [Permit("1", "P1", "granted")]);
        var taken = await rig.Take();
        var file = Assert.Single(Directory.GetFiles(rig.Database.Folder.SnapshotTables, "DS15a-*.columns"));
        Assert.Empty((await Verify(rig, taken.Id)).Damages);
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var broken = whole.ToArray();
        broken[broken.Length / 3] ^= 1;
        await File.WriteAllBytesAsync(file, broken, TestContext.Current.CancellationToken);
        var damage = Assert.Single((await Verify(rig, taken.Id)).Damages);
        Assert.Equal("snapshot.file-changed", damage.Code);
        Assert.Contains(file, damage.Sentence, StringComparison.Ordinal);
        var shown = await rig.Run<ReadSnapshot, Outcome<ReadSnapshot.Shown>>(slice => slice.Handle(new(taken.Id), TestContext.Current.CancellationToken));
        Assert.Equal(damage, Assert.Single(shown.Value.Suspects));

        // the next snapshot reads the records again and gives the file back to the one before
        Assert.True((await rig.Take()).IsNew);
        Assert.Equal(whole, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(1, Total(await rig.Figures(2024), "LIM-01").Value);
        Assert.Empty((await Verify(rig, taken.Id)).Damages);
    }

    [Fact]
    public async Task A_figure_is_refused_by_the_name_of_the_file_that_cannot_be_read()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", [Permit("1", "P1", "granted")]);
        await rig.Take();
        var file = Assert.Single(Directory.GetFiles(rig.Database.Folder.SnapshotTables));
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        foreach (var (bytes, code) in new (byte[]?, string)[]
        {
            ([.. whole.Select((value, at) => at == 300 ? (byte)(value ^ 1) : value)], "snapshot.file-changed"), (whole[..^1], "snapshot.file-changed"), ([], "snapshot.file-changed"), (null, "snapshot.file-missing"),
        })
        {
            File.Delete(file);
            if (bytes is not null)
            {
                await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
            }

            var computed = await rig.Run<ComputeIndicators, Outcome<ComputeIndicators.Computed>>(slice => slice.Handle(new(2024), TestContext.Current.CancellationToken));
            Assert.Equal(code, computed.Problem?.Code);
            Assert.Contains(file, computed.Problem!.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_snapshot_folder_that_was_copied_in_part_is_refused_by_the_name_of_the_file()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", [Permit("1", "P1", "granted")]);
        var taken = await rig.Take();
        var manifest = Path.Combine(rig.Database.Folder.Snapshots, taken.Id.ToString(), "manifest.json");
        var whole = await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(manifest, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        Assert.Contains(manifest, Assert.Single((await Verify(rig, taken.Id)).Damages).Sentence, StringComparison.Ordinal);
        File.Delete(manifest);
        Assert.Equal("snapshot.file-missing", Assert.Single((await Verify(rig, taken.Id)).Damages).Code);
        Assert.True((await rig.Take()).IsNew);
    }

    [Fact]
    public async Task A_snapshot_of_another_version_of_the_program_is_refused_in_words_and_the_next_one_reads_everything()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", [Permit("1", "P1", "granted")]);
        var taken = await rig.Take();
        var manifest = Path.Combine(rig.Database.Folder.Snapshots, taken.Id.ToString(), "manifest.json");
        var other = Encoding.UTF8.GetBytes((await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken)).Replace("\"readBy\"", "\"else\"", StringComparison.Ordinal));
        await File.WriteAllBytesAsync(manifest, other, TestContext.Current.CancellationToken);
        await using (var db = rig.Database.Open())
        {
            var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(other));
            await db.Set<Snapshot>().ExecuteUpdateAsync(set => set.SetProperty(one => one.ManifestSha256, sha256), TestContext.Current.CancellationToken);
        }

        Assert.Equal("snapshot.another-form", Assert.Single((await Verify(rig, taken.Id)).Damages).Code);
        var next = await rig.Take();
        Assert.Equal((true, 1L), (next.IsNew, next.RowsRead));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_superseded_delivery_counts_no_more_and_the_old_snapshot_keeps_its_figures(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        var first = await rig.Deliver("DS15a", "2024-01", [Permit("1", "P1", "granted"), Permit("2", "P2", "granted")]);
        var old = await rig.Take();
        Assert.False((await rig.Take()).IsNew);
        await rig.Deliver("DS15a", "2024-01", [Permit("1", "P1", "granted")], supersedes: first);
        var taken = await rig.Take();
        Assert.True(taken.IsNew);
        Assert.Equal(1, Total(await rig.Figures(2024), "LIM-01").Value);
        var before = await rig.Run<ComputeIndicators, Outcome<ComputeIndicators.Computed>>(slice => slice.Handle(new(2024, old.Id), TestContext.Current.CancellationToken));
        Assert.Equal(2, Total(before.Value.Figures, "LIM-01").Value);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_snapshot_gives_the_same_bytes_and_every_indicator_a_row(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-01", [Permit("1", "P1", "granted")]);
        var taken = await rig.Take();
        var texts = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            IndicatorsCsv.Write(writer, taken.Id, await rig.Figures(2024));
            texts.Add(writer.ToString());
        }

        Assert.Equal(texts[0], texts[1]);
        var figures = await rig.Figures(2024);
        Assert.Equal(rig.Catalogue.Indicators.Count(), figures.Select(figure => figure.Indicator).Distinct(StringComparer.Ordinal).Count());
        Assert.All(figures.Where(figure => figure.Value is null), figure => Assert.True(figure.Symbol == ".." && figure.Source.Length > 10, figure.ToString()));
        Assert.Equal("DS20e has no delivery for 2024 (owed by MHA)", Total(figures, "CBM-01").Source);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_keeper_waits_until_deliveries_rest_and_then_makes_the_figures(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        var keeper = rig.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<SnapshotKeeper>().Single();
        await rig.Deliver("DS15a", "2024-01", [Permit("1", "P1", "granted")]);
        Assert.False(await keeper.LookOnce(TestContext.Current.CancellationToken));
        Assert.True(await keeper.LookOnce(TestContext.Current.CancellationToken));
        Assert.False(await keeper.LookOnce(TestContext.Current.CancellationToken));
        Assert.Equal(1, Total(rig.Get<FigureBooks>().Ready!.Of("LIM-01"), "LIM-01").Value);
    }

    [Fact]
    public async Task A_provider_may_not_take_a_snapshot()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var provider = new Actor("clerk", Rights.Of(Role.Provider), "NES", Role.Provider);
        var refused = await rig.Run<TakeSnapshot, Outcome<TakeSnapshot.Taken>>(slice => slice.Handle(new(), TestContext.Current.CancellationToken), provider);
        Assert.Equal(AccessProblems.NotAllowed, refused.Problem);
    }

    [Fact]
    public void The_person_key_of_one_installation_says_nothing_to_another()
    {
        var person = new PersonKeys.Identifiers("123", null, "Mohapi", "Thabo", "1990-01-01", null);
        var (ours, theirs) = (new PersonKeys([1, 2, 3]), new PersonKeys([4, 5, 6]));
        Assert.NotEqual(ours.Person(person), theirs.Person(person));
        Assert.Equal(ours.Person(person), ours.Person(person with { NationalId = " 1-2-3", Surname = null }));
        Assert.NotEqual(ours.Person(person), ours.Person(person with { NationalId = null }));
        Assert.Null(ours.Person(new PersonKeys.Identifiers(null, null, "Mohapi", null, "1990-01-01", null)));
    }

    private static Figure Total(IEnumerable<Figure> figures, string indicator) =>
        figures.First(figure => figure.Indicator == indicator && figure is { IsTotal: true, IsYearly: true });

    private static async Task<VerifySnapshot.Verified> Verify(StatisticsRig rig, Guid id) =>
        (await rig.Run<VerifySnapshot, Outcome<VerifySnapshot.Verified>>(slice => slice.Handle(new(id), TestContext.Current.CancellationToken))).Value;

    private static string[] Texts(ColumnTable table, string name) => [.. Enumerable.Range(0, table.RowCount).Select(table.Find<Column>(name).TextAt)];

    private static Dictionary<string, string> With(Dictionary<string, string> row, string field, string? value)
    {
        row.Remove(field);
        if (value is not null)
        {
            row.Add(field, value);
        }

        return row;
    }

    private static Dictionary<string, string> Permit(string number, string passport, string decision) => new(StringComparer.Ordinal)
    {
        ["record_no"] = number, ["surname"] = "Zhang", ["given_names"] = "Wei", ["document_no"] = passport, ["sex"] = "F", ["citizenships"] = "CN",
        ["decision"] = decision, ["issued_on"] = "2024-01-15", ["valid_from"] = "2024-01-15", ["valid_to"] = "2025-01-14",
    };
}
