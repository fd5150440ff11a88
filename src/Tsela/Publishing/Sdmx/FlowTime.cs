using Tsela.Disclosure;
using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <summary>The times of a table as periods. A stock on the last day of a year is the figure of that year, and so for quarters and months.</summary>
internal static class FlowTime
{
    /// <summary>For each code of the table's time its period; null where one of them is none.</summary>
    public static IReadOnlyList<TimePeriod>? Of(SafeTable table)
    {
        var periods = new List<TimePeriod>();
        foreach (var code in table.Time.Codes)
        {
            if (!TimePeriod.TryParse(Interval(code.Code), out var period))
            {
                return null;
            }

            periods.Add(period);
        }

        if (periods.TrueForAll(period => period.Frequency != "D"))
        {
            return Distinct(periods) ? periods : null;
        }

        // a year and its last day in one table stay two
        List<TimePeriod> coarser = [.. Coarser(periods, table.Periodicity)];
        return Distinct(coarser) ? coarser : Distinct(periods) ? periods : null;
    }

    private static bool Distinct(List<TimePeriod> periods) => periods.Select(period => period.Text).Distinct(StringComparer.Ordinal).Count() == periods.Count;

    private static IEnumerable<TimePeriod> Coarser(List<TimePeriod> periods, string periodicity)
    {
        var days = periods.Where(period => period.Frequency == "D").Select(period => period.Last).ToList();
        var months = periodicity.StartsWith("daily", StringComparison.Ordinal) ? 0
            : days.TrueForAll(day => EndsAPeriod(day, 12)) && periodicity is not ("monthly" or "quarterly") ? 12
            : days.TrueForAll(day => EndsAPeriod(day, 3)) && periodicity is not "monthly" ? 3
            : days.TrueForAll(day => EndsAPeriod(day, 1)) ? 1
            : 0;
        foreach (var period in periods)
        {
            var day = period.Last;
            yield return period.Frequency != "D" ? period
                : months == 0 ? period with { Frequency = periodicity.StartsWith("daily", StringComparison.Ordinal) ? "D" : "I" }
                : Named(months switch { 12 => $"{day.Year:D4}", 3 => $"{day.Year:D4}-Q{day.Month / 3}", _ => $"{day.Year:D4}-{day.Month:D2}" });
        }
    }

    private static bool EndsAPeriod(DateOnly day, int months) => day.Month % months == 0 && day.AddDays(1).Day == 1;

    private static TimePeriod Named(string text) => TimePeriod.TryParse(text, out var period) ? period : throw new InvalidOperationException($"'{text}' is no period.");

    /// <summary>2011-2016, 2011/2016 and 2011/12 as the standard writes an interval; anything else as it is.</summary>
    private static string Interval(string code)
    {
        var parts = code.Split('/', '-', '–');
        return parts.Length == 2 && int.TryParse(parts[0], out var first) && parts[0].Length == 4 && int.TryParse(parts[1], out var last)
            && (parts[1].Length == 4 || (parts[1].Length == 2 && code[4] == '/')) && (parts[1].Length == 4 ? last : (first / 100 * 100) + last) is var to && to > first
            ? $"{first:D4}-01-01/P{to - first + 1}Y"
            : code;
    }
}
