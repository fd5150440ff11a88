using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Engine.Tests.Tables;

/// <summary>Random questions on random rows, answered again by plain queries over the same rows.</summary>
public sealed class OracleTests
{
    private static readonly string?[] Sexes = ["F", "M", null];
    private static readonly string?[] Districts = ["LS-A", "LS-B", "LS-C", "LS-D", null];

    private sealed record Person(string? Sex, string? District, DateOnly? Birth, DateOnly? Event, DateOnly? From, DateOnly? To, decimal? Amount, string? Key);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_stock_by_sex_and_district_with_totals_is_what_a_plain_query_says(int seed)
    {
        var (people, table) = Random(seed);
        var day = new DateOnly(2022, 12, 31);
        var valid = people.Where(p => p.From <= day && (p.To is null || p.To >= day) && !(p.To < p.From)).ToList();
        var answer = Tabulation.Of(table, new Question
        {
            By = [new CodeDimension("sex", "sex"), new CodeDimension("district", "district")],
            Time = new StockOn(day),
            Totals = true,
        });

        Assert.Equal(Cells(valid, p => [p.Sex ?? "", p.District ?? ""], group => group.Count()), answer.Cells.Select(Text));
        Assert.Equal(valid.Count, answer.RowsUsed);
        Assert.Equal(people.Count(p => p.From is null), answer.Apart.WithoutDate);
        Assert.Equal(people.Count(p => p.To < p.From), answer.Apart.EndBeforeBeginning);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_flow_by_age_band_is_what_a_plain_query_says(int seed)
    {
        var (people, table) = Random(seed);
        var (first, last) = (new DateOnly(2021, 4, 1), new DateOnly(2021, 6, 30));
        var moved = people.Where(p => p.Event >= first && p.Event <= last && p.Sex == "F").ToList();
        var answer = Tabulation.Of(table, new Question
        {
            By = [new AgeDimension("age", "birth", [Band.Parse("0-17"), Band.Parse("18-64"), Band.Parse("65+")])],
            Where = [new CodeIs("sex", new HashSet<string>(StringComparer.Ordinal) { "F" })],
            Time = new FlowIn(first, last),
            Totals = true,
        });

        Assert.Equal(Cells(moved, p => [BandOf(p)], group => group.Count()), answer.Cells.Select(Text));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sums_means_medians_and_distinct_keys_are_what_plain_queries_say(int seed)
    {
        var (people, table) = Random(seed);
        var paid = people.Where(p => p.Amount is not null).ToList();
        Assert.Equal(Cells(paid, p => [p.District ?? ""], group => group.Sum(p => p.Amount!.Value)), Ask(table, Aggregate.Sum, "amount"));
        Assert.Equal(Cells(paid, p => [p.District ?? ""], group => group.Sum(p => p.Amount!.Value) / group.Count()), Ask(table, Aggregate.Mean, "amount"));
        Assert.Equal(Cells(paid, p => [p.District ?? ""], Median), Ask(table, Aggregate.Median, "amount"));
        var known = people.Where(p => p.Key is not null).ToList();
        Assert.Equal(Cells(known, p => [p.District ?? ""], group => group.Select(p => p.Key).Distinct().Count()), Ask(table, Aggregate.Distinct, "person"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_state_of_keys_on_a_day_is_their_last_row_and_no_other(int seed)
    {
        var (people, table) = Random(seed);
        var day = new DateOnly(2021, 9, 30);
        var last = people.Where(p => p.Key is not null && p.Event <= day)
            .Select((person, order) => (person, order))
            .GroupBy(pair => pair.person.Key, StringComparer.Ordinal)
            .Select(group => group.OrderBy(pair => pair.person.Event).ThenBy(pair => pair.order).Last().person)
            .Where(p => (p.To is null || p.To >= day) && (p.Sex is null || p.District == "LS-A"))
            .ToList();
        var answer = Tabulation.Of(table, new Question
        {
            By = [new CodeDimension("district", "district")],
            Where = [new AnyOf([new ValueIs("sex", Given: false), new CodeIs("district", new HashSet<string>(StringComparer.Ordinal) { "LS-A" })])],
            Time = new StateOn(day, "person"),
            Totals = true,
        });

        Assert.Equal(Cells(last, p => [p.District ?? ""], group => group.Count()), answer.Cells.Select(Text));
    }

    private static IEnumerable<string> Ask(ColumnTable table, Aggregate aggregate, string column) =>
        Tabulation.Of(table, new Question
        {
            By = [new CodeDimension("district", "district")],
            Measure = new Measure(aggregate, new ColumnValue(column)),
            Totals = true,
        }).Cells.Select(Text);

    private static decimal Median(IEnumerable<Person> group)
    {
        var sorted = group.Select(p => p.Amount!.Value).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private static string BandOf(Person person)
    {
        if (person.Birth is not { } birth || birth > person.Event)
        {
            return "";
        }

        var age = 0;
        while (birth.AddYears(age + 1) <= person.Event!.Value && !(birth is { Month: 2, Day: 29 } && person.Event.Value is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(person.Event.Value.Year) && birth.AddYears(age + 1) == person.Event.Value))
        {
            age++;
        }

        return age < 18 ? "0-17" : age < 65 ? "18-64" : "65+";
    }

    private static IEnumerable<string> Cells(IReadOnlyList<Person> people, Func<Person, string[]> codes, Func<IEnumerable<Person>, decimal> measure)
    {
        var all = new List<(string[] Codes, Person Person)>();
        foreach (var person in people)
        {
            var own = codes(person);
            for (var subset = 0; subset < 1 << own.Length; subset++)
            {
                all.Add(([.. own.Select((code, i) => (subset & (1 << i)) != 0 ? "_T" : code)], person));
            }
        }

        return all.GroupBy(pair => string.Join('|', pair.Codes), pair => pair.Person, StringComparer.Ordinal)
            .OrderBy(group => group.Key.Split('|')[0], StringComparer.Ordinal)
            .ThenBy(group => group.Key.Split('|')[^1], StringComparer.Ordinal)
            .Select(group => $"{group.Key} = {Plain(measure(group))}");
    }

    private static string Text(Cell cell) => $"{string.Join('|', cell.Codes)} = {Plain(cell.Value!.Value)}";

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static (List<Person> People, ColumnTable Table) Random(int seed)
    {
        var random = new Random(seed);
        DateOnly? Day(int from, int days, double missing) => random.NextDouble() < missing ? null : new DateOnly(from, 1, 1).AddDays(random.Next(days));
        var people = Enumerable.Range(0, 200 + (seed * 7)).Select(_ => new Person(
            Sexes[random.Next(3)],
            Districts[random.Next(5)],
            Day(1930, 34000, 0.05),
            Day(2020, 900, 0.05),
            Day(2019, 1500, 0.05),
            Day(2020, 1800, 0.3),
            random.Next(10) == 0 ? null : random.Next(100000) / 100m,
            random.Next(12) == 0 ? null : $"p{random.Next(60)}")).ToList();
        var builder = new ColumnTableBuilder("test",
        [
            new("sex", ColumnKind.Code, "person.sex"), new("district", ColumnKind.Code), new("birth", ColumnKind.Date),
            new("event.date", ColumnKind.Date), new("valid.from", ColumnKind.Date), new("valid.to", ColumnKind.Date),
            new("amount", ColumnKind.Number), new("person", ColumnKind.Code),
        ]);
        foreach (var p in people)
        {
            builder.Add([p.Sex, p.District, Iso(p.Birth), Iso(p.Event), Iso(p.From), Iso(p.To), p.Amount?.ToString(CultureInfo.InvariantCulture), p.Key]);
        }

        return (people, builder.Build());
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
