using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tsela.Engine.Sdmx;

/// <summary>A period as SDMX writes it (SDMX 2.1 technical notes, section 4.2: ObservationalTimePeriod).</summary>
/// <param name="Text">As <c>2024</c>, <c>2024-S1</c>, <c>2024-T2</c>, <c>2024-Q3</c>, <c>2024-03</c>, <c>2024-W09</c>, <c>2024-12-31</c>, <c>2001-04-01/P1Y</c>.</param>
/// <param name="Frequency">Its code in the list CL_FREQ: A, S, T, Q, M, W, D, or I for an interval.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed partial record TimePeriod(string Text, string Frequency, DateOnly First, DateOnly Last)
{
    /// <summary>Reads a period.</summary>
    /// <param name="text">The period.</param>
    /// <param name="period">What was read.</param>
    /// <returns>False where the text is no period of the standard.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out TimePeriod? period)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text);
        period = match.Success ? Of(text, match) : null;
        return period is not null;
    }

    private static TimePeriod? Of(string text, Match match)
    {
        if (!int.TryParse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998)
        {
            return null;
        }

        var letter = match.Groups["letter"].Value;
        if (letter.Length > 0)
        {
            return Part(text, year, letter[0], int.Parse(match.Groups["part"].ValueSpan, CultureInfo.InvariantCulture));
        }

        if (!match.Groups["month"].Success)
        {
            return Months(text, "A", year, 1, 12);
        }

        var month = int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12)
        {
            return null;
        }

        if (!match.Groups["day"].Success)
        {
            return Months(text, "M", year, month, 1);
        }

        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var first = new DateOnly(year, month, day);
        return match.Groups["length"].Success ? Interval(text, first, match) : new TimePeriod(text, "D", first, first);
    }

    private static TimePeriod? Part(string text, int year, char letter, int part)
    {
        var months = letter switch { 'A' => 12, 'S' => 6, 'T' => 4, 'Q' => 3, 'M' => 1, _ => 0 };
        if (months > 0)
        {
            return part >= 1 && part <= 12 / months ? Months(text, letter.ToString(), year, ((part - 1) * months) + 1, months) : null;
        }

        if (letter == 'W')
        {
            return part >= 1 && part <= ISOWeek.GetWeeksInYear(year)
                ? new TimePeriod(text, "W", DateOnly.FromDateTime(ISOWeek.ToDateTime(year, part, DayOfWeek.Monday)), DateOnly.FromDateTime(ISOWeek.ToDateTime(year, part, DayOfWeek.Sunday)))
                : null;
        }

        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        return part >= 1 && part <= days ? new TimePeriod(text, "D", new DateOnly(year, 1, 1).AddDays(part - 1), new DateOnly(year, 1, 1).AddDays(part - 1)) : null;
    }

    private static TimePeriod? Interval(string text, DateOnly first, Match match)
    {
        var length = int.Parse(match.Groups["length"].ValueSpan, CultureInfo.InvariantCulture);
        var end = match.Groups["unit"].Value switch
        {
            "Y" when length <= 9999 - first.Year => first.AddYears(length),
            "M" when length <= 12 * (9998 - first.Year) => first.AddMonths(length),
            "D" when length <= 365 * (9998 - first.Year) => first.AddDays(length),
            _ => first,
        };
        return end > first ? new TimePeriod(text, "I", first, end.AddDays(-1)) : null;
    }

    private static TimePeriod Months(string text, string frequency, int year, int month, int months)
    {
        var first = new DateOnly(year, month, 1);
        return new TimePeriod(text, frequency, first, first.AddMonths(months).AddDays(-1));
    }

    [GeneratedRegex(
        @"^(?<year>\d{4})(-(?<letter>[ASTQMWD])(?<part>\d{1,3})|-(?<month>\d{2})(-(?<day>\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?|/P(?<length>\d{1,5})(?<unit>[YMD]))?)?)?(Z|[+-]\d{2}:\d{2})?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
