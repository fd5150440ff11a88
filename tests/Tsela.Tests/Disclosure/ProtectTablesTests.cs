using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

public sealed class ProtectTablesTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_count_below_the_minimum_is_not_in_the_protected_table(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 60), ("CN", "F", 30), ("IN", "M", 40), ("IN", "F", 20), ("GH", "M", 2)));
        await rig.Take();
        var protection = await rig.Protect("LIM-01");
        var table = Assert.Single(await rig.Tables(protection));
        Assert.Equal(152, table.Cell("2023")!.Value);
        var ghana = table.Cell("2023", ("citizenship", "GH"))!;
        Assert.Null(ghana.Value);
        Assert.Equal(SafeSymbols.Suppressed, ghana.Symbol);
        Assert.Equal(92 + 10, table.Cell("2023", ("sex", "M"))!.Value);
        Assert.Equal("general", table.Protection.Policy);
        Assert.True(table.Protection.Hidden > 0);
    }

    [Fact]
    public async Task What_can_be_chosen_says_by_which_policy_it_would_be_protected()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 60)));
        await rig.Take();
        var choosable = (await rig.Run<ChooseTables, Outcome<Choosable>>(slice => slice.Handle(new(), TestContext.Current.CancellationToken))).Value;
        var permits = Assert.Single(choosable.Tables, table => table.Id == "LIM-01");
        Assert.Equal(("general", "LIM", SafeTableKind.Indicator), (permits.Policy, permits.Category, permits.Kind));
    }

    [Fact]
    public async Task Nothing_chosen_and_an_unknown_table_are_refused_in_a_sentence()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 60)));
        await rig.Take();
        var nothing = await rig.Run<ProtectTables, Outcome<Protection>>(slice => slice.Handle(new(Snapshot: null, []), TestContext.Current.CancellationToken));
        Assert.Equal("protection.nothing-chosen", nothing.Problem!.Code);
        var unknown = await rig.Protect("LIM-99");
        Assert.Null(unknown.Set);
        Assert.Contains("LIM-99", Assert.Single(unknown.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_may_not_protect()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var reader = new Actor("reader", Rights.Of(Role.Reader), Institution: null, Role.Reader);
        var refused = await rig.Run<ProtectTables, Outcome<Protection>>(slice => slice.Handle(new(Snapshot: null, ["LIM-01"]), TestContext.Current.CancellationToken), reader);
        Assert.Equal(ProblemKind.NotAllowed, refused.Problem!.Kind);
    }
}
