using Microsoft.EntityFrameworkCore;
using Tsela.Registers;
using Tsela.Tests.Intake;

namespace Tsela.Tests.Registers;

public sealed class RecordRowsTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_records_in_force_are_read_delivery_by_delivery_in_the_order_of_their_files(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(7));
        await rig.Submit("PERMITS", "2026-01", IntakeSeries.Header + IntakeSeries.PermitRows(2, from: 50));
        await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(3, from: 90));
        var rows = await rig.Run<RecordRows, List<(Delivery Delivery, RecordRow Record)>>(async records =>
            await records.Of("PERMITS", Token).ToListAsync(Token));
        Assert.Equal(["2026-01", "2026-01", "2026-02", "2026-02", "2026-02"], rows.Select(row => row.Delivery.Period));
        Assert.Equal([1L, 2L, 1L, 2L, 3L], rows.Select(row => row.Record.Row));
        Assert.All(rows, row => Assert.Contains("permit_no", row.Record.Harmonised, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_not_stated_is_told_from_what_was_left_empty_by_the_values_as_sent(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + "A1,Moeti,Thabo, N/S ,2026-02-01,2026-02-01,2026-12-01,,LS,,\nA2,Moeti,Palesa,,2026-02-01,2026-02-01,2026-12-01,,LS,,\n");
        var rows = await rig.Run<RecordRows, List<(Delivery Delivery, RecordRow Record)>>(async records =>
            await records.Of("PERMITS", Token).ToListAsync(Token));
        Assert.All(rows, row => Assert.DoesNotContain("sex", row.Record.Harmonised, StringComparison.Ordinal));
        Assert.Equal([true, false], rows.Select(row => row.Record.Sent.Contains("N/S", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Records_of_a_delivery_are_never_removed(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var id = (await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(2))).Submission.Id;
        await using var db = rig.Database.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.RemoveStaged(id, Token));
        Assert.Equal(2, await rig.AllRecords());
    }
}
