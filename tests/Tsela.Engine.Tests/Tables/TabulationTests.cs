using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Engine.Tests.Tables;

public sealed class TabulationTests
{
    [Fact]
    public void A_sum_beyond_what_a_decimal_holds_is_an_error_and_never_a_wrong_figure()
    {
        var table = Build([new("amount", ColumnKind.Number)], ["79228162514264337593543950335"], ["79228162514264337593543950335"]);
        Assert.Throws<OverflowException>(() => Tabulation.Of(table, new Question { Measure = new Measure(Aggregate.Sum, new ColumnValue("amount")) }));
    }

    [Fact]
    public void An_unknown_column_is_refused_by_name()
    {
        var table = Build([new("sex", ColumnKind.Code)], ["F"]);
        var refusal = Assert.Throws<UnknownColumnException>(() => Tabulation.Of(table, new Question { By = [new CodeDimension("age", "age")] }));
        Assert.Contains("'age'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_met_by_any_of_its_items_and_counted_under_the_first()
    {
        var table = Build([new("citizenships", ColumnKind.Code)], ["CN;LS"], ["ZA"], [null]);
        var answer = Tabulation.Of(table, new Question
        {
            By = [new CodeDimension("citizenship", "citizenships")],
            Where = [new CodeIs("citizenships", new HashSet<string>(StringComparer.Ordinal) { "LS" })],
        });
        Assert.Equal(["CN"], answer.Cells.Select(cell => cell.Codes[0]));
    }

    [Fact]
    public void A_key_in_two_tables_is_one_person()
    {
        var first = Build([new("person", ColumnKind.Code)], ["a"], ["b"]);
        var second = Build([new("person", ColumnKind.Code)], ["b"], ["c"]);
        var answer = Tabulation.Of([first, second], new Question { Measure = new Measure(Aggregate.Distinct, new ColumnValue("person")) });
        Assert.Equal(3, Assert.Single(answer.Cells).Value);
    }

    [Fact]
    public void A_condition_that_is_not_met_takes_also_the_rows_without_the_value()
    {
        var table = Build([new("amount", ColumnKind.Number)], ["1"], ["2"], ["3"], [null]);
        var answer = Tabulation.Of(table, new Question { Where = [new Not(new NumberWithin("amount", 2, 2))] });
        Assert.Equal(3, Assert.Single(answer.Cells).Value);
    }

    [Theory]
    [InlineData("1.5", false, 2)]
    [InlineData("1.5", true, 1)]
    [InlineData("n/s", false, 1)]
    [InlineData("n/s", true, 3)]
    public void Numbers_and_states_are_named_by_their_texts(string code, bool negated, int rows)
    {
        var table = Build([new("amount", ColumnKind.Number, States: ["n/s"])], ["1.50"], ["2"], ["1.5"], ["n/s"], [null]);
        var answer = Tabulation.Of(table, new Question { Where = [new CodeIs("amount", new HashSet<string>(StringComparer.Ordinal) { code }, negated)] });
        Assert.Equal(rows, Assert.Single(answer.Cells).Value);
    }

    [Fact]
    public void Days_that_cannot_be_read_are_counted_and_taken_as_missing()
    {
        var builder = new ColumnTableBuilder("t", [new("day", ColumnKind.Date)]);
        builder.Add(["2024-02-30"]);
        builder.Add(["2024-02-29T10:00:00"]);
        Assert.Equal(1, builder.Unreadable["day"]);
        Assert.Equal(new DateOnly(2024, 2, 29), builder.Build().Find<DateColumn>("day").DateAt(1));
    }

    [Fact]
    public void Totals_are_not_added_to_totals_that_the_rows_bring_along()
    {
        var table = Build([new("sex", ColumnKind.Code)], ["F"], ["M"], ["_T"]);
        var question = new Question { By = [new CodeDimension("sex", "sex")], Totals = true };
        var refusal = Assert.Throws<QuestionRefusedException>(() => Tabulation.Of(table, question));
        Assert.Contains("totals of 'sex' of their own", refusal.Message, StringComparison.Ordinal);
        var without = question with { Where = [new CodeIs("sex", new HashSet<string>(StringComparer.Ordinal) { "_T" }, Negated: true)] };
        Assert.Equal([1m, 1m, 2m], Tabulation.Of(table, without).Cells.Select(cell => cell.Value!.Value).Order());
    }

    [Fact]
    public void Sums_that_only_pass_beyond_64_bits_on_the_way_are_right()
    {
        var table = Build([new("amount", ColumnKind.Number)], ["9000000000000000000"], ["9000000000000000000"], ["-9000000000000000000"], ["0.5"]);
        Assert.Equal(9000000000000000000.5m, Sum(table));
        var most = Build([new("amount", ColumnKind.Number)], ["79228162514264337593543950335"], ["79228162514264337593543950335"], ["-79228162514264337593543950335"]);
        Assert.Equal(79228162514264337593543950335m, Sum(most));
    }

    [Fact]
    public void Twelve_dimensions_and_none()
    {
        var names = Enumerable.Range(0, 12).Select(i => $"c{i}").ToArray();
        var random = new Random(12);
        var table = Build([.. names.Select(name => new ColumnPlan(name, ColumnKind.Code))], [.. Enumerable.Range(0, 3000).Select(_ => names.Select(_ => $"v{random.Next(90)}").ToArray())]);
        var answer = Tabulation.Of(table, new Question { By = [.. names.Select(name => new CodeDimension(name, name))], TotalsOf = names.Take(6).ToHashSet(StringComparer.Ordinal) });
        Assert.Equal(3000, answer.Cells.Where(cell => !cell.Codes.Contains(Tabulation.Total)).Sum(cell => cell.Rows));
        Assert.Equal(3000, answer.Cells.Where(cell => cell.Codes.Count(code => code == Tabulation.Total) == 6).Sum(cell => cell.Rows));
        Assert.Equal(3000, Assert.Single(Tabulation.Of(table, new Question()).Cells).Value);
    }

    [Fact]
    public void No_rows_and_no_tables_give_no_cells()
    {
        Assert.Empty(Tabulation.Of(Build([new("sex", ColumnKind.Code)]), new Question { By = [new CodeDimension("sex", "sex")], Totals = true }).Cells);
        Assert.Empty(Tabulation.Of(Array.Empty<ColumnTable>(), new Question()).Cells);
    }

    private static decimal? Sum(ColumnTable table) =>
        Assert.Single(Tabulation.Of(table, new Question { Measure = new Measure(Aggregate.Sum, new ColumnValue("amount")) }).Cells).Value;

    private static ColumnTable Build(IReadOnlyList<ColumnPlan> plan, params string?[][] rows)
    {
        var builder = new ColumnTableBuilder("t", plan);
        foreach (var row in rows)
        {
            builder.Add(row);
        }

        return builder.Build();
    }
}
