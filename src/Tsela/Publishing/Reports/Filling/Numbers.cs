using System.Globalization;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>Numbers as a printed report in English writes them.</summary>
public static class Numbers
{
    public static string Shown(decimal value, int decimals) => value.ToString($"N{decimals}", CultureInfo.InvariantCulture);

    /// <summary>With as many decimals as it has, two at most.</summary>
    public static string Plain(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Percent(decimal share) => $"{(share * 100).ToString("0.0", CultureInfo.InvariantCulture)} %";

    public static string Day(DateOnly day) => Day(day.ToDateTime(default));

    public static string Day(DateTime moment) => moment.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
