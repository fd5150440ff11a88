using System.Globalization;
using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

/// <summary>What can be reckoned from the cells that are shown, of one table, of several, and of two editions.</summary>
public sealed class LinkedProtectionTests
{
    private static readonly (string, string, int)[] Usual = [("CN", "M", 60), ("CN", "F", 30), ("IN", "M", 40), ("IN", "F", 20), ("GH", "M", 2), ("NG", "M", 14), ("NG", "F", 9)];

    [Fact]
    public async Task A_hidden_count_is_not_the_total_less_those_that_are_shown()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Usual));
        await rig.Take();
        var protection = await rig.Protect("LIM-01", "LIM-04");
        foreach (var table in await rig.Tables(protection))
        {
            foreach (var group in table.Cells.GroupBy(cell => Breakdown(table, cell)).Where(group => group.Key.Length > 4))
            {
                var hidden = group.Count(cell => cell.Value is null);
                Assert.True(hidden != 1, $"{table.Id} {group.Key}: one hidden cell is the total less the others");
            }
        }

        Assert.All(protection.Audits, audit => Assert.Equal(0, audit.Audit.Recovered));
        var permits = (await rig.Tables(protection)).Single(table => table.Id == "LIM-01");
        Assert.Null(permits.Cell("2023", ("citizenship", "GH"))!.Value);
        Assert.NotNull(permits.Cell("2023", ("citizenship", "CN"))!.Value);
        Assert.DoesNotContain(permits.Cells, cell => cell.Value is 1 or 2);
    }

    [Fact]
    public async Task The_months_of_a_year_do_not_give_a_small_month_away()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        // 25 permits over 12 months: two in most months, three in the first
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 90), ("IN", "F", 1)));
        await rig.Take();
        var table = Assert.Single(await rig.Tables(await rig.Protect("LIM-01")));
        var months = table.Cells.Where(cell => IsTotal(table, cell) && table.Time.Codes[cell.At[^1]].Code.Length == 7).ToList();
        Assert.DoesNotContain(months, cell => cell.Value is 1 or 2);
        Assert.NotEqual(1, months.Count(cell => cell.Value is null));
    }

    [Fact]
    public async Task A_later_edition_hides_what_an_earlier_one_hid_and_shows_what_it_showed()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Usual));
        await rig.Take();
        var first = await rig.Protect("LIM-01");
        await rig.MarkPublic(first);
        var again = await rig.Protect("LIM-01", "LIM-04");
        var before = Assert.Single(await rig.Tables(first));
        var after = (await rig.Tables(again)).Single(table => table.Id == "LIM-01");
        Assert.Equal(before.Cells.Select(cell => (string.Join(',', cell.At), cell.Value, cell.Symbol)), after.Cells.Select(cell => (string.Join(',', cell.At), cell.Value, cell.Symbol)));
    }

    [Fact]
    public async Task A_revision_by_one_person_is_not_shown()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var delivery = await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Usual));
        await rig.Take();
        var first = await rig.Protect("LIM-01");
        await rig.MarkPublic(first);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, [.. Usual, ("DE", "F", 1)]), supersedes: delivery);
        await rig.Take();
        var second = Assert.Single(await rig.Tables(await rig.Protect("LIM-01")));
        Assert.Equal(Assert.Single(await rig.Tables(first)).Cell("2023")!.Value, second.Cell("2023")!.Value);
        Assert.Null(second.Cell("2023", ("citizenship", "DE"))!.Value);
        Assert.True(second.Protection.Changed > 0);
    }

    [Fact]
    public async Task A_revision_by_many_is_shown_except_where_one_cell_changed_by_few()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var delivery = await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Usual));
        await rig.Take();
        var first = await rig.Protect("LIM-01");
        await rig.MarkPublic(first);
        (string, string, int)[] more = [.. Usual.Select(group => (group.Item1, group.Item2, group.Item1 switch { "CN" => group.Item3 + 20, "IN" when group.Item2 == "F" => group.Item3 + 1, _ => group.Item3 }))];
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, more), supersedes: delivery);
        await rig.Take();
        var (old, now) = (Assert.Single(await rig.Tables(first)), Assert.Single(await rig.Tables(await rig.Protect("LIM-01"))));
        Assert.Equal(old.Cell("2023")!.Value + 41, now.Cell("2023")!.Value);
        Assert.NotNull(old.Cell("2023", ("citizenship", "IN"))!.Value);
        Assert.Null(now.Cell("2023", ("citizenship", "IN"))!.Value);
    }

    [Fact]
    public async Task Two_sets_that_do_not_know_of_each_other_do_not_both_become_public()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Usual));
        await rig.Take();
        var (one, other) = (await rig.Protect("LIM-01"), await rig.Protect("LIM-01", "LIM-04"));
        await rig.MarkPublic(one);
        var refused = await rig.Run<ProtectedSets, Outcome<Done>>(sets => sets.MarkPublic(other.Set!.Value, DateTime.UnixEpoch, TestContext.Current.CancellationToken));
        Assert.Equal("protection.overtaken", refused.Problem!.Code);
    }

    private static bool IsTotal(SafeTable table, SafeCell cell) => table.Dimensions.SkipLast(1).Select((dimension, i) => dimension.Codes[cell.At[i]].Code).All(code => code == SafeDimension.Total);

    private static string Breakdown(SafeTable table, SafeCell cell) => string.Create(
        CultureInfo.InvariantCulture, $"{table.Time.Codes[cell.At[^1]].Code}{string.Concat(table.Dimensions.SkipLast(1).Select((dimension, i) => dimension.Codes[cell.At[i]].Code == SafeDimension.Total ? "" : $" {dimension.Id}"))}");
}
