using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake;
using Tsela.Intake.Remind;
using Tsela.Intake.Submissions;
using Tsela.Shared;

namespace Tsela.Tests.Intake;

public sealed class CalendarTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_late_institution_is_reminded_once_at_each_stage_and_no_more_once_it_delivers(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        rig.Clock.Now = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        await rig.Submit("PERMITS", "2026-01", IntakeSeries.Header + IntakeSeries.PermitRows(1));
        Assert.Equal(0, await Remind(rig));

        // February is due on 15 March
        foreach (var (day, made) in new[] { (15, 0), (16, 1), (17, 0), (22, 1), (23, 0) })
        {
            rig.Clock.Now = new DateTimeOffset(2026, 3, day, 8, 0, 0, TimeSpan.Zero);
            Assert.Equal(made, await Remind(rig));
        }

        var late = Assert.Single(await Late(rig, IntakeRig.ProviderOf("NES")));
        Assert.Equal(("PERMITS", "2026-02", 8, new DateTime(2026, 3, 22, 8, 0, 0, DateTimeKind.Utc)), (late.Series, late.Period, late.DaysLate, late.RemindedAt!.Value));
        Assert.Empty(await Late(rig, IntakeRig.ProviderOf("IMM")));

        await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(2));
        rig.Clock.Now = new DateTimeOffset(2026, 4, 10, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(0, await Remind(rig));
        Assert.Empty(await Late(rig, IntakeRig.ProviderOf("NES")));
        await using var db = rig.Database.Open();
        Assert.Equal(2, await db.Set<Reminder>().CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_calendar_and_the_quality_of_what_came_are_shown_in_pages(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var clerk = await site.SignedIn(Role.Provider, "NES");
        await clerk.Result(await clerk.HandIn("2024-01", ClerkPages.File(ClerkPages.Differing(), ClerkPages.Differing())));
        await clerk.Result(await clerk.HandIn("2024-03", ClerkPages.File(ClerkPages.Differing(), ClerkPages.Differing(), ClerkPages.Differing(("surname", "")))));

        var calendar = (await clerk.Open("/calendar")).QuerySelector("main")!.Words();
        Assert.Contains("deliveries are late", calendar, StringComparison.Ordinal);
        Assert.Contains("DS15a Work permits issued", calendar, StringComparison.Ordinal);
        foreach (var address in new[] { "/", "/submissions" })
        {
            Assert.Contains("deliveries are late", (await clerk.Open(address)).QuerySelector(".govuk-notification-banner")!.Words(), StringComparison.Ordinal);
        }

        var all = await clerk.Open("/quality");
        Assert.Equal(2, all.QuerySelectorAll("main table").Length);
        var one = await clerk.Open("/quality?series=DS15a");
        Assert.Single(one.QuerySelectorAll("figure[data-chart=line]"));
        Assert.Contains("1 of 2", one.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    private static async Task<int> Remind(IntakeRig rig) =>
        (await rig.Run<RemindInstitutions, Outcome<int>>(slice => slice.Handle(new(), Token))).Value;

    private static async Task<IReadOnlyList<ReadLateDeliveries.Late>> Late(IntakeRig rig, Actor actor) =>
        (await rig.Run<ReadLateDeliveries, Outcome<ReadLateDeliveries.Result>>(slice => slice.Handle(new(), Token), actor)).Value.Deliveries;
}
