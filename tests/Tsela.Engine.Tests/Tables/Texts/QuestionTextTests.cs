using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Engine.Tables;
using Tsela.Engine.Tables.Texts;

namespace Tsela.Engine.Tests.Tables.Texts;

public sealed class QuestionTextTests
{
    private static readonly string?[][] Rows =
    [
        ["F", "LS-A", "1990-05-01", "2023-02-10", "2022-01-01", "2023-12-31", "100.5", "3"],
        ["M", "LS-B", "2010-06-30", "2023-05-11", "2023-01-01", null, "20", "1"],
        ["F", "LS-B", "1950-01-01", "2024-01-05", "2024-01-01", null, "7", "2"],
        ["n/s", "LS-Z", null, null, "2021-01-01", "2020-01-01", null, "1"],
        [null, "LS-A", "2001-12-31", "2023-12-31", null, null, "20", "1"],
    ];

    [Theory]
    [InlineData("", "", "count", "5")]
    [InlineData("sex", "", "count", "=1 F=2 M=1 n/s=1")]
    [InlineData("person.sex", "", "count", "=1 F=2 M=1 n/s=1")]
    [InlineData("district@zone", "", "count", "LS-Z=1 high=2 low=2")]
    [InlineData("arrived@year", "", "count", "=1 2023=3 2024=1")]
    [InlineData("arrived@quarter", "", "count", "=1 2023-Q1=1 2023-Q2=1 2023-Q4=1 2024-Q1=1")]
    [InlineData("arrived@month", "sex=F", "count", "2023-02=1 2024-01=1")]
    [InlineData("arrived@day", "sex=M", "count", "2023-05-11=1")]
    [InlineData("sex", "sex=F|M", "sum:amount", "F=107.5 M=20")]
    [InlineData("", "sex=n/s", "count", "1")]
    [InlineData("", "sex=not F", "count", "1")]
    [InlineData("", "sex=", "count", "1")]
    [InlineData("", "sex=missing", "count", "2")]
    [InlineData("", "sex=given;district=LS-B", "count", "2")]
    [InlineData("", "district@zone=low or missing", "count", "2")]
    [InlineData("", "amount=20|7", "count", "3")]
    [InlineData("", "amount=20.00", "count", "2")]
    [InlineData("", "amount=not 20", "count", "2")]
    [InlineData("", "amount=from 8 and to 50", "count", "2")]
    [InlineData("", "amount=8 to 50", "count", "2")]
    [InlineData("", "arrived=2023-12-31", "count", "1")]
    [InlineData("", "arrived=from 2023-05-01", "count", "3")]
    [InlineData("", "arrived@year=2023", "count", "3")]
    [InlineData("", "arrived@quarter=2023-Q1|2024-Q1", "count", "2")]
    [InlineData("", "arrived@month=not 2023-02", "count", "3")]
    [InlineData("", "arrived@year=from 2024", "count", "1")]
    [InlineData("", "", "distinct:district", "3")]
    [InlineData("", "", "mean:amount", "36.875")]
    [InlineData("", "", "median:amount", "20")]
    [InlineData("", "", "max:amount", "100.5")]
    [InlineData("", "sex=M", "mean:days(begins,arrived)", "130")]
    [InlineData("", "sex=M", "max:age(birth,arrived)", "12")]
    [InlineData("amount", "", "count", "=1 100.5=1 20=2 7=1")]
    public void Has_this_answer(string by, string where, string measure, string cells)
    {
        Assert.Equal(cells, Answer(new QuestionText { By = by, Where = where, Measure = measure }));
    }

