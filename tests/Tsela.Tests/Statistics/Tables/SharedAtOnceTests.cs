using Tsela.Shared;
using Tsela.Statistics.SavedTables;

namespace Tsela.Tests.Statistics.Tables;

public sealed class SharedAtOnceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Tables_that_are_shared_at_one_moment_never_have_one_number_and_nobody_is_told_of_a_name(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Share(rig, $"Table {number}"))));
        Assert.All(saved.Where(one => !one.Succeeded), one => Assert.Equal("saved-table.shared-meanwhile", one.Problem!.Code));
        Assert.Contains(saved, one => one.Succeeded);
        await using var db = rig.Database.Open();
        Assert.Equal(Enumerable.Range(1, saved.Count(one => one.Succeeded)), (await db.SharedTables(TestContext.Current.CancellationToken)).Select(table => table.Number!.Value));
        var first = (await db.SharedTables(TestContext.Current.CancellationToken))[0].Name;
        Assert.Equal("saved-table.name-taken", (await Share(rig, first)).Problem?.Code);
    }

    private static Task<Outcome<Guid>> Share(StatisticsRig rig, string name) =>
        rig.Run<SaveTable, Outcome<Guid>>(slice => slice.Handle(new(name, "", "series=DS15a&rows=sex", IsShared: true), TestContext.Current.CancellationToken));
}
