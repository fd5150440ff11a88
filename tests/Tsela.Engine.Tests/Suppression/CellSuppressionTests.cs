using Tsela.Engine.Suppression;
using static Tsela.Engine.Tests.Suppression.DrawnTables;

namespace Tsela.Engine.Tests.Suppression;

public sealed class CellSuppressionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_primary_can_be_found_by_trying_everything(int seed)
    {
        var random = new Random(seed);
        TableDimension[] dimensions = (seed % 4) switch
        {
            0 => [Flat("a", 3), Flat("b", 3)],
            1 => [Grouped("a", 4), Flat("b", 2)],
            2 => [WithZone(Grouped("a", 4)), Flat("b", 2)],
            _ => [Flat("a", 2), Flat("b", 2), Flat("c", 2)],
        };
        var table = Counts("t", random, 0.2, 8, dimensions);
        var safe = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3))).Tables[0];

        var attacker = new NaiveAttacker(table, safe, least: 1, greatest: 14).Search();

        foreach (var (cell, values) in attacker.Possible.Where(one => one.Key.Status == CellStatus.Primary))
        {
            Assert.True(values.Max >= 3, $"{string.Join(", ", cell.Codes)} is at most {values.Max}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Under_the_lesser_demand_nothing_hidden_has_one_value_only(int seed)
    {
        var table = Counts("t", new Random(seed), 0.2, 8, seed % 2 == 0 ? [Flat("a", 3), Flat("b", 3)] : [Grouped("a", 4), Flat("b", 2)]);
        var safe = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3)) { Demand = SuppressionDemand.NotExact }).Tables[0];

        var attacker = new NaiveAttacker(table, safe, least: 1, greatest: 14).Search();

        Assert.All(attacker.Possible, one => Assert.True(one.Value.Count > 1, string.Join(", ", one.Key.Codes)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Hides_the_same_cells_whatever_order_they_come_in(int seed)
    {
        var table = Counts("t", new Random(seed), 0.3, 12, Grouped("a", 6), Flat("b", 4), Flat("c", 2));
        var shuffled = table with { Cells = [.. table.Cells.OrderBy(cell => string.Concat(cell.Codes.Reverse()), StringComparer.Ordinal)] };

        Assert.Equal(Hidden(table), Hidden(shuffled));

        static IEnumerable<string> Hidden(CountTable of) => CellSuppression.Protect(new ProtectionProblem([of], new PrimaryRules(3))).Tables[0].Cells
            .Where(cell => cell.Value is null).Select(cell => string.Join(';', cell.Codes)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Shows_empty_cells_and_never_hides_them()
    {
        var table = new CountTable("t", [Flat("a", 2), Flat("b", 2)], [new InnerCell(["a1", "b1"], 1, 1), new InnerCell(["a1", "b2"], 0, 0), new InnerCell(["a2", "b1"], 9, 9), new InnerCell(["a2", "b2"], 7, 7)]);

        var safe = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3))).Tables[0];

        Assert.Equal(0, safe.Cells.Single(cell => cell.Codes is ["a1", "b2"]).Value);
        Assert.Null(safe.Cells.Single(cell => cell.Codes is ["a1", "total"]).Value);
    }

    [Fact]
    public void Refuses_a_table_of_which_earlier_releases_give_a_primary_away_and_names_it()
    {
        var table = new CountTable("arrivals", [Flat("a", 2), Flat("b", 2)], [new InnerCell(["a1", "b1"], 1, 1), new InnerCell(["a1", "b2"], 8, 8), new InnerCell(["a2", "b1"], 9, 9), new InnerCell(["a2", "b2"], 7, 7)]);
        var problem = new ProtectionProblem([table], new PrimaryRules(3)) { Earlier = [new EarlierCell("a=a1", 9), new EarlierCell("a=a1;b=b2", 8)] };

        var refusal = Assert.Throws<ProtectionRefusedException>(() => CellSuppression.Protect(problem));

        Assert.Contains("arrivals", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("a a1, b b1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Drop the dimension", refusal.Message, StringComparison.Ordinal);
    }
}
