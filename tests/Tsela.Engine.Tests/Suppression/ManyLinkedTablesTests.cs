using Tsela.Engine.Suppression;

namespace Tsela.Engine.Tests.Suppression;

public sealed class ManyLinkedTablesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_small_cell_has_a_companion_however_many_tables_share_its_total(int others)
    {
        var small = Table("citizenship", ("CN", 90), ("GH", 2), ("IN", 60), ("NG", 23));
        var problem = new ProtectionProblem(
            [Table("one", ("all", 175)), .. Enumerable.Range(0, others).Select(i => Table($"other{i}", ("a", 100 + i), ("b", 75 - i))), small], new PrimaryRules(3));
        var hidden = CellSuppression.Protect(problem).Tables[^1].Cells.Where(cell => cell.Value is null).Select(cell => cell.Codes[0]).ToList();
        Assert.Contains("GH", hidden);
        Assert.Equal(2, hidden.Count);
    }

    private static CountTable Table(string dimension, params (string Code, int Count)[] cells) => new(
        dimension, [new TableDimension(dimension, cells.ToDictionary(cell => cell.Code, _ => "total", StringComparer.Ordinal))],
        [.. cells.Select(cell => new InnerCell([cell.Code], cell.Count, cell.Count))]);
}
