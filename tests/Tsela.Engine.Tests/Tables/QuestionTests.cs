using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Engine.Tests.Tables;

/// <summary>What the words of a question mean, each in a handful of rows.</summary>
public sealed class QuestionTests
{
    [Fact]
    public void A_stock_on_many_days_is_one_table_with_the_day_last()
    {
        var table = Build(
            [new("sex", ColumnKind.Code), new("valid.from", ColumnKind.Date), new("valid.to", ColumnKind.Date)],
            ["F", "2024-01-15", "2024-02-29"], ["M", "2023-05-01", null], ["M", "2024-03-01", "2024-02-01"], ["F", null, null], ["F", "2025-01-01", null]);
        var answer = Tabulation.Of(table, new Question
        {
            By = [new CodeDimension("sex", "sex")],
            Time = new StockOnDays(StockOnDays.MonthEnds(new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 31))),
            Totals = true,
        });
        Assert.Equal(["sex", "at"], answer.Dimensions);
        Assert.Equal(
            ["F 2024-01-31 1", "F 2024-02-29 1", "M 2024-01-31 1", "M 2024-02-29 1", "M 2024-03-31 1", "_T 2024-01-31 2", "_T 2024-02-29 2", "_T 2024-03-31 1"],
            answer.Cells.Select(Text));
        Assert.Equal((2, 1, 1, 1), (answer.RowsUsed, answer.RowsOutside, answer.Apart.WithoutDate, answer.Apart.EndBeforeBeginning));
    }

    [Fact]
    public void The_age_in_a_stock_on_many_days_is_that_of_each_day()
    {
        var table = Build([new("birth", ColumnKind.Date), new("valid.from", ColumnKind.Date), new("valid.to", ColumnKind.Date)], ["2006-06-15", "2020-01-01", null]);
        var answer = Tabulation.Of(table, new Question
        {
            By = [new AtDimension(), new AgeDimension("age", "birth", [Band.Parse("0-17"), Band.Parse("18+")])],
            Time = new StockOnDays([new DateOnly(2024, 6, 15), new DateOnly(2024, 6, 14), new DateOnly(2000, 1, 1)]),
        });
        Assert.Equal(["2024-06-14 0-17 1", "2024-06-15 18+ 1"], answer.Cells.Select(Text));
    }

    [Fact]
    public void A_code_without_a_group_stands_as_itself_and_is_counted()
    {
        var table = Build([new("district", ColumnKind.Code, States: ["n/s"])], ["LS-A"], ["LS-B"], ["XX"], ["n/s"], [null]);
        var answer = Tabulation.Of(table, new Question
        {
            By = [new LevelDimension("district@zone", "district", new Dictionary<string, string>(StringComparer.Ordinal) { ["LS-A"] = "lowlands", ["LS-B"] = "lowlands" })],
        });
        Assert.Equal([" 1", "XX 1", "lowlands 2", "n/s 1"], answer.Cells.Select(Text));
        Assert.Equal((1, 0), (answer.Apart.NotInList, answer.Apart.All));
    }

    [Fact]
    public void A_code_outside_its_list_is_counted()
    {
        var table = Build([new("sex", ColumnKind.Code)], ["F"], ["X"], [null]);
        var answer = Tabulation.Of(table, new Question { By = [new CodeDimension("sex", "sex") { List = new HashSet<string>(StringComparer.Ordinal) { "F", "M" } }] });
        Assert.Equal(1, answer.Apart.NotInList);
    }

    [Fact]
    public void Ages_that_cannot_be_are_counted()
    {
        var table = Build([new("birth", ColumnKind.Date), new("event.date", ColumnKind.Date)], ["2024-05-02", "2024-05-01"], ["1990-01-01", "2024-05-01"], [null, "2024-05-01"]);
        var answer = Tabulation.Of(table, new Question
        {
            By = [new AgeDimension("age", "birth", Band.SingleYears())],
            Time = new FlowIn(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)),
        });
        Assert.Equal([" 2", "34 1"], answer.Cells.Select(Text));
        Assert.Equal(1, answer.Apart.AgeImpossible);
    }

    [Fact]
    public void Weights_count_rows_for_more_or_less_than_one()
    {
        var table = Build([new("amount", ColumnKind.Number), new("weight", ColumnKind.Number)], ["10", "1.5"], ["20", "0.5"], ["30", null]);
        decimal? Ask(Aggregate aggregate) => Assert.Single(Tabulation.Of(table, new Question
        {
            Measure = new Measure(aggregate, aggregate == Aggregate.Count ? null : new ColumnValue("amount")),
            Weight = "weight",
        }).Cells).Value;

        Assert.Equal((2m, 25m, 12.5m), (Ask(Aggregate.Count), Ask(Aggregate.Sum), Ask(Aggregate.Mean)));
        Assert.Throws<ArgumentException>(() => Ask(Aggregate.Median));
    }

    [Fact]
    public void Totals_of_some_dimensions_alone()
    {
        var table = Build([new("sex", ColumnKind.Code), new("district", ColumnKind.Code)], ["F", "A"], ["M", "A"]);
        var answer = Tabulation.Of(table, new Question
        {
            By = [new CodeDimension("sex", "sex"), new CodeDimension("district", "district")],
            TotalsOf = new HashSet<string>(StringComparer.Ordinal) { "sex" },
        });
        Assert.Equal(["F A 1", "M A 1", "_T A 2"], answer.Cells.Select(Text));
    }

    [Fact]
    public void Shares_of_a_row_a_column_and_the_whole()
    {
        var table = Build([new("sex", ColumnKind.Code), new("district", ColumnKind.Code)], ["F", "A"], ["F", "B"], ["M", "A"], ["F", "A"]);
        var answer = Tabulation.Of(table, new Question { By = [new CodeDimension("sex", "sex"), new CodeDimension("district", "district")], Totals = true });
        Assert.Equal(0.5m, Shares.Of(answer, []).Cells.Single(cell => cell.Codes is ["F", "A"]).Value);
        Assert.Equal(0.75m, Shares.Of(answer, []).Cells.Single(cell => cell.Codes is ["F", "_T"]).Value);
        Assert.Equal(1m / 3, Shares.Of(answer, ["sex"]).Cells.Single(cell => cell.Codes is ["F", "B"]).Value);
        Assert.Equal(1m, Shares.Of(answer, ["sex"]).Cells.Single(cell => cell.Codes is ["F", "_T"]).Value);
        Assert.Equal(2m / 3, Shares.Of(answer, ["district"]).Cells.Single(cell => cell.Codes is ["F", "A"]).Value);
        Assert.Throws<ArgumentException>(() => Shares.Of(answer, ["age"]));
    }

    private static string Text(Cell cell) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join(' ', cell.Codes)} {cell.Value:0.####}");

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
