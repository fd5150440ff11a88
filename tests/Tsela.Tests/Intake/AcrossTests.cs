using Tsela.Intake;
using Tsela.Intake.Calendar;
using Tsela.Intake.Quality;
using Tsela.Intake.Submissions;
using Tsela.Shared;

namespace Tsela.Tests.Intake;

public sealed class AcrossTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_value_unknown_to_the_other_series_is_found(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(2));
        var id = (await rig.Receive("ARRIVALS", "2026-02", "No,Permit No,Arrived on\n1,P000001,2026-02-09\n2,P999999,2026-02-10\n"u8.ToArray(), institution: "IMM")).Value.Id;
        await rig.Process(id);
        var read = await rig.Read(id);
        var finding = Assert.Single(read.Findings, finding => finding.Rule == "ARRIVALS-R01");
        Assert.Equal((2, 5, "P999999"), (finding.Row, finding.Level, finding.Value));
        Assert.Equal(SubmissionStatus.Accepted, read.Submission.Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nothing_is_said_of_a_series_that_holds_no_records(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var id = (await rig.Receive("ARRIVALS", "2026-02", "No,Permit No,Arrived on\n1,P000001,2026-02-09\n"u8.ToArray(), institution: "IMM")).Value.Id;
        await rig.Process(id);
        Assert.Empty((await rig.Read(id)).Findings);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_sources_that_count_differently_are_told_with_both_figures(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(10));
        var id = (await rig.Receive("ARRIVALS", "2026-02", "No,Permit No,Arrived on\n1,P000001,2026-02-09\n"u8.ToArray(), institution: "IMM")).Value.Id;
        await rig.Process(id);
        var read = await rig.Read(id);
        var figure = Assert.Single(read.Coherence);
        Assert.Equal((1m, 10m, "PERMITS"), (figure.Ours, figure.Theirs, figure.OtherSeries));
        Assert.Contains("Here 1 for 2026-02, in PERMITS 10.", Assert.Single(read.Findings, finding => finding.Rule == "ARRIVALS-R02").Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_delivery_of_unusual_size_is_told(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        await rig.Submit("PERMITS", "2025-11", IntakeSeries.Header + IntakeSeries.PermitRows(10));
        await rig.Submit("PERMITS", "2025-12", IntakeSeries.Header + IntakeSeries.PermitRows(12, from: 100));
        var usual = await rig.Submit("PERMITS", "2026-01", IntakeSeries.Header + IntakeSeries.PermitRows(11, from: 200));
        Assert.Empty(usual.Findings);
        var huge = await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(40, from: 300));
        Assert.Contains("40 rows, against 11 on average in 3 earlier deliveries", Assert.Single(huge.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(SubmissionStatus.Accepted, huge.Submission.Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_figure_in_two_editions_is_compared(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        await rig.Submit("TOTALS", "2025", "Year,District,Persons\n2025,LS-A,1000\n2025,LS-B,500\n");
        var read = await rig.Submit("EDITION", "2026", "Year,District,Persons\n2025,LS-A,1005\n2025,LS-B,700\n2025,LS-C,3\n");
        var finding = Assert.Single(read.Findings);
        Assert.Equal((2, "EDITION-R01"), (finding.Row, finding.Rule));
        Assert.Equal(2, read.Coherence.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_calendar_tells_what_came_late_and_what_is_late(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        rig.Clock.Now = new DateTimeOffset(2025, 12, 10, 8, 0, 0, TimeSpan.Zero);
        await rig.Submit("PERMITS", "2025-11", IntakeSeries.Header + IntakeSeries.PermitRows(1));
        rig.Clock.Now = new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.Zero);
        await rig.Submit("PERMITS", "2025-12", IntakeSeries.Header + IntakeSeries.PermitRows(2));
        rig.Clock.Now = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        var calendar = (await rig.Run<ReadCalendar, Outcome<ReadCalendar.Result>>(slice => slice.Handle(new(), Token))).Value;
        Assert.Equal(
            [DeliveryState.InTime, DeliveryState.CameLate, DeliveryState.Late, DeliveryState.Awaited],
            calendar.Deliveries.Select(delivery => delivery.State));
        Assert.Equal((3, 2), (calendar.Expected, calendar.Delivered));
        Assert.Equal(0, calendar.MeanDaysLate);
        Assert.Equal([-5, 5], calendar.Deliveries.Where(delivery => delivery.DaysLate is not null).Select(delivery => delivery.DaysLate!.Value));
        var stranger = (await rig.Run<ReadCalendar, Outcome<ReadCalendar.Result>>(slice => slice.Handle(new(), Token), IntakeRig.ProviderOf("IMM"))).Value;
        Assert.Empty(stranger.Deliveries);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Quality_is_kept_with_its_denominators_by_period_series_and_institution(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        await rig.Submit("PERMITS", "2025-12", IntakeSeries.Header + IntakeSeries.PermitRows(9) + "P9999,,A,F,2026-02-03,,,,,,\n");
        await rig.Submit("PERMITS", "2026-01", IntakeSeries.Header + IntakeSeries.PermitRows(10));
        var quality = (await rig.Run<QualityOverTime, Outcome<QualityOverTime.Result>>(slice => slice.Handle(new(), Token))).Value;
        Assert.Equal(["2025-12", "2026-01"], quality.OverTime.Select(point => point.Period));
        Assert.Equal((29, 30), (quality.OverTime[0].Figures.Quality.Completeness.Good, quality.OverTime[0].Figures.Quality.Completeness.Of));
        var all = quality.BySeries["PERMITS"];
        Assert.Equal((59, 60, 20, 19), (all.Quality.Completeness.Good, all.Quality.Completeness.Of, all.Rows, all.Accepted));
        Assert.Equal(all, quality.ByInstitution["NES"]);
        Assert.Equal(1, all.ReportingRate.Value);
    }
}
