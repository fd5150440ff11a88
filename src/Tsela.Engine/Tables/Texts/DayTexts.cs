using System.Globalization;

namespace Tsela.Engine.Tables.Texts;

/// <summary>Reads days, periods of the calendar and series of days.</summary>
public static class DayTexts
{
    /// <summary>A day, <c>2023-12-31</c>.</summary>
    /// <exception cref="QuestionRefusedException">The text is none.</exception>
    public static DateOnly Day(string text) => Exact(text, "yyyy-MM-dd")
        ?? throw new QuestionRefusedException($"'{text}' is not a day of the calendar; write it as 2023-12-31.");

    /// <summary>First and last day of <c>2023</c>, <c>2023-Q1</c>, <c>2023-04</c> or <c>2023-04-30</c>.</summary>
    /// <exception cref="QuestionRefusedException">The text is none of these.</exception>
    public static (DateOnly First, DateOnly Last, DateLevel Level) Period(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Exact(text, "yyyy-MM-dd") is { } day)
        {
            return (day, day, DateLevel.Day);
        }

        if (Exact(text, "yyyy-MM") is { } month)
        {
            return (month, Last(month, 1), DateLevel.Month);
        }

        if (Exact(text, "yyyy") is { } year)
        {
            return (year, Last(year, 12), DateLevel.Year);
        }

        if (text.Length == 7 && text[4..6] == "-Q" && text[6] is >= '1' and <= '4' && Exact(text[..4], "yyyy") is { } of)
        {
            var first = of.AddMonths(3 * (text[6] - '1'));
            return (first, Last(first, 3), DateLevel.Quarter);
        }

        throw new QuestionRefusedException($"'{text}' is not a period; write 2023, 2023-Q1, 2023-04 or 2023-04-30.");
    }

    /// <summary>First day of one period to the last of another: <c>2023</c>, or <c>2023-01..2023-06</c>.</summary>
    /// <exception cref="QuestionRefusedException">The text is neither, or runs backwards.</exception>
    public static (DateOnly First, DateOnly Last) Span(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (from, to) = Ends(text);
        var (first, last) = (Period(from).First, Period(to).Last);
        return first <= last ? (first, last) : throw new QuestionRefusedException($"'{text}' runs backwards: {first:yyyy-MM-dd} comes after {last:yyyy-MM-dd}.");
    }

    /// <summary>
    /// Days and series of days, in the order of the calendar: <c>2022-12-31,2023-12-31</c>, or the last days of
    /// <c>monthly:2015-01..2024-12</c>, <c>quarterly:2015-Q1..2024-Q4</c>, <c>yearly:2015..2024</c>, and every day of
    /// <c>daily:2024-01-01..2024-01-31</c>.
    /// </summary>
    /// <exception cref="QuestionRefusedException">A part is none of these.</exception>
    public static (IReadOnlyList<DateOnly> Days, bool IsSeries) Days(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var days = new SortedSet<DateOnly>();
        var isSeries = false;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split(':', 2, StringSplitOptions.TrimEntries) is [var step, var span])
            {
                isSeries = true;
                days.UnionWith(Series(step, span));
            }
            else
            {
                days.Add(Day(part));
            }
        }

        return days.Count <= StockOnDays.DaysMax ? ([.. days], isSeries) : throw new QuestionRefusedException($"'{text}' names {days.Count} days, more than the {StockOnDays.DaysMax} that one table may have; name fewer, or ask in parts.");
    }

    private static IEnumerable<DateOnly> Series(string step, string span)
    {
        DateLevel level = step switch
        {
            "daily" => DateLevel.Day,
            "monthly" => DateLevel.Month,
            "quarterly" => DateLevel.Quarter,
            "yearly" => DateLevel.Year,
            _ => throw new QuestionRefusedException($"'{step}' is not a series of days{Nearest.Of(step, ["daily", "monthly", "quarterly", "yearly"])}."),
        };
        var (first, last) = Span(span);
        var (from, to) = Ends(span);
        if (Period(from).Level > level || Period(to).Level > level)
        {
            throw new QuestionRefusedException($"'{step}:{span}' has ends that are shorter than its step; write for example {Example(level)}.");
        }

        if (level == DateLevel.Day)
        {
            return Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber);
        }

        var months = level == DateLevel.Month ? 1 : level == DateLevel.Quarter ? 3 : 12;
        var steps = ((((last.Year - first.Year) * 12) + last.Month - first.Month) / months) + 1;
        return Enumerable.Range(0, steps).Select(i => Last(first.AddMonths(i * months), months));
    }

    private static string Example(DateLevel level) => level switch
    {
        DateLevel.Month => "monthly:2015-01..2024-12",
        DateLevel.Quarter => "quarterly:2015-Q1..2024-Q4",
        _ => "yearly:2015..2024",
    };

    private static (string From, string To) Ends(string text) =>
        text.Split("..", 2, StringSplitOptions.TrimEntries) is [var from, var to] ? (from, to) : (text, text);

    // by day number: the month after December 9999 does not exist
    private static DateOnly Last(DateOnly first, int months)
    {
        var month = first.AddMonths(months - 1);
        return new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
    }

    private static DateOnly? Exact(string text, string form) =>
        DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
