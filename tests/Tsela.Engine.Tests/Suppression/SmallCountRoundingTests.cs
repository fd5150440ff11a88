using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Rounding;

namespace Tsela.Engine.Tests.Suppression;

public sealed class SmallCountRoundingTests
{
    private static readonly TableDimension Place = new("place", new Dictionary<string, string>
    {
        ["a"] = "low", ["b"] = "low", ["c"] = "low", ["d"] = "high", ["e"] = "high", ["low"] = "total", ["high"] = "total",
    })
    {
        Zones = new Dictionary<string, IReadOnlyList<string>> { ["river"] = ["b", "d"] },
    };

    private static readonly TableDimension Sex = new("sex", new Dictionary<string, string> { ["F"] = "total", ["M"] = "total" });

    private static readonly TableDimension Age = new("age", Enumerable.Range(0, 9).ToDictionary(age => $"A{age}", _ => "total"));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 5)]
    public void Small_counts_become_nought_or_the_base_and_every_sum_still_adds_up(int seed, int roundTo)
    {
        var table = Random(seed);
        var rounded = SmallCountRounding.Round(new ProtectionProblem([table], new PrimaryRules(1)), roundTo);
        var shown = rounded.Tables[0].Cells.ToDictionary(cell => string.Join('|', cell.Codes), cell => cell.Value!.Value);
        foreach (var cell in table.Cells)
        {
            var value = shown[string.Join('|', cell.Codes)];
            Assert.True(cell.Value >= roundTo ? value == cell.Value : cell.Value == 0 ? value == 0 : value == 0 || value == roundTo);
        }

        foreach (var cell in rounded.Tables[0].Cells)
        {
            Assert.Equal(table.Cells.Where(inner => Holds(cell.Codes, inner.Codes)).Sum(inner => shown[string.Join('|', inner.Codes)]), cell.Value);
        }

        Assert.True(rounded.LargestError <= 2 * roundTo);
        Assert.True(rounded.RootMeanSquare <= 1.33 * roundTo / 3, $"{rounded.RootMeanSquare}");
        Assert.All(rounded.Tables[0].Cells, cell => Assert.Equal(CellStatus.Rounded, cell.Status));
    }

    [Fact]
    public void The_same_table_gives_the_same_rounding()
    {
        var once = SmallCountRounding.Round(new ProtectionProblem([Random(7)], new PrimaryRules(1)), 3);
        var again = SmallCountRounding.Round(new ProtectionProblem([Random(7)], new PrimaryRules(1)), 3);
        Assert.Equal(once.Tables[0].Cells.Select(cell => cell.Value), again.Tables[0].Cells.Select(cell => cell.Value));
    }

    [Fact]
    public void What_was_shown_of_an_inner_cell_before_is_shown_again()
    {
        var table = Random(11);
        var small = table.Cells.Where(cell => cell.Value is > 0 and < 3).ToList();
        EarlierCell[] earlier = [.. small.Select((cell, index) => new EarlierCell($"age={cell.Codes[2]};place={cell.Codes[0]};sex={cell.Codes[1]}", index % 2 == 0 ? 3 : 0))];
        var rounded = SmallCountRounding.Round(new ProtectionProblem([table], new PrimaryRules(1)) { Earlier = earlier }, 3);
        var shown = rounded.Tables[0].Cells.ToDictionary(cell => string.Join('|', cell.Codes), cell => cell.Value);
        Assert.Equal(earlier.Select(cell => cell.Value), small.Select(cell => shown[string.Join('|', cell.Codes)]));
    }

    [Fact]
    public void A_linked_table_shows_the_same_sums_and_tables_without_a_common_one_are_refused()
    {
        var table = Random(3);
        InnerCell[] byPlace = [.. table.Cells.GroupBy(cell => cell.Codes[0]).Select(group => new InnerCell([group.Key], group.Sum(cell => cell.Value), 0))];
        InnerCell[] bySex = [.. table.Cells.GroupBy(cell => cell.Codes[1]).Select(group => new InnerCell([group.Key], group.Sum(cell => cell.Value), 0))];
        var linked = new CountTable("by place", [Place], byPlace);
        var rounded = SmallCountRounding.Round(new ProtectionProblem([linked, table], new PrimaryRules(1)), 3);
        var sums = rounded.Tables[1].Cells.Where(cell => cell.Codes[1] == "total" && cell.Codes[2] == "total").ToDictionary(cell => cell.Codes[0], cell => cell.Value);
        Assert.All(rounded.Tables[0].Cells, cell => Assert.Equal(sums[cell.Codes[0]], cell.Value));
        var refused = Assert.Throws<ProtectionRefusedException>(() => SmallCountRounding.Round(new ProtectionProblem([linked, new CountTable("by sex", [Sex], bySex)], new PrimaryRules(1)), 3));
        Assert.Contains("place, sex", refused.Message, StringComparison.Ordinal);
    }

    private static bool Holds(IReadOnlyList<string> sum, IReadOnlyList<string> inner) =>
        Place.ClimbOf(inner[0]).Contains(sum[0]) && Sex.ClimbOf(inner[1]).Contains(sum[1]) && Age.ClimbOf(inner[2]).Contains(sum[2]);

    private static CountTable Random(int seed)
    {
        var random = new Random(seed);
        var cells =
            from place in new[] { "a", "b", "c", "d", "e" }
            from sex in new[] { "F", "M" }
            from age in Age.Parents.Keys
            let value = random.Next(3) == 0 ? random.Next(60) : random.Next(6)
            select new InnerCell([place, sex, age], value, value);
        return new CountTable("made up", [Place, Sex, Age], [.. cells]);
    }
}
