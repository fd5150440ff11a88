using System.Globalization;

namespace Tsela.Sandbox.Files;

public static class Periods
{
    /// <summary>The period of a day; what comes irregularly is filed by its year.</summary>
    public static string Of(string periodicity, DateOnly day) => periodicity switch
    {
        "month" => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        "quarter" => string.Create(CultureInfo.InvariantCulture, $"{day.Year}-Q{(day.Month + 2) / 3}"),
        _ => day.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>The last day of a period, in whose order files are handed in.</summary>
    public static DateOnly End(string period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var year = int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var month = period.Length == 4 ? 12 : period[5] == 'Q' ? (period[6] - '0') * 3 : int.Parse(period.AsSpan(5), CultureInfo.InvariantCulture);
        return new DateOnly(year, month, 1).AddMonths(1).AddDays(-1);
    }
}
