using System.Globalization;

namespace Tsela.Intake;

/// <summary>The month, quarter or year that a delivery is about, as written in national use: 2024-03, 2024-Q1, 2024.</summary>
public readonly record struct ReportingPeriod(string Text, string Periodicity, DateOnly Start, DateOnly End)
{
    private const int YearMin = 1800;
    private const int YearMax = 2999;

    /// <summary>Null where the text is none of the three forms.</summary>
    public static ReportingPeriod? Parse(string? text)
    {
        text = text?.Trim() ?? "";
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < YearMin or > YearMax)
        {
            return null;
        }

        return (text.Length, text.Length > 4 ? text[4] : ' ') switch
        {
            (4, _) => Of("year", year, 1, 12),
            (7, '-') when text[5] is 'Q' or 'q' && text[6] is >= '1' and <= '4' => Of("quarter", year, ((text[6] - '1') * 3) + 1, 3),
            (7, '-') when int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
                => Of("month", year, month, 1),
            _ => null,
        };
    }

    /// <summary>The period of the periodicity that holds the day.</summary>
    public static ReportingPeriod Holding(string periodicity, DateOnly day) => periodicity switch
    {
        "month" => Of(periodicity, day.Year, day.Month, 1),
        "quarter" => Of(periodicity, day.Year, ((day.Month - 1) / 3 * 3) + 1, 3),
        "year" => Of(periodicity, day.Year, 1, 12),
        _ => throw new ArgumentOutOfRangeException(nameof(periodicity), periodicity, "Only months, quarters and years follow each other."),
    };

    public ReportingPeriod Next() => Holding(Periodicity, End.AddDays(1));

    /// <summary>The form in which a period of the periodicity is written, for a sentence.</summary>
    public static string FormOf(string periodicity) => periodicity switch
    {
        "month" => "a month as 2024-03",
        "quarter" => "a quarter as 2024-Q1",
        "year" => "a year as 2024",
        _ => "a month as 2024-03, a quarter as 2024-Q1 or a year as 2024",
    };

    private static ReportingPeriod Of(string periodicity, int year, int month, int months)
    {
        var start = new DateOnly(year, month, 1);
        var text = periodicity switch
        {
            "month" => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}"),
            "quarter" => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{((month - 1) / 3) + 1}"),
            _ => year.ToString("0000", CultureInfo.InvariantCulture),
        };
        return new ReportingPeriod(text, periodicity, start, start.AddMonths(months).AddDays(-1));
    }
}
