using System.Net;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.ComputeIndicators;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Groupings.DefineGrouping;
using Tsela.Statistics.ListIndicators;
using Tsela.Statistics.OwnIndicators.DefineIndicator;
using Tsela.Statistics.OwnIndicators.ReadOwnIndicator;
using Tsela.Statistics.OwnIndicators.RetireIndicator;
using Tsela.Statistics.ReadIndicator;
using Tsela.Statistics.TraceFigure;

namespace Tsela.Tests.Statistics.OwnIndicators;

public sealed class OwnIndicatorTests
{
    private static readonly IndicatorForm Granted = new()
    {
        Name = "Work permits granted, by nearness", Definition = "Work permits granted in the year, by how near the citizenship is.", Unit = "permits",
        Kind = "flow", Series = "DS15a", Count = "rows", Where = "decision: granted", By = "sex\ncitizenship@own:near\nage@own:young",
    };

    private static readonly IndicatorForm ShareOfWomen = new()
    {
        Name = "Share of women", Definition = "Women of a hundred granted.", Unit = "percent", Kind = "flow", Series = "DS15a", Where = "decision: granted\nsex: F",
        BelowKind = "flow", BelowSeries = "DS15a", BelowWhere = "decision: granted",
    };

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_own_indicator_is_tried_saved_and_computed_with_the_snapshot_and_stays_out_of_the_national_file(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await Deliver(rig);
        await Group(rig);
        await rig.Take();
        var tried = await Define(rig, Granted, isTrial: true);
        Assert.Empty(tried.Value.Faults);
        Assert.Equal(3m, tried.Value.Tried.Single(figure => figure is { IsTotal: true, IsYearly: true }).Value);
        Assert.Equal("OWN-001", (await Define(rig, Granted)).Value.Code);
        Assert.Equal("OWN-002", (await Define(rig, ShareOfWomen)).Value.Code);
        Assert.True((await rig.Take()).IsNew);
        Assert.False((await rig.Take()).IsNew);

        var own = await Figures(rig);
        Assert.Equal(
            ["_T 3", "age@own:young@1=0-29 1", "age@own:young@1=30+ 2", "citizenship@own:near@1=_O 1", "citizenship@own:near@1=near 2", "sex=F 2", "sex=M 1"],
            own.Where(figure => figure.Indicator == "OWN-001").Select(figure => $"{figure.Breakdown} {figure.Text}").Order(StringComparer.Ordinal));
        Assert.Equal(("66.6667", "percent"), own.Single(figure => figure is { Indicator: "OWN-002", IsTotal: true }) is var share ? (share.Text, share.Unit) : default);
        Assert.DoesNotContain(await rig.Figures(2024), figure => figure.Indicator.StartsWith("OWN", StringComparison.Ordinal));

        var listed = (await rig.Run<ListIndicators, Outcome<ListIndicators.Listed>>(slice => slice.Handle(new(), Token))).Value;
        Assert.Equal((150, 2), (listed.All, listed.Own.Single().Rows.Count));
        var read = (await rig.Run<ReadIndicator, Outcome<ReadIndicator.Shown>>(slice => slice.Handle(new("OWN-001", 2024), Token))).Value;
        Assert.Equal("Neighbours", read.Labels.InWords("citizenship@own:near@1=near"));
        Assert.StartsWith("Indicators of this office", read.Category, StringComparison.Ordinal);
        var traced = (await rig.Run<TraceFigure, Outcome<TraceFigure.Traced>>(slice => slice.Handle(new("OWN-001", "2024", "citizenship@own:near@1=near"), Token))).Value;
        Assert.Equal(2, traced.Origin.Rows);
        Assert.Equal("OWN-001", (await rig.Run<BuildTable, Outcome<BuildTable.Built>>(slice => slice.Handle(new(new TableQuery { Indicator = "OWN-001" }), Token))).Value.Indicator?.Id);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_change_is_a_new_version_and_an_old_snapshot_keeps_the_old_one(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await Deliver(rig);
        await Define(rig, Granted with { By = "" });
        var old = await rig.Take();
        Assert.Equal("Reason", Assert.Single((await Define(rig, Granted with { By = "" }, "OWN-001")).Value.Faults).Field);
        Assert.Equal(2, (await Define(rig, Granted with { By = "", Where = "decision: granted\nsex: F", Reason = "women alone" }, "OWN-001")).Value.Version);
        await rig.Take();
        Assert.Equal("2", Total(await Figures(rig)));
        Assert.Equal("3", Total(await Figures(rig, old.Id)));
        var read = (await rig.Run<ReadOwnIndicator, Outcome<ReadOwnIndicator.Shown>>(slice => slice.Handle(new("OWN-001"), Token))).Value;
        Assert.Equal([("Conditions", "decision: granted", "decision: granted\nsex: F")], read.Changes);
        Assert.Equal(2, read.Versions.Count);

        Assert.True((await rig.Run<RetireIndicator, Outcome<Done>>(slice => slice.Handle(new("OWN-001", "no longer asked for"), Token))).Succeeded);
        await rig.Take();
        Assert.DoesNotContain(await Figures(rig), figure => figure.Indicator == "OWN-001");
        Assert.Equal("3", Total(await Figures(rig, old.Id)));
        Assert.Equal("office.not-in-force", (await rig.Run<RetireIndicator, Outcome<Done>>(slice => slice.Handle(new("OWN-001", "again"), Token))).Problem?.Code);
    }

    [Fact]
    public async Task Every_fault_stands_at_its_field_with_what_is_meant()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await Deliver(rig);
        await Group(rig);
        var empty = (await Define(rig, new IndicatorForm())).Value.Faults.Select(fault => fault.Field);
        Assert.Equal(["Name", "Definition", "Unit", "Series"], empty);
        await Tells(Granted with { Series = "DS15x" }, "Series", "Did you mean DS15a");
        await Tells(Granted with { Count = "total" }, "Count", "total");
        await Tells(Granted with { Count = "sum:wages" }, "Count", "'wages'");
        await Tells(Granted with { Where = "decision: granted\ndecison: granted" }, "Where", "Line 2: in DS15a there is no field or concept 'decison'. Did you mean decision?");
        await Tells(Granted with { Where = "decision: grantd" }, "Where", "has no code 'grantd'. Did you mean granted");
        await Tells(Granted with { Where = "granted" }, "Where", "Line 1: write field, colon, condition");
        await Tells(Granted with { Where = "valid_to: soon" }, "Where", "Line 1");
        await Tells(Granted with { By = "colour" }, "By", "Line 1: in DS15a there is no field or concept 'colour'");
        await Tells(Granted with { By = "citizenship@own:far" }, "By", "no grouping 'own:far'. Did you mean own:near@1");
        await Tells(Granted with { Unit = "persons" }, "Unit", "never mixed");
        await Tells(Granted with { Unit = "percent" }, "Unit", "something to divide by");
        await Tells(ShareOfWomen with { BelowWhere = "colour: red" }, "BelowWhere", "'colour'");
        await Tells(ShareOfWomen with { Factor = "many" }, "Factor", "not a number");
        await Tells(Granted with { Kind = "published" }, "Kind", "this one holds records");
        await Tells(Granted with { Bands = "young|old" }, "Bands", "0-17|18-64|65+");

        async Task Tells(IndicatorForm form, string field, string words) => Assert.Contains(
            (await Define(rig, form)).Value.Faults, fault => fault.Field == field && fault.Sentence.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_statistician_defines_an_indicator_on_the_page_and_a_reader_may_only_look()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        using var statistician = await site.SignedIn(Role.Statistician);
        (string, string)[] fields = [("Name", "Granted"), ("Definition", "Permits granted."), ("Unit", "permits"), ("Kind", "flow"), ("Series", "DS15a"), ("Count", "rows"), ("BelowKind", ""), ("Value", ""), ("Where", "decision: granted")];
        var faulty = await (await statistician.Submit("/own-indicators/define", [.. fields[..^1], ("Where", "decision: maybe"), ("act", "save")])).Document();
        Assert.Equal("#Where", faulty.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href"));
        Assert.Equal("decision: maybe", faulty.QuerySelector("#Where")!.TextContent);
        Assert.Equal("/own-indicators/OWN-001", (await statistician.Submit("/own-indicators/define", [.. fields, ("act", "save")])).Headers.Location?.ToString());
        var changed = await statistician.Submit("/own-indicators/define/OWN-001", [.. fields, ("By", "sex"), ("Reason", "more"), ("act", "save")]);
        Assert.Equal("/own-indicators/OWN-001", changed.Headers.Location?.ToString());
        using var head = await site.SignedIn(Role.Head);
        var page = await head.Open("/own-indicators/OWN-001");
        Assert.Contains("Version 1 and version 2", page.Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form[method=post]"));
        Assert.Contains("waits for the next snapshot", (await head.Open("/own-indicators")).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get("/own-indicators/define")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get("/own-indicators/OWN-009")).StatusCode);
        Assert.Equal("/own-indicators/OWN-001", (await statistician.Submit("/own-indicators/OWN-001", ("reason", "done"))).Headers.Location?.ToString());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Total(IEnumerable<Figure> figures) => figures.Single(figure => figure is { Indicator: "OWN-001", IsTotal: true }).Text;

    private static async Task<IReadOnlyList<Figure>> Figures(StatisticsRig rig, Guid? snapshot = null) =>
        (await rig.Run<ComputeIndicators, Outcome<ComputeIndicators.Computed>>(slice => slice.Handle(new(2024, snapshot, Own: true), Token))).Value.Figures;

    private static Task<Outcome<DefineIndicator.Defined>> Define(StatisticsRig rig, IndicatorForm form, string? code = null, bool isTrial = false) =>
        rig.Run<DefineIndicator, Outcome<DefineIndicator.Defined>>(slice => slice.Handle(new(form, code, isTrial), Token));

    private static async Task Group(StatisticsRig rig)
    {
        foreach (var form in new[]
        {
            new GroupingForm { Key = "near", Name = "Nearness", CodeList = "countries", Groups = "near | Neighbours | ZA, BW" },
            new GroupingForm { Key = "young", Name = "Young and old", CodeList = "age", Groups = "0-29 | Young\n30+ | Old" },
        })
        {
            Assert.Equal(1, (await rig.Run<DefineGrouping, Outcome<DefineGrouping.Defined>>(slice => slice.Handle(new(form), Token))).Value.Version);
        }
    }

    private static Task<Guid> Deliver(StatisticsRig rig) => rig.Deliver("DS15a", "2024-01",
        [Permit("1", "F", "ZA", "2000-05-05", "granted"), Permit("2", "F", "BW", "1980-05-05", "granted"), Permit("3", "M", "CN", "1970-05-05", "granted"), Permit("4", "M", "CN", "1970-05-05", "refused")]);

    private static Dictionary<string, string> Permit(string number, string sex, string citizenship, string born, string decision) => new(StringComparer.Ordinal)
    {
        ["record_no"] = number, ["document_no"] = $"P{number}", ["sex"] = sex, ["citizenships"] = citizenship, ["birth_date"] = born, ["decision"] = decision,
        ["issued_on"] = "2024-01-15", ["valid_from"] = "2024-01-15", ["valid_to"] = "2025-12-31",
    };
}
