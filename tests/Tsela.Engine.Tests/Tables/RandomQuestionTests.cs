using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Engine.Tables.Kernels;
using Tsela.Engine.Tests.Tables.Naive;

namespace Tsela.Engine.Tests.Tables;

/// <summary>Random questions on random tables, by every road, held against the plainest way cell by cell.</summary>
public sealed class RandomQuestionTests
{
    private const int QuestionsPerSeed = 12;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_road_gives_the_cells_of_the_plainest_way(int seed)
    {
        var random = new Random(seed);
        var tables = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => RandomTables.Table(random, random.Next(8) == 0 ? 0 : 20 + random.Next(400))).ToList();
        for (var i = 0; i < QuestionsPerSeed; i++)
        {
            var question = RandomQuestions.Question(random);
            var expected = NaiveTabulation.Of(tables, question);
            foreach (var roads in RandomQuestions.Roads(random))
            {
                Same(expected, Tabulation.Of(tables, question, roads), question, roads);
            }
        }
    }

    [Fact]
    public void Many_rows_give_the_same_cells_however_many_threads_share_them()
    {
        var table = RandomTables.Table(new Random(7), 60_000);
        var persons = new Measure(Aggregate.Distinct, new ColumnValue("person"));
        Dimension[] by = [new CodeDimension("sex", "sex"), new LevelDimension("zone", "district", new Dictionary<string, string>(StringComparer.Ordinal) { ["LS-A"] = "low" }), new AgeDimension("age", "birth", Band.FiveYears)];
        var days = new StockOnDays(StockOnDays.MonthEnds(new DateOnly(2020, 1, 1), new DateOnly(2020, 6, 30)));
        foreach (var question in new[]
        {
            new Question { By = by, Totals = true, Measure = persons, Time = new StockOn(new DateOnly(2021, 12, 31)) },
            new Question { By = by, Measure = persons, Time = days, TotalsOf = new HashSet<string>(StringComparer.Ordinal) { "age" } },
            new Question { By = by, Measure = new Measure(Aggregate.Sum, new ColumnValue("amount")), Time = days, Where = [new AgeWithin("birth", 18, 64)] },
        })
        {
            var expected = NaiveTabulation.Of([table], question);
            foreach (var roads in new[] { new Roads { Threads = 1 }, new Roads { Threads = 2, SerialRows = 0 }, new Roads { Threads = 4, SerialRows = 0, MorselRows = 1000 } })
            {
                Same(expected, Tabulation.Of([table], question, roads), question, roads);
            }
        }
    }

    internal static void Same(ResultTable expected, ResultTable answer, Question question, Roads roads)
    {
        var about = $"{RandomQuestions.Text(question)} by {roads}";
        Assert.Equal(expected.Dimensions, answer.Dimensions);
        Assert.True(
            expected.Cells.Select(cell => string.Join('|', cell.Codes)).SequenceEqual(answer.Cells.Select(cell => string.Join('|', cell.Codes)), StringComparer.Ordinal),
            $"{about}: cells differ: {expected.Cells.Count} and {answer.Cells.Count}; {string.Join(' ', answer.Cells.Select(cell => string.Join('|', cell.Codes)).Except(expected.Cells.Select(cell => string.Join('|', cell.Codes)), StringComparer.Ordinal).Take(5))}");
        foreach (var (one, other) in expected.Cells.Zip(answer.Cells))
        {
            Assert.True(one.Rows == other.Rows && IsNear(one.Value, other.Value), $"{about}: {string.Join('|', one.Codes)} is {one.Value} of {one.Rows}, not {other.Value} of {other.Rows}");
        }

        Assert.True(Tally(expected) == Tally(answer), $"{about}: {Tally(expected)}, not {Tally(answer)}");
    }

    private static string Tally(ResultTable table) => $"used {table.RowsUsed} outside {table.RowsOutside} filtered {table.RowsFiltered} {table.Apart}";

    // a mean of weighted decimals is rounded at its last places on one of the two ways
    private static bool IsNear(decimal? one, decimal? other) =>
        one == other || (one is { } left && other is { } right && Math.Abs(left - right) <= Math.Abs(left) * 0.000000000000000000001m);
}

