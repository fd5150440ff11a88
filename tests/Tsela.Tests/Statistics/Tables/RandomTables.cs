using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Engine.Tables.Sql;

namespace Tsela.Tests.Statistics.Tables;

/// <summary>Random tables with everything in them that a file can hold, and random questions to them.</summary>
internal sealed class RandomTables(int seed)
{
    private const string Alphabet = "ABCDEFGH";

    private readonly Random random = new(seed);

    public ColumnTable Table(string name)
    {
        var builder = new ColumnTableBuilder(name,
        [
            new("sex", ColumnKind.Code, "person.sex", ["n/s"]), new("place", ColumnKind.Code), new("it's \"quoted\"", ColumnKind.Code, "place.other", ["n/s", "n/a"]),
            new("citizenships", ColumnKind.Code), new("person", ColumnKind.Code, "person.key"),
            new("birth", ColumnKind.Date, "person.birth_date", ["n/s"]), new("event", ColumnKind.Date, "event.date"),
            new("begins", ColumnKind.Date, "valid.from"), new("ends", ColumnKind.Date, "valid.to"),
            new("paid", ColumnKind.Number, "money.amount", ["n/s", "n/a"]), new("children", ColumnKind.Number), new("age", ColumnKind.Number, States: ["n/s"]), new("weight", ColumnKind.Number),
        ]);
        var rows = random.Next(30) == 0 ? 0 : random.Next(1, 500);
        for (var i = 0; i < rows; i++)
        {
            builder.Add(
            [
                Pick("F", "M", "X", "n/s", null), Pick("P'1", "P\\2", "Ṗ-3", "p1", "_", null, null), Pick("a|b", "n/s", "n/a", "é", null),
                Pick("LS", "LS;ZA", "CN;LS", "ZA", ";", null), random.Next(12) == 0 ? null : $"k{random.Next(40)}",
                random.Next(20) == 0 ? "n/s" : Day(1900, 45000), Day(2018, 2500), Day(2017, 2500), random.Next(3) == 0 ? null : Day(2018, 2800),
                random.Next(15) == 0 ? Pick("n/s", "n/a") : Number(-100_000, 100_000, 2), Number(0, 6, 0), random.Next(15) == 0 ? "n/s" : Number(-3, 220, 0), Number(0, 300, 1),
            ]);
        }

        return builder.Build();
    }

