using System.Globalization;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>Which rows fall into the time asked for.</summary>
internal sealed record AskedTime(TimeRule? Rule, string InWords)
{
    private const int DaysMax = 1200;

    public static readonly IReadOnlyList<(string Id, string Title)> Steps = [("month", "month ends"), ("quarter", "quarter ends"), ("year", "year ends")];

    public static Outcome<AskedTime> Read(TableQuery query, SeriesVariables variables, bool needsDay, DateOnly today)
    {
        if (query.Every.Length > 0 && !Steps.Any(one => one.Id == query.Every))
        {
            return TableProblems.UnknownTime(query.Every, NearNames.Meant(query.Every, Steps.Select(one => one.Id)));
        }

        switch (query.Time)
        {
            case "" or "all" when needsDay && variables.HasFlow:
                return new AskedTime(new FlowIn(DateOnly.MinValue, DateOnly.MaxValue), "all records, ages on the day of the event");
            case "" or "all":
                return needsDay ? TableProblems.AgeNeedsDay : new AskedTime(Rule: null, "all records, whatever their dates");
            case "stock" or "stocks" when !variables.HasStock:
                return QuestionProblems.NoStock(variables.Schema);
            case "stock":
                return Stock(query, today);
            case "stocks":
                return Stocks(query, today);
            case "flow" when !variables.HasFlow:
                return QuestionProblems.NoFlow(variables.Schema);
            case "flow":
                return Flow(query);
            default:
                return TableProblems.UnknownTime(query.Time, NearNames.Meant(query.Time, ["all", "stock", "stocks", "flow"]));
        }
    }

    /// <summary>The last day of a year that is over.</summary>
    public static DateOnly LastYearEnd(DateOnly today) => new(today.Year - 1, 12, 31);

    private static Outcome<AskedTime> Stock(TableQuery query, DateOnly today)
    {
        var day = Day("day of the stock", query.Day, LastYearEnd(today));
        return day.Problem is { } problem ? problem : new AskedTime(new StockOn(day.Value), $"stock: valid on {Iso(day.Value)}");
    }

    private static Outcome<AskedTime> Stocks(TableQuery query, DateOnly today)
    {
        var last = Day("last day", query.LastDay, LastYearEnd(today));
        var first = Day("first day", query.FirstDay, last.Succeeded ? last.Value.AddYears(-5) : today);
        if ((first.Problem ?? last.Problem) is { } problem)
        {
            return problem;
        }

        var step = query.Every.Length == 0 ? "year" : query.Every;
        if (first.Value > last.Value || last.Value.Year - first.Value.Year > DaysMax / 12)
        {
            return TableProblems.WrongPeriod(first.Value, last.Value);
        }

        List<DateOnly> days =
        [
            .. StockOnDays.MonthEnds(first.Value, last.Value)
                .Where(day => (step == "month" || (step == "quarter" ? day.Month % 3 == 0 : day.Month == 12)) && day >= first.Value && day <= last.Value),
        ];
        return days.Count == 0
            ? TableProblems.WrongPeriod(first.Value, last.Value)
            : new AskedTime(new StockOnDays(days), $"stocks: valid on {days.Count} {Steps.First(one => one.Id == step).Title}, {Iso(days[0])} to {Iso(days[^1])}");
    }

    private static Outcome<AskedTime> Flow(TableQuery query)
    {
        var first = Day("first day", query.FirstDay, DateOnly.MinValue);
        var last = Day("last day", query.LastDay, DateOnly.MaxValue);
        if ((first.Problem ?? last.Problem) is { } problem)
        {
            return problem;
        }

        if (first.Value > last.Value)
        {
            return TableProblems.WrongPeriod(first.Value, last.Value);
        }

        var words = (query.FirstDay, query.LastDay) switch
        {
            ("", "") => "events of any day",
            (_, "") => $"events from {Iso(first.Value)}",
            ("", _) => $"events to {Iso(last.Value)}",
            _ => $"events from {Iso(first.Value)} to {Iso(last.Value)}",
        };
        return new AskedTime(new FlowIn(first.Value, last.Value), words);
    }

    private static Outcome<DateOnly> Day(string what, string text, DateOnly usual) =>
        text.Length == 0 ? usual
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : QuestionProblems.NotADay(what, text);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