    [Theory]
    [InlineData("birth@age", "2023-12-31", "13=1 33=1")]
    [InlineData("birth@age5", "2023-12-31", "10-14=1 30-34=1")]
    [InlineData("birth@age10", "2023-12-31", "10-19=1 30-39=1")]
    [InlineData("birth@0-17|18-64|65+", "2023-12-31", "0-17=1 18-64=1")]
    [InlineData("sex", "2022-12-31,2023-12-31", "F,2022-12-31=1 F,2023-12-31=1 M,2023-12-31=1")]
    [InlineData("at,sex", "yearly:2023..2024", "2023-12-31,F=1 2023-12-31,M=1 2024-12-31,F=1 2024-12-31,M=1")]
    [InlineData("at", "2023-12-31", "2023-12-31=2")]
    [InlineData("", "quarterly:2023-Q4..2024-Q1", "2023-12-31=2 2024-03-31=2")]
    [InlineData("", "monthly:2024-02..2024-02", "2024-02-29=2")]
    [InlineData("", "daily:2023-12-31..2024-01-01", "2023-12-31=2 2024-01-01=2")]
    public void Has_this_stock(string by, string at, string cells)
    {
        Assert.Equal(cells, Answer(new QuestionText { By = by, Stock = "begins,ends", At = at }));
        Assert.Equal(cells, Answer(new QuestionText { By = by, At = at }));
    }

    [Fact]
    public void Has_a_flow_with_ages_on_the_day_of_the_event()
    {
        Assert.Equal("12=1 32=1", Answer(new QuestionText { By = "birth@age", Flow = "arrived", In = "2023-Q1..2023-11" }));
        Assert.Equal("2", Answer(new QuestionText { Where = "birth@age=18 to 64", Flow = "arrived", In = "2023" }));
    }

    [Fact]
    public void Counts_by_a_weight_and_with_totals()
    {
        Assert.Equal("=1 F=5 M=1 _T=8 n/s=1", Answer(new QuestionText { By = "sex", Weight = "households", Totals = true }));
    }

