using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Systems;
using static Tsela.Engine.Tests.Suppression.DrawnTables;

namespace Tsela.Engine.Tests.Suppression;

public sealed class CellSuppressionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 16)];

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

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_cell_has_one_fate_in_all_linked_tables_and_every_primary_reaches_the_minimum(int seed)
    {
        var random = new Random(seed);
        var (a, b, c) = (Grouped("a", 4), WithZone(Flat("b", 3)), Flat("c", 4));
        var persons = Enumerable.Range(0, 150).Select(_ => (A: Drawn(a), B: Drawn(b), C: Drawn(c))).ToList();
        CountTable first = Counted("first", [a, b], persons.Select(one => $"{one.A};{one.B}")), second = Counted("second", [a, c], persons.Select(one => $"{one.A};{one.C}"));

        var result = CellSuppression.Protect(new ProtectionProblem([first, second], new PrimaryRules(4)));

        Assert.Equal(Margin(result.Tables[0]), Margin(result.Tables[1]));
        Assert.Equal((0, 0, 0), (result.Audit.Recovered, result.Audit.RecoveredWhenPositive, result.Audit.PrimariesBelowMinimum));

        string Drawn(TableDimension dimension) => Lowest(dimension)[(int)(Lowest(dimension).Count * Math.Pow(random.NextDouble(), 3))];
        static CountTable Counted(string name, TableDimension[] dimensions, IEnumerable<string> rows) =>
            new(name, dimensions, [.. rows.GroupBy(row => row, StringComparer.Ordinal).Select(group => new InnerCell(group.Key.Split(';'), group.Count(), group.Count()))]);
        static IEnumerable<(string Code, decimal? Value)> Margin(ProtectedTable table) =>
            table.Cells.Where(cell => cell.Codes[1] == "total").Select(cell => (cell.Codes[0], cell.Value)).OrderBy(cell => cell.Item1, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(3, 10)]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    public void A_small_revision_changes_the_fate_of_few_cells(int seed, int codes)
    {
        var random = new Random(seed);
        var table = Counts("t", random, 0.3, 60, Grouped("a", codes), Grouped("b", codes - 2), Flat("c", 4));
        var revised = table with { Cells = [.. table.Cells.Select((cell, at) => at % 100 == 7 && cell.Value > 10 ? cell with { Value = cell.Value + 1, Contributors = cell.Contributors + 1 } : cell)] };

        var (before, after) = (Fates(table), Fates(revised));

        Assert.True(before.Count(cell => after[cell.Key] != cell.Value) < before.Count / 20, $"{before.Count(cell => after[cell.Key] != cell.Value)} of {before.Count} changed");

        static Dictionary<string, bool> Fates(CountTable of) => CellSuppression.Protect(new ProtectionProblem([of], new PrimaryRules(3))).Tables[0].Cells
            .ToDictionary(cell => string.Join(';', cell.Codes), cell => cell.Value is null, StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_was_shown_stays_shown_and_what_was_hidden_stays_hidden(int seed)
    {
        var table = Counts("t", new Random(seed), 0.2, 10, Flat("a", 4), Flat("b", 4));
        var first = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3))).Tables[0];
        var earlier = first.Cells.Select(cell => new EarlierCell(CellIdentity.Of(table.Dimensions, cell.Codes), cell.Value)).ToList();

        var again = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3)) { Earlier = earlier }).Tables[0];

        Assert.Equal(first.Cells.Select(cell => cell.Value), again.Cells.Select(cell => cell.Value));
    }

    [Fact]
    public void Money_of_few_payers_and_of_one_great_payer_is_hidden()
    {
        var table = new CountTable("remittances", [Flat("a", 3), Flat("b", 2)],
        [
            new InnerCell(["a1", "b1"], 900, 2, 500, 400), new InnerCell(["a1", "b2"], 5000, 40, 300, 200),
            new InnerCell(["a2", "b1"], 4000, 30, 3700, 100), new InnerCell(["a2", "b2"], 6000, 50, 300, 250),
            new InnerCell(["a3", "b1"], 5500, 45, 350, 300), new InnerCell(["a3", "b2"], 7000, 60, 300, 250),
        ]);

        var result = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3) { PPercent = 10 }));

        Assert.Equal(["a1;b1", "a2;b1"], result.Tables[0].Cells.Where(cell => cell.Status == CellStatus.Primary).Select(cell => string.Join(';', cell.Codes)).Order(StringComparer.Ordinal));
        Assert.Equal(0, result.Audit.PrimariesBelowMinimum);
        Assert.All(result.Tables[0].Cells.Where(cell => cell.Status == CellStatus.Primary), cell => Assert.True(cell.Known!.Upper - cell.Known.Lower > 50));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void No_payer_who_knows_the_own_amount_comes_near_to_that_of_another(int seed)
    {
        var random = new Random(seed);
        TableDimension[] dimensions = seed % 2 == 0 ? [Grouped("a", 5), Flat("b", 4)] : [Flat("a", 5), Flat("b", 4)];
        var cells = Lowest(dimensions[0]).SelectMany(a => Lowest(dimensions[1]).Select(b => Paid([a, b]))).ToList();
        var problem = new ProtectionProblem([new CountTable("remittances", dimensions, cells)], new PrimaryRules(3) { PPercent = 10 });

        var result = CellSuppression.Protect(problem);

        var system = CellSystem.Of(problem).Cells.ToDictionary(cell => cell.Identity, StringComparer.Ordinal);
        Assert.Equal(0, result.Audit.PrimariesBelowMinimum);
        foreach (var hidden in result.Tables[0].Cells.Where(cell => cell.Status == CellStatus.Primary))
        {
            // the second greatest knows the own amount; whoever gave the greatest to another hidden cell knows that it holds at least that
            var cell = system[CellIdentity.Of(dimensions, hidden.Codes)];
            Assert.True(hidden.Known!.UpperWhenPositive - (double)cell.Largest2 > 1.0999 * (double)cell.Largest1, $"{cell} {hidden.Known}");
        }

        InnerCell Paid(string[] codes)
        {
            var paid = Enumerable.Range(0, 1 + random.Next(1 + random.Next(20))).Select(_ => (decimal)Math.Ceiling(Math.Exp(2 + (6 * random.NextDouble())))).OrderDescending().ToArray();
            return new InnerCell(codes, paid.Sum(), paid.Length, paid[0], paid.Length > 1 ? paid[1] : 0);
        }
    }

    [Fact]
    public void Shows_a_secondary_again_that_follows_from_what_is_shown()
    {
        var recoverable = Enumerable.Range(1, 8).SelectMany(seed =>
        {
            var table = Counts("t", new Random(seed), 0.4, 20, WithZone(Grouped("a", 7)), Flat("b", 3), Flat("c", 3));
            var result = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3)));
            Assert.Equal((0, 0, 0), (result.Audit.Recovered, result.Audit.RecoveredWhenPositive, result.Audit.PrimariesBelowMinimum));
            return result.Tables[0].Cells.Where(cell => cell.Known is { } known && known.UpperWhenPositive == known.LowerWhenPositive);
        });

        Assert.Empty(recoverable);
    }

    [Fact]
    public void A_code_that_is_the_only_one_below_another_does_not_disclose_a_group()
    {
        var place = new TableDimension("place", new Dictionary<string, string>(StringComparer.Ordinal) { ["north"] = "all", ["council"] = "north", ["south"] = "all" });
        var table = new CountTable("t", [place, Flat("b", 2)],
            [new InnerCell(["council", "b1"], 20, 20), new InnerCell(["council", "b2"], 30, 30), new InnerCell(["south", "b1"], 40, 40), new InnerCell(["south", "b2"], 50, 50)]);

        var result = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3) { GroupDisclosure = 1, ZerosProtected = true }));

        Assert.Equal(0, result.Loss.Primaries);
    }

    [Fact]
    public void Nobody_can_tell_that_nearly_all_of_a_sum_stand_in_one_code()
    {
        var table = new CountTable("t", [Flat("a", 3), Flat("b", 3)],
        [
            new InnerCell(["a1", "b1"], 19, 19), new InnerCell(["a1", "b2"], 1, 1), new InnerCell(["a1", "b3"], 0, 0),
            new InnerCell(["a2", "b1"], 12, 12), new InnerCell(["a2", "b2"], 14, 14), new InnerCell(["a2", "b3"], 15, 15),
            new InnerCell(["a3", "b1"], 21, 21), new InnerCell(["a3", "b2"], 30, 30), new InnerCell(["a3", "b3"], 22, 22),
        ]);

        var result = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3) { GroupDisclosure = 1, ZerosProtected = true }));

        var group = result.Tables[0].Cells.Single(cell => cell.Codes is ["a1", "b1"]);
        Assert.Equal(CellStatus.Primary, group.Status);
        Assert.True(group.Known!.Lower <= 18, $"at least {group.Known.Lower} of 20");
        Assert.Equal(20, result.Tables[0].Cells.Single(cell => cell.Codes is ["a1", "total"]).Value);
    }

    [Fact]
    public void A_group_of_cells_at_their_least_is_hidden_and_no_reason_to_refuse()
    {
        var table = new CountTable("t", [Flat("a", 2), Flat("b", 2), Flat("c", 2)],
        [
            new InnerCell(["a1", "b1", "c1"], 1, 1), new InnerCell(["a1", "b1", "c2"], 1, 1), new InnerCell(["a2", "b1", "c1"], 1, 1),
            new InnerCell(["a1", "b2", "c1"], 40, 40), new InnerCell(["a1", "b2", "c2"], 40, 40), new InnerCell(["a2", "b2", "c1"], 40, 40), new InnerCell(["a2", "b2", "c2"], 40, 40),
        ]);

        var result = CellSuppression.Protect(new ProtectionProblem([table], new PrimaryRules(3) { GroupDisclosure = 1 }));

        Assert.Equal((0, 0), (result.Audit.RecoveredWhenPositive, result.Audit.PrimariesBelowMinimum));
        Assert.Equal(CellStatus.Primary, result.Tables[0].Cells.Single(cell => cell.Codes is ["a1", "b1", "total"]).Status);
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
    public void What_was_hidden_for_its_own_sake_stays_so_when_it_has_grown_and_does_not_make_its_sum_small()
    {
        var table = new CountTable("arrivals", [Flat("a", 3), Flat("b", 3)],
        [
            new InnerCell(["a1", "b1"], 4, 4), new InnerCell(["a1", "b2"], 5, 5), new InnerCell(["a1", "b3"], 20, 20), new InnerCell(["a2", "b1"], 30, 30), new InnerCell(["a2", "b2"], 8, 8),
            new InnerCell(["a2", "b3"], 9, 9), new InnerCell(["a3", "b1"], 7, 7), new InnerCell(["a3", "b2"], 6, 6), new InnerCell(["a3", "b3"], 9, 9),
        ]);
        var problem = new ProtectionProblem([table], new PrimaryRules(3)) { Earlier = [new EarlierCell("a=a1;b=b1", null, IsPrimary: true), new EarlierCell("a=a1;b=b2", null, IsPrimary: true)] };

        var result = CellSuppression.Protect(problem);

        Assert.Equal(["a1;b1", "a1;b2"], result.Tables[0].Cells.Where(cell => cell.Status == CellStatus.Primary).Select(cell => string.Join(';', cell.Codes)));
        Assert.Equal(29, result.Tables[0].Cells.Single(cell => cell.Codes is ["a1", "total"]).Value);
        Assert.Equal((0, 0), (result.Audit.Recovered, result.Audit.PrimariesBelowMinimum));
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
