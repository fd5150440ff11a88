using System.Globalization;

namespace Tsela.Statistics.Measures;

/// <summary>A period, and the day at its end on which a stock is taken.</summary>
public sealed record Reference(string Period, DateOnly First, DateOnly Last)
{
    public const int FirstYear = 1900;
    public const int LastYear = 2200;

    public string Day => Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>False where nobody can mean a period of that year, and days before or after it may not exist.</summary>
    public static bool IsYear(int year) => year is >= FirstYear and <= LastYear;

    public static Reference Year(int year) => new(
        year.ToString("0000", CultureInfo.InvariantCulture), new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public static Reference Half(int year, int half)
    {
        var first = new DateOnly(year, (half * 6) - 5, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-S{half}"), first, first.AddMonths(6).AddDays(-1));
    }

    public static Reference Quarter(int year, int quarter)
    {
        var first = new DateOnly(year, (quarter * 3) - 2, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{quarter}"), first, first.AddMonths(3).AddDays(-1));
    }

    public static Reference Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}"), first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>The year, and the shorter periods of it that the periodicity asks for.</summary>
    public static IEnumerable<Reference> Of(int year, string periodicity)
    {
        ArgumentNullException.ThrowIfNull(periodicity);
        yield return Year(year);
        if (periodicity is "semi-annual")
        {
            yield return Half(year, 1);
            yield return Half(year, 2);
        }

        if (periodicity is "monthly" or "quarterly")
        {
            for (var quarter = 1; quarter <= 4; quarter++)
            {
                yield return Quarter(year, quarter);
            }
        }

        if (periodicity is "monthly")
        {
            for (var month = 1; month <= 12; month++)
            {
                yield return Month(year, month);
            }
        }
    }

    /// <summary>Reads 2024, 2024-S1, 2024-Q1, 2024-03 or 2024-03-31; null where the text is none of them.</summary>
    public static Reference? Parse(string period)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (period.Length < 4 || !int.TryParse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998)
        {
            return null;
        }

        return period.Length switch
        {
            4 => Year(year),
            7 when period[4] == '-' && period[5] == 'S' && period[6] is '1' or '2' => Half(year, period[6] - '0'),
            7 when period[4] == '-' && period[5] == 'Q' && period[6] is >= '1' and <= '4' => Quarter(year, period[6] - '0'),
            7 when period[4] == '-' && int.TryParse(period.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 => Month(year, month),
            10 when DateOnly.TryParseExact(period, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new Reference(period, day, day),
            _ => null,
        };
    }

    /// <summary>True where a period written 2024, 2024-Q1 or 2024-03, or a day, lies inside this one.</summary>
    public bool Holds(string period) => Parse(period) is { } inner && inner.First >= First && inner.Last <= Last;
}
