using System.Globalization;

namespace Tsela.Engine.Sdmx.Data;

/// <summary>Periods in the form of the finest among them (SDMX-CSV, timeFormat=normalized); a coarser one is named by its end.</summary>
internal static class NormalizedTime
{
    public static string[] Of(IReadOnlyList<TimePeriod> periods)
    {
        var form = periods.All(period => period.Frequency == "A") ? "yyyy"
            : periods.All(period => period.First.Day == 1 && period.Last.AddDays(1).Day == 1) ? "yyyy-MM"
            : "yyyy-MM-dd";
        return [.. periods.Select(period => period.Last.ToString(form, CultureInfo.InvariantCulture))];
    }
}