    [Theory]
    [InlineData("sexx", "", "count", "has no column 'sexx'; the nearest is sex.")]
    [InlineData("sex,sex", "", "count", "'sex' stands twice")]
    [InlineData("sex,,district", "", "count", "nothing between two commas")]
    [InlineData("district@zones", "", "count", "'district' has no level 'zones'; the nearest is zone.")]
    [InlineData("sex@zone", "", "count", "'sex' has no level 'zone'; there is none.")]
    [InlineData("arrived@yaer", "", "count", "no level 'yaer'; the nearest is year")]
    [InlineData("birth@age", "", "count", "The age from 'birth' needs a day")]
    [InlineData("households@0-3|2-5", "", "count", "0-3 and 2-5 overlap")]
    [InlineData("households@0-b", "", "count", "'0-b' is not a band")]
    [InlineData("", "sex=W", "count", "'sex' has no code 'W'; the nearest are F and M.")]
    [InlineData("", "district@zone=lov", "count", "The level 'zone' of 'district' has no code 'lov'; the nearest is low.")]
    [InlineData("", "district=LS-AA", "count", "'district' has no code 'LS-AA'; the nearest")]
    [InlineData("", "sex", "count", "'sex' is not a condition")]
    [InlineData("", "amount=many", "count", "'many' is not a number")]
    [InlineData("", "arrived=2023-02-30", "count", "'2023-02-30' is not a day of the calendar")]
    [InlineData("", "arrived@year=23", "count", "'23' is not a period")]
    [InlineData("", "", "cuont", "'cuont' is not something to measure; the nearest is count")]
    [InlineData("", "", "sum:sex", "'sex' holds codes, and sum:sex needs numbers, as in amount and households.")]
    [InlineData("", "", "sum", "'sum' does not say of what")]
    [InlineData("", "amount=5 to 2", "count", "'5 to 2' runs backwards")]
    [InlineData("", "arrived@year=from 2024 to 2023", "count", "'from 2024 to 2023' runs backwards")]
    [InlineData("", "", "distinct:", "'distinct:' does not say of what; write distinct:f with a column.")]
    [InlineData("", "", "sum:amuont", "has no column 'amuont'; the nearest is amount.")]
    [InlineData("", "sex=\"F", "count", "a quotation mark has no other")]
    public void Is_refused_with_a_sentence(string by, string where, string measure, string sentence)
    {
        var refusal = Assert.Throws<QuestionRefusedException>(() => new QuestionText { By = by, Where = where, Measure = measure }.Read(Scope()));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("begins", "2023-12-31", "must name two columns")]
    [InlineData("begins,sex", "2023-12-31", "'sex' holds codes, and a stock needs days")]
    [InlineData("begins,ends", null, "A stock needs its day")]
    [InlineData("begins,ends", "2023-02-29", "'2023-02-29' is not a day of the calendar")]
    [InlineData("begins,ends", "monthly:2024-01..2023-01", "runs backwards")]
    [InlineData("begins,ends", "monthyl:2023-01..2024-01", "'monthyl' is not a series of days; the nearest is monthly.")]
    [InlineData("begins,ends", "yearly:2023-01..2024-01", "ends that are shorter than its step")]
    [InlineData("begins,ends", "daily:1990-01-01..2024-01-01", "more than the 10000")]
    public void Refuses_a_stock_with_a_sentence(string stock, string? at, string sentence)
    {
        var refusal = Assert.Throws<QuestionRefusedException>(() => new QuestionText { Stock = stock, At = at }.Read(Scope()));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_in_the_list_that_no_row_has_is_no_mistake_and_one_outside_the_list_is_counted_apart()
    {
        var question = new QuestionText { By = "district", Where = "district=LS-C|LS-Z" }.Read(Scope());
        var answer = Tabulation.Of(Scope().Table, question);
        Assert.Equal("LS-Z", Assert.Single(answer.Cells).Codes[0]);
        Assert.Equal(1, answer.Apart.NotInList);
    }

    [Fact]
    public void A_code_that_looks_like_a_word_is_that_code()
    {
        var builder = new ColumnTableBuilder("t", [new("country", ColumnKind.Code)]);
        builder.Add(["Trinidad and Tobago"]);
        builder.Add(["given"]);
        builder.Add(["a;b"]);
        var scope = new QuestionScope(builder.Build(), new Dictionary<string, KnownCodes>(StringComparer.Ordinal));
        Assert.All(
            ["country=Trinidad and Tobago", "country=given", "country=\"a;b\""],
            where => Assert.Equal(1, Assert.Single(Tabulation.Of(scope.Table, new QuestionText { Where = where }.Read(scope)).Cells).Value));
    }

    [Theory]
    [InlineData("sex", null, false, 4)]
    [InlineData("sex", null, true, 5)]
    [InlineData("arrived@year", null, false, 3)]
    [InlineData("sex,arrived@day,amount,district", null, false, 5)]
    [InlineData("sex,arrived@day,amount,district", null, true, 80)]
    [InlineData("sex", "yearly:2021..2030", false, 40)]
    public void Cells_are_told_before_they_are_counted(string by, string? at, bool totals, int most)
    {
        var scope = Scope();
        var question = new QuestionText { By = by, At = at, Totals = totals }.Read(scope);
        var ahead = CellsAhead.Of(scope.Table, question);
        Assert.Equal(most, ahead.Cells);
        Assert.InRange(Tabulation.Of(scope.Table, question).Cells.Count, 1, most);
    }

    private static string Answer(QuestionText text)
    {
        var scope = Scope();
        var cells = Tabulation.Of(scope.Table, text.Read(scope)).Cells;
        return string.Join(' ', cells.Select(cell => (cell.Codes.Count == 0 ? "" : string.Join(',', cell.Codes) + "=") + cell.Value!.Value.ToString("0.####", CultureInfo.InvariantCulture)));
    }

    private static QuestionScope Scope()
    {
        var builder = new ColumnTableBuilder("arrivals",
        [
            new("sex", ColumnKind.Code, "person.sex", ["n/s"]), new("district", ColumnKind.Code), new("birth", ColumnKind.Date), new("arrived", ColumnKind.Date),
            new("begins", ColumnKind.Date, "valid.from"), new("ends", ColumnKind.Date, "valid.to"), new("amount", ColumnKind.Number), new("households", ColumnKind.Number),
        ]);
        foreach (var row in Rows)
        {
            builder.Add(row);
        }

        Code District(string code, string zone) => new(code, code, null, [], null, null, null, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["zone"] = zone, ["capital"] = code });
        var districts = new CodeList("districts", "Districts", null, null, false, [District("LS-A", "low"), District("LS-B", "high"), District("LS-C", "low"), District("LS-D", "high")]);
        return new QuestionScope(builder.Build(), new Dictionary<string, KnownCodes>(StringComparer.Ordinal) { ["district"] = KnownCodes.Of(districts) });
    }
}