internal static class RandomTables
{
    private static readonly IReadOnlyList<ColumnPlan> Plan =
    [
        new("sex", ColumnKind.Code, "person.sex", ["n/s", "n/a"]), new("district", ColumnKind.Code), new("home", ColumnKind.Code, States: ["n/s"]),
        new("occupation", ColumnKind.Code), new("person", ColumnKind.Code),
        new("birth", ColumnKind.Date, States: ["n/s"]), new("born", ColumnKind.Date), new("event.date", ColumnKind.Date, States: ["n/s"]),
        new("valid.from", ColumnKind.Date), new("valid.to", ColumnKind.Date, States: ["n/s"]),
        new("amount", ColumnKind.Number, States: ["n/s"]), new("huge", ColumnKind.Number), new("wide", ColumnKind.Number), new("age", ColumnKind.Number, States: ["n/s"]), new("weight", ColumnKind.Number),
    ];

    public static ColumnTable Table(Random random, int rows)
    {
        var builder = new ColumnTableBuilder("random", Plan);
        // each table has its own order of codes, and not all of them
        var districts = Enumerable.Range(0, 14).Select(i => $"LS-{(char)('A' + i)}").OrderBy(_ => random.Next()).Take(3 + random.Next(11)).ToArray();
        for (var row = 0; row < rows; row++)
        {
            builder.Add(
            [
                Pick(random, ["F", "M", "X", "n/s", "n/a", null]), Pick(random, [.. districts, null]),
                Pick(random, ["LS-A", "LS-B;LS-A", "CN;LS-C", "CN", "n/s", null]),
                random.Next(20) == 0 ? null : Number(random.Next(400) * random.Next(2)), random.Next(12) == 0 ? null : $"p{random.Next(1 + (rows / 4))}",
                random.Next(15) == 0 ? "n/s" : Day(random, 1930, 34000, 0.05), Day(random, 1990, 13000, 0.05), random.Next(15) == 0 ? "n/s" : Day(random, 2020, 900, 0.05),
                Day(random, 2019, 1500, 0.05), random.Next(30) == 0 ? "n/s" : Day(random, 2020, 1800, 0.3),
                random.Next(10) == 0 ? "n/s" : Number((random.Next(200_000) - 50_000) / 100m),
                random.Next(10) == 0 ? null : Number(random.Next(5) == 0 ? 7922816251426433759354.395m * random.Next(9) : random.Next(100) - 50),
                random.Next(10) == 0 ? null : Number(random.NextInt64(1L << 61) - (1L << 60)),
                random.Next(10) == 0 ? "n/s" : Number(random.Next(260) - 10), random.Next(10) == 0 ? null : Number(random.Next(4000) / 1000m),
            ]);
        }

        return builder.Build();
    }

