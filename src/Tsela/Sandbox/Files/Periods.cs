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
}
