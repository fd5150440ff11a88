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

        var attacker = new NaiveAttacker(table, safe, least: 0, greatest: 12).Search();

        foreach (var (cell, values) in attacker.Possible.Where(one => one.Key.Status == CellStatus.Primary))
        {
            Assert.True(values.Count > 1, $"{string.Join(", ", cell.Codes)} can only be {values.Min}");
        }
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