    private static string? Pick(Random random, string?[] of) => of[random.Next(of.Length)];

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Day(Random random, int from, int days, double missing) =>
        random.NextDouble() < missing ? null : new DateOnly(from, 1, 1).AddDays(random.Next(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal static class RandomQuestions
{
    private static readonly string[] Codes = ["sex", "district", "home", "occupation"];
    private static readonly string[] Dates = ["birth", "event.date", "valid.from", "valid.to"];
    private static readonly string[] Numbers = ["amount", "huge", "wide", "age"];

    public static IEnumerable<Roads> Roads(Random random)
    {
        yield return new Roads();
        var widest = new Roads().Lanes;
        foreach (var lanes in Enum.GetValues<Lanes>().Where(lanes => lanes <= widest))
        {
            yield return new Roads
            {
                Threads = 1 + random.Next(4),
                Lanes = lanes,
                MorselRows = 1 + random.Next(200),
                SerialRows = 0,
                DenseCells = random.Next(3) == 0 ? 10 : 4 << 20,
                FewCells = random.Next(2) * 2000,
                TwinCells = random.Next(2) * 100_000,
                SeriesCells = random.Next(3) == 0 ? 0 : 1 << 20,
                RangeLimit = random.Next(2) == 0 ? 50UL : 1 << 26,
                DistinctBits = random.Next(2) == 0 ? 16 : 1 << 20,
            };
        }
    }

    public static Question Question(Random random)
    {
        var time = Time(random);
        var by = Enumerable.Range(0, random.Next(5)).Select(i => Dimension(random, i)).ToList();
        if (time is StockOn or StockOnDays or StateOn && random.Next(3) == 0)
        {
            by.Insert(random.Next(by.Count + 1), new AtDimension());
        }

        var measure = Measure(random);
        return new Question
        {
            By = by,
            Where = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Condition(random, 0))],
            Measure = measure,
            Time = time,
            Totals = random.Next(2) == 0,
            TotalsOf = by.Count > 0 && random.Next(4) == 0 ? by.Where(_ => random.Next(2) == 0).Select(dimension => dimension.Name).ToHashSet(StringComparer.Ordinal) : null,
            Weight = measure.Aggregate is Aggregate.Count or Aggregate.Sum or Aggregate.Mean && measure.Value is not ColumnValue { Column: "huge" } && random.Next(4) == 0 ? "weight" : null,
        };
    }

    public static string Text(Question question) =>
        $"{question.Measure} by {string.Join(", ", question.By)} where {string.Join(", ", question.Where)} time {question.Time} totals {question.Totals} {string.Join(',', question.TotalsOf ?? new HashSet<string>())} weight {question.Weight}";

    private static Dimension Dimension(Random random, int i)
    {
        var name = $"d{i}";
        return random.Next(6) switch
        {
            0 or 1 => new CodeDimension(name, Pick(random, [.. Codes, "event.date", "amount", "huge", "wide"])) { List = random.Next(3) == 0 ? new HashSet<string>(StringComparer.Ordinal) { "F", "M", "LS-A", "CN" } : null },
            2 => new LevelDimension(name, Pick(random, Codes), new Dictionary<string, string>(StringComparer.Ordinal) { ["LS-A"] = "low", ["LS-B"] = "low", ["LS-C"] = "high", ["CN"] = "LS-D", ["F"] = "M", ["0"] = "none" }),
            3 => new DateDimension(name, Pick(random, Dates), (DateLevel)random.Next(4)),
            4 => new AgeDimension(name, Pick(random, ["birth", "birth", "birth", "born", "age"]), random.Next(2) == 0 ? Band.FiveYears : [Band.Parse("0-17"), Band.Parse("18-64")]),
            _ => new AgeDimension(name, Pick(random, ["birth", "age"]), Band.SingleYears(90)),
        };
    }

    private static Condition Condition(Random random, int depth) => random.Next(depth < 2 ? 9 : 7) switch
    {
        0 => new CodeIs(Pick(random, [.. Codes, "age", "event.date"]), new HashSet<string>(StringComparer.Ordinal) { "F", "LS-A", "LS-B", "0", "n/s", "12", "2021-02-03" }, random.Next(2) == 0),
        1 => new ValueIs(Pick(random, [.. Codes, .. Dates, .. Numbers]), random.Next(3) > 0),
        2 => new NumberWithin(Pick(random, Numbers), random.Next(2) == 0 ? null : 10, random.Next(2) == 0 ? null : 900),
        3 => new DateWithin(Pick(random, Dates), random.Next(2) == 0 ? null : new DateOnly(2020, 6, 1), random.Next(2) == 0 ? null : new DateOnly(2022, 6, 1)),
        4 => new AgeWithin(Pick(random, ["birth", "birth", "born", "age"]), random.Next(2) == 0 ? null : 18, random.Next(2) == 0 ? null : 60),
        5 or 6 => new CodesDiffer(Pick(random, Codes), Pick(random, Codes)),
        7 => new Not(Condition(random, depth + 1)),
        _ => new AnyOf([.. Enumerable.Range(0, random.Next(4)).Select(_ => Condition(random, depth + 1))]),
    };

    private static Measure Measure(Random random) => random.Next(8) switch
    {
        0 or 1 => Tsela.Engine.Tables.Measure.Rows,
        2 or 3 => new Measure(Aggregate.Distinct, new ColumnValue(Pick(random, ["person", "person", "occupation", "birth", "amount", "huge", "wide"]))),
        4 => new Measure(Aggregate.Sum, new ColumnValue(Pick(random, Numbers))),
        5 => new Measure(Pick(random, [Aggregate.Mean, Aggregate.Sum]), Value(random)),
        _ => new Measure(Pick(random, [Aggregate.Mean, Aggregate.Median, Aggregate.Min, Aggregate.Max]), Value(random)),
    };

    private static RowValue Value(Random random) => random.Next(3) switch
    {
        0 => new ColumnValue(Pick(random, Numbers)),
        1 => new DaysBetween(Pick(random, Dates), Pick(random, Dates)),
        _ => new AgeAt("birth", "event.date"),
    };

    private static TimeRule? Time(Random random) => random.Next(6) switch
    {
        0 => null,
        1 => new StockOn(new DateOnly(2021, 12, 31)),
        2 => new StateOn(new DateOnly(2021, 6, 30), "person"),
        3 => new FlowIn(new DateOnly(2020, 7, 1), new DateOnly(2021, 6, 30)),
        _ => new StockOnDays([.. Enumerable.Range(0, 1 + random.Next(8)).Select(_ => new DateOnly(2018, 1, 1).AddDays(random.Next(2500)))]),
    };

    private static T Pick<T>(Random random, T[] of) => of[random.Next(of.Length)];
}
