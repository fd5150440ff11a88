using System.Net;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Statistics.Figures;
using Tsela.Statistics.TraceFigure;

namespace Tsela.Tests.Statistics;

/// <summary>A figure opens down to the series, the submissions and the records that it was made of.</summary>
public sealed class TraceFigureTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_figure_opens_down_to_its_submissions_and_its_records(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        var (january, february) = await Deliver(rig);

        var total = await Trace(rig, "LIM-01", "2024");
        Assert.Equal(4, total.Figure.Value);
        Assert.Equal([(january, 3L), (february, 1L)], total.Submissions.Select(one => (one.Delivery.Id, one.Rows)));
        var series = Assert.Single(Assert.Single(total.Origin.Parts).Series);
        Assert.Equal(("DS15a", 4L), (series.Series.Id, series.Rows));
        Assert.Equal(1, series.Apart.WithoutDate);

        var women = await Trace(rig, "LIM-01", "2024", "sex=F");
        Assert.Equal(2, women.Figure.Value);
        Assert.Equal([(january, 1L), (february, 1L)], women.Submissions.Select(one => (one.Delivery.Id, one.Rows)));
        Assert.Equal([2L], (await Records(rig, women, january)).Value.Records.Select(record => record.Row));

        var notStated = await Trace(rig, "LIM-01", "2024", "sex=n/s");
        Assert.Equal((1, "Not stated"), (notStated.Figure.Value, notStated.Labels.InWords("sex=n/s")));
        Assert.Equal([4L], (await Records(rig, notStated, january)).Value.Records.Select(record => record.Row));

        var records = (await Records(rig, total, january)).Value;
        Assert.Equal([1L, 2L, 4L], records.Records.Select(record => record.Row));
        Assert.Equal((3, null), (records.Count, records.NextRow));
        await using var db = rig.Database.Open();
        Assert.Equal(3, await db.Set<AuditEntry>().CountAsync(entry => entry.Act == "records.read" && entry.Institution == "NES", Token));
    }

    [Fact]
    public async Task Every_figure_that_was_counted_has_the_rows_that_its_coverage_tells()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await Deliver(rig);
        await rig.Deliver("DS10a", "2024-01", [Permit("1", "P1", "M"), Permit("2", "P9", "F")]);
        await rig.Take();
        var figures = (await rig.Figures()).Where(figure => figure.Value is not null).ToList();
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
        {
            var traced = await Trace(rig, figure.Indicator, figure.Reference, figure.Breakdown);
            if (figure.IsTotal)
            {
                Assert.Equal(figure.Coverage.RowsUsed, traced.Origin.Rows);
            }

            Assert.True(traced.Origin.Rows > 0 || figure.Value == 0, figure.ToString());
            Assert.Equal(traced.Origin.Rows, traced.Submissions.Sum(one => one.Rows));
        }
    }

    [Fact]
    public async Task A_provider_sees_its_own_submissions_and_no_record_of_another_institution()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var (january, _) = await Deliver(rig);
        var owner = new Actor("clerk", new HashSet<Right>([.. Rights.Of(Role.Provider), Right.ReadFigures]), "NES", Role.Provider);
        var other = new Actor("clerk", new HashSet<Right>([.. Rights.Of(Role.Provider), Right.ReadFigures]), "LMPS", Role.Provider);
        var total = await Trace(rig, "LIM-01", "2024");
        Assert.Equal((2, 0), Seen(await Trace(rig, "LIM-01", "2024", actor: owner)));
        Assert.Equal((0, 2), Seen(await Trace(rig, "LIM-01", "2024", actor: other)));
        Assert.True((await Records(rig, total, january, owner)).Succeeded);
        Assert.Equal("figure.unknown", (await Records(rig, total, january, other)).Problem?.Code);
        Assert.Equal(AccessProblems.NotAllowed, (await Records(rig, total, january, new Actor("reader", Rights.Of(Role.Reader), null, Role.Reader))).Problem);
    }

    [Fact]
    public async Task An_older_snapshot_still_tells_what_its_figures_were_made_of()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var (_, february) = await Deliver(rig);
        var old = await rig.Take();
        await rig.Withdraw(february);
        await rig.Take();
        Assert.Equal(3, (await Trace(rig, "LIM-01", "2024")).Origin.Rows);
        Assert.Equal(4, (await Trace(rig, "LIM-01", "2024", snapshot: old.Id)).Origin.Rows);
    }

    [Fact]
    public async Task The_pages_lead_from_an_indicator_to_its_records()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var rig = StatisticsRig.On(site);
        await Deliver(rig);
        await rig.Take();

        using var statistician = await site.SignedIn(Role.Statistician);
        var indicator = await statistician.Open("/indicators/LIM-01");
        var origin = await statistician.Open(LinkTo(indicator, "/figures/LIM-01/2024?"));
        Assert.Contains("DS15a 2024-02", origin.Words(), StringComparison.Ordinal);
        Assert.Contains("1 without the date", origin.Words(), StringComparison.Ordinal);
        Assert.Contains("Each row counts as one document", origin.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("counted once", origin.Words(), StringComparison.Ordinal);
        var records = await statistician.Open(LinkTo(origin, "/figures/LIM-01/2024/records?"));
        Assert.Contains("3 of the 5 records", records.Words(), StringComparison.Ordinal);
        Assert.NotNull(records.QuerySelector("a[href^='/records/']"));

        using var head = await site.SignedIn(Role.Head);
        var seen = await head.Open("/figures/LIM-01/2024");
        Assert.Contains("2 submissions are not shown", seen.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get("/figures/LIM-01/1901")).StatusCode);
    }

    private static string LinkTo(AngleSharp.Dom.IDocument page, string start) => page.QuerySelector($"a[href^='{start}']")!.GetAttribute("href")!;

    private static (int, int) Seen(TraceFigure.Traced traced) => (traced.Submissions.Count, traced.Unseen);

    private static async Task<(Guid January, Guid February)> Deliver(StatisticsRig rig)
    {
        var january = await rig.Deliver("DS15a", "2024-01",
        [
            Permit("1", "P1", "M"), Permit("2", "P2", "F"), Permit("3", "P3", "M", decision: "refused"), Permit("4", "P4", "n/s"), Permit("5", "P5", "F", received: null),
        ]);
        return (january, await rig.Deliver("DS15a", "2024-02", [Permit("6", "P6", "F")]));
    }

    private static async Task<TraceFigure.Traced> Trace(
        StatisticsRig rig, string indicator, string reference, string breakdown = "_T", Guid? snapshot = null, Actor? actor = null)
    {
        await rig.Take();
        var traced = await rig.Run<TraceFigure, Outcome<TraceFigure.Traced>>(slice => slice.Handle(new(indicator, reference, breakdown, snapshot), Token), actor);
        return traced.Succeeded ? traced.Value : throw new InvalidOperationException(traced.Problem!.Sentence);
    }

    private static Task<Outcome<ReadFigureRecords.Result>> Records(StatisticsRig rig, TraceFigure.Traced traced, Guid delivery, Actor? actor = null) =>
        rig.Run<ReadFigureRecords, Outcome<ReadFigureRecords.Result>>(
            slice => slice.Handle(new(traced.Indicator.Id, traced.Figure.Reference, traced.Figure.Breakdown, traced.Manifest.Id, delivery), Token), actor);

    private static Dictionary<string, string> Permit(string number, string passport, string sex, string decision = "granted", string? received = "2024-01-10")
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["record_no"] = number, ["document_no"] = passport, ["sex"] = sex, ["citizenships"] = "CN", ["decision"] = decision,
            ["valid_from"] = "2024-01-15", ["valid_to"] = "2025-01-14",
        };
        if (received is not null)
        {
            row["issued_on"] = received;
        }

        return row;
    }
}