    public Question Question()
    {
        var time = Time();
        var measure = Measure();
        var by = Dimensions(time);
        var question = new Question
        {
            By = by, Where = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Condition(2))], Measure = measure, Time = time, Totals = random.Next(2) == 0,
            TotalsOf = random.Next(6) == 0 && by.Count > 0 ? new HashSet<string>([by[random.Next(by.Count)].Name], StringComparer.Ordinal) : null,
        };
        var canWeigh = measure.Aggregate is Aggregate.Count or Aggregate.Sum or Aggregate.Mean;
        return canWeigh && random.Next(3) == 0 ? question with { Weight = "weight" } : question;
    }

    private List<Dimension> Dimensions(TimeRule? time)
    {
        var all = new List<Dimension>
        {
            new CodeDimension("sex", "person.sex"), new CodeDimension("place", "place"), new CodeDimension("o\"ther", "it's \"quoted\""),
            new CodeDimension("citizenship", "citizenships"), new CodeDimension("children", "children"), new CodeDimension("paid", "paid"), new CodeDimension("birth", "birth"),
            new LevelDimension("place@zone", "place", Groups("P'1", "P\\2", "Ṗ-3")), new LevelDimension("citizenships@region", "citizenships", Groups("LS", "ZA", "CN")),
            new LevelDimension("sex@group", "sex", Groups("F", "M")),
            new DateDimension("year", "event", DateLevel.Year), new DateDimension("quarter", "event", DateLevel.Quarter), new DateDimension("month", "begins", DateLevel.Month),
            new DateDimension("day", "birth", DateLevel.Day), new DateDimension("birth year", "birth", DateLevel.Year),
            new AgeDimension("age5", "birth", Band.FiveYears), new AgeDimension("age", "age", Band.SingleYears(90)), new AgeDimension("band", "person.birth_date", [Band.Parse("15-24"), Band.Parse("25-64")]),
        };
        if (time is StockOn or StockOnDays or StateOn)
        {
            all.Add(new AtDimension());
        }

        return [.. all.OrderBy(_ => random.Next()).Take(random.Next(5))];
    }

    private Measure Measure() => random.Next(10) switch
    {
        0 or 1 or 2 => Tsela.Engine.Tables.Measure.Rows,
        3 => new Measure(Aggregate.Distinct, new ColumnValue("person.key")),
        4 => new Measure(Aggregate.Distinct, new ColumnValue(Pick("sex", "paid", "birth", "citizenships")!)),
        5 => new Measure(Pick(Aggregate.Sum, Aggregate.Mean, Aggregate.Median), new DaysBetween("begins", "event")),
        6 => new Measure(Pick(Aggregate.Median, Aggregate.Min, Aggregate.Max), new AgeAt("birth", "event")),
        _ => new Measure(Pick(Aggregate.Sum, Aggregate.Mean, Aggregate.Median, Aggregate.Min, Aggregate.Max), new ColumnValue(Pick("paid", "children", "age")!)),
    };

    private TimeRule? Time() => random.Next(6) switch
    {
        0 or 1 => null,
        2 => new StockOn(SomeDay()),
        3 => new StockOnDays([.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => SomeDay())]),
        4 => new StateOn(SomeDay(), "person.key"),
        _ => SomeDay() is var first ? new FlowIn(first, first.AddDays(random.Next(900))) : null,
    };

    private Condition Condition(int depth) => random.Next(depth > 0 ? 12 : 9) switch
    {
        0 => new CodeIs("sex", Set("F", "n/s", "X"), random.Next(2) == 0),
        1 => new CodeIs("citizenships", Set("LS", "CN", "LS;ZA", ""), random.Next(2) == 0),
        2 => new CodeIs("paid", Set("0", "1.5", "n/a", "3"), random.Next(2) == 0),
        3 => new CodeIs("birth", Set("n/s", "1950-01-01"), random.Next(2) == 0),
        4 => new ValueIs(Pick("sex", "place", "birth", "paid", "children", "it's \"quoted\"")!, random.Next(2) == 0),
        5 => new NumberWithin(Pick("paid", "children", "age")!, Maybe(() => (decimal)random.Next(-20, 4)), Maybe(() => random.Next(0, 400) / 2m)),
        6 => new DateWithin(Pick("event", "birth", "begins")!, Maybe(SomeDay), Maybe(SomeDay)),
        7 => new AgeWithin(Pick("birth", "age")!, Maybe(() => random.Next(40)), Maybe(() => random.Next(30, 90))),
        8 => new CodesDiffer("sex", Pick("place", "it's \"quoted\"")!),
        9 => new Not(Condition(depth - 1)),
        _ => new AnyOf([.. Enumerable.Range(0, random.Next(4)).Select(_ => Condition(depth - 1))]),
    };

    private HashSet<string> Set(params string[] codes) => codes.Where(_ => random.Next(2) == 0).ToHashSet(StringComparer.Ordinal);

    private Dictionary<string, string> Groups(params string[] codes) =>
        codes.Where(_ => random.Next(5) > 0).ToDictionary(code => code, _ => $"'{Alphabet[random.Next(3)]}", StringComparer.Ordinal);

    private T? Maybe<T>(Func<T> value)
        where T : struct => random.Next(4) == 0 ? null : value();

    private DateOnly SomeDay() => new DateOnly(2018, 1, 1).AddDays(random.Next(2200));

    private string? Day(int year, int days) => random.Next(20) == 0 ? null : new DateOnly(year, 1, 1).AddDays(random.Next(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string? Number(int from, int to, byte scale) => random.Next(10) == 0 ? null : scale == 0
        ? random.Next(from, to).ToString(CultureInfo.InvariantCulture)
        : (random.Next(from, to) / (scale == 1 ? 10m : 100m)).ToString(CultureInfo.InvariantCulture);

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
