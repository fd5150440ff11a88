using System.Globalization;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Statistics.ComputeIndicators;
using Tsela.Statistics.Estimates;
using Tsela.Statistics.Estimates.EnterEstimate;
using Tsela.Statistics.Estimates.ReadEstimate;
using Tsela.Statistics.Estimates.SeeEstimate;
using Tsela.Statistics.Estimates.WithdrawEstimate;
using Tsela.Statistics.Figures;
using Tsela.Statistics.TraceFigure;

namespace Tsela.Tests.Statistics.Estimates;

public sealed class EstimateTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_missing_delivery_is_estimated_and_the_two_parts_of_the_year_stay_readable(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        // eleven months with three permits granted and one refused each; March is missing
        foreach (var month in Enumerable.Range(1, 12).Where(month => month != 3))
        {
            await rig.Deliver("DS15a", Month(month), [.. Enumerable.Range(1, 4).Select(i => Permit(month, i, i == 4 ? "refused" : "granted"))]);
        }

        var entered = await Enter(rig, Delivery("DS15a", "2024-03", "8") with { Low = "6", High = "10" });
        Assert.Equal((1, 1), (entered.Value.Number, entered.Value.Version));
        await rig.Take();
        var figures = await rig.Figures(2024);

        var year = One(figures, "LIM-01", "2024");
        Assert.Equal((39m, "ep"), (year.Value, year.Symbol));
        Assert.Equal("DS15a; DS15a 2024-03 estimated 6 of 8 records (ES-1 v1, carried forward, 6 to 10 records)", year.Source);
        Assert.Equal((33m, "p", "DS15a"), Part(figures, "LIM-01", "2024", "counted"));
        Assert.Equal((6m, "e", "DS15a 2024-03 estimated 6 of 8 records (ES-1 v1, carried forward, 6 to 10 records)"), Part(figures, "LIM-01", "2024", "estimated"));
        Assert.Equal((6m, "e"), (One(figures, "LIM-01", "2024-03").Value, One(figures, "LIM-01", "2024-03").Symbol));
        Assert.Equal(12m, One(figures, "LIM-01", "2024-Q1").Value);
        Assert.Equal((9m, "p"), (One(figures, "LIM-01", "2024-Q2").Value, One(figures, "LIM-01", "2024-Q2").Symbol));
        var traced = (await rig.Run<TraceFigure, Outcome<TraceFigure.Traced>>(slice => slice.Handle(new("LIM-01", "2024"), Token))).Value;
        Assert.Equal(33, traced.Origin.Rows);
        Assert.Equal((1, "ES-1 v1"), Assert.Single(EstimateStanding.In(traced.Figure)) is var estimate ? (estimate.Number, estimate.Name) : default);
        // what is counted in people is never filled up by a number of rows
        Assert.DoesNotContain(figures, figure => figure.Indicator == "LIM-05" && figure.Symbol.Contains('e', StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_estimate_steps_back_when_the_delivery_comes_and_the_old_snapshot_keeps_it(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-01", [Permit(1, 1, "granted")]);
        await rig.Deliver("DS15a", "2024-03", [Permit(3, 1, "granted")]);
        var before = await rig.Take();
        await Enter(rig, Delivery("DS15a", "2024-02", "5"));
        var with = await rig.Take();
        Assert.True(with.IsNew);
        Assert.False((await rig.Take()).IsNew);
        await rig.Deliver("DS15a", "2024-02", [Permit(2, 1, "granted"), Permit(2, 2, "granted")]);
        var after = await rig.Take();

        Assert.Equal((2m, "p"), ValueOf(await Computed(rig, before.Id)));
        Assert.Equal((7m, "ep"), ValueOf(await Computed(rig, with.Id)));
        Assert.Equal((4m, "p"), ValueOf(await Computed(rig, after.Id)));
        Assert.Equal(Text(with.Id, await Computed(rig, with.Id)), Text(with.Id, await Computed(rig, with.Id)));
        var read = await rig.Run<ReadEstimate, Outcome<ReadEstimate.Shown>>(slice => slice.Handle(new(1), Token));
        Assert.StartsWith("superseded by data", read.Value.Standing, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_version_takes_the_place_of_the_old_one_and_a_withdrawn_estimate_counts_no_more(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-01", [Permit(1, 1, "granted")]);
        await Enter(rig, Delivery("DS15a", "2024-02", "5"));
        Assert.Equal("estimate.already", (await Enter(rig, Delivery("DS15a", "2024-02", "6"))).Problem?.Code);
        var second = await Enter(rig, Delivery("ignored", "ignored", "7"), number: 1);
        Assert.Equal((1, 2), (second.Value.Number, second.Value.Version));
        await rig.Take();
        Assert.Equal(8m, One(await rig.Figures(2024), "LIM-01", "2024").Value);

        Assert.Equal("estimate.second-person", (await rig.Run<SeeEstimate, Outcome<Done>>(slice => slice.Handle(new(1), Token))).Problem?.Code);
        var other = new Actor("second statistician", Rights.Of(Role.Statistician), "BOS", Role.Statistician);
        Assert.True((await rig.Run<SeeEstimate, Outcome<Done>>(slice => slice.Handle(new(1), Token), other)).Succeeded);
        Assert.Equal("office.reason-missing", (await rig.Run<WithdrawEstimate, Outcome<Done>>(slice => slice.Handle(new(1, " "), Token))).Problem?.Code);
        Assert.True((await rig.Run<WithdrawEstimate, Outcome<Done>>(slice => slice.Handle(new(1, "the source was wrong"), Token))).Succeeded);
        await rig.Take();
        Assert.Equal((1m, "p"), ValueOf(await rig.Figures(2024)));
        var read = (await rig.Run<ReadEstimate, Outcome<ReadEstimate.Shown>>(slice => slice.Handle(new(1), Token))).Value;
        Assert.Equal(["withdrawn", "2 second statistician the source was wrong", "1  "],
            [read.Standing, .. read.Versions.Select(version => $"{version.Version} {version.SeenBy} {version.WithdrawnWhy}")]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Estimated_months_of_an_indicator_are_added_to_its_counted_ones_and_an_estimated_year_stands_beside_them(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-01", [Permit(1, 1, "granted")]);
        await rig.Take();
        await Enter(rig, OfFigure("LIM-01", "2024-02", "4"));
        await Enter(rig, OfFigure("LIM-01", "2024-03", "0"));
        await Enter(rig, OfFigure("LIM-01", "2024", "60"));
        await Enter(rig, OfFigure("LIM-02", "2023-12-31", "12"));
        await Enter(rig, OfFigure("LIM-01", "2023", "7") with { Breakdown = "sex=F" });
        await rig.Take();
        var figures = await rig.Figures();

        Assert.Equal((5m, "ep"), ValueOf(figures));
        Assert.Equal("DS15a; LIM-01 2024-02 estimated 4 (ES-1 v1, carried forward); LIM-01 2024-03 estimated 0 (ES-2 v1, carried forward)", One(figures, "LIM-01", "2024").Source);
        Assert.Equal(1m, Part(figures, "LIM-01", "2024", "counted").Value);
        Assert.Equal(5m, One(figures, "LIM-01", "2024-Q1").Value);
        Assert.Equal("-e", One(figures, "LIM-01", "2024-03").Symbol);
        Assert.Equal(60m, One(figures, "LIM-01", "2024", "producer=estimate").Value);
        Assert.Equal((12m, "e", true), (One(figures, "LIM-02", "2023-12-31").Value, One(figures, "LIM-02", "2023-12-31").Symbol, One(figures, "LIM-02", "2023-12-31").IsYearly));
        Assert.Equal(7m, One(figures, "LIM-01", "2023", "sex=F").Value);
    }

    [Fact]
    public async Task Every_fault_of_the_form_is_told_at_its_field()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", [Permit(1, 1, "granted")]);
        await rig.Take();
        var wrong = await Enter(rig, new EstimateForm { Subject = "DS15a", Reference = "2024-13", Value = "many", Low = "3" });
        Assert.Equal(["Reference", "Value", "Low", "Method", "Reason"], wrong.Value.Faults.Select(fault => fault.Field));
        await Refuses(Delivery("DS15a", "2024-01", "5"), "Reference", "is in force with 1 records");
        await Refuses(Delivery("DS15a", "2024", "5"), "Reference", "delivered by month");
        await Refuses(Delivery("DS15a", "2024-02", "5.5"), "Value", "whole number");
        await Refuses(Delivery("DS99a", "2024-02", "5"), "Subject", "no series of records 'DS99a'");
        await Refuses(Delivery("DS15a", "2924-02", "5"), "Reference", "has not begun");
        await Refuses(Delivery("DS27b", "2024-02", "5"), "Subject", "Estimate figures of IMM-08, IMM-09 instead");
        await Refuses(OfFigure("LIM-99", "2024", "5"), "Subject", "no indicator 'LIM-99'");
        await Refuses(OfFigure("LIM-02", "2024", "5"), "Reference", "is a stock");
        await Refuses(OfFigure("LIM-01", "2024-01", "5"), "Reference", "counted figure for 2024-01: 1 permits");
        await Refuses(OfFigure("LIM-01", "2024-02", "5") with { Breakdown = "colour=red" }, "Breakdown", "citizenship");
        var clerk = new Actor("clerk", Rights.Of(Role.Provider), "NES", Role.Provider);
        Assert.Equal(AccessProblems.NotAllowed, (await rig.Run<EnterEstimate, Outcome<EnterEstimate.Entered>>(slice => slice.Handle(new(Delivery("DS15a", "2024-02", "5")), Token), clerk)).Problem);

        async Task Refuses(EstimateForm form, string field, string words) =>
            Assert.Contains((await Enter(rig, form)).Value.Faults, fault => fault.Field == field && fault.Sentence.Contains(words, StringComparison.Ordinal));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<Outcome<EnterEstimate.Entered>> Enter(StatisticsRig rig, EstimateForm form, int? number = null) =>
        rig.Run<EnterEstimate, Outcome<EnterEstimate.Entered>>(slice => slice.Handle(new(form, number), Token));

    private static EstimateForm Delivery(string series, string period, string value) =>
        new() { Subject = series, Reference = period, Value = value, Method = "CarriedForward", Reason = "The office was closed." };

    private static EstimateForm OfFigure(string indicator, string reference, string value) => Delivery(indicator, reference, value) with { Of = "Figure" };

    private static async Task<IReadOnlyList<Figure>> Computed(StatisticsRig rig, Guid snapshot) =>
        (await rig.Run<ComputeIndicators, Outcome<ComputeIndicators.Computed>>(slice => slice.Handle(new(2024, snapshot), Token))).Value.Figures;

    private static string Text(Guid snapshot, IReadOnlyList<Figure> figures)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        IndicatorsCsv.Write(writer, snapshot, figures);
        return writer.ToString();
    }

    private static Figure One(IEnumerable<Figure> figures, string indicator, string reference, string breakdown = "_T") =>
        figures.Single(figure => figure.Indicator == indicator && figure.Reference == reference && figure.Breakdown == breakdown);

    private static (decimal? Value, string Symbol) ValueOf(IEnumerable<Figure> figures) =>
        One(figures, "LIM-01", "2024") is var figure ? (figure.Value, figure.Symbol) : default;

    private static (decimal? Value, string Symbol, string Source) Part(IEnumerable<Figure> figures, string indicator, string reference, string part) =>
        One(figures, indicator, reference, $"part={part}") is var figure ? (figure.Value, figure.Symbol, figure.Source) : default;

    private static string Month(int month) => string.Create(CultureInfo.InvariantCulture, $"2024-{month:00}");

    private static Dictionary<string, string> Permit(int month, int number, string decision) => new(StringComparer.Ordinal)
    {
        ["record_no"] = string.Create(CultureInfo.InvariantCulture, $"{month}-{number}"), ["document_no"] = string.Create(CultureInfo.InvariantCulture, $"P{month}{number}"),
        ["sex"] = "F", ["citizenships"] = "CN", ["decision"] = decision, ["issued_on"] = $"{Month(month)}-15", ["valid_from"] = $"{Month(month)}-15", ["valid_to"] = "2025-12-31",
    };
}
