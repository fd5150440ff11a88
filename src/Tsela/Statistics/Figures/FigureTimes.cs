using Tsela.Catalogue;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Figures;

/// <summary>The times for which an indicator has figures, and how they are written.</summary>
public static class FigureTimes
{
    /// <summary>The times of a year that are known, each with its text: a day for a stock, else the period.</summary>
    /// <param name="today">The day on which the snapshot was taken.</param>
    public static IEnumerable<(string Text, Reference Reference)> Of(Indicator indicator, MeasureDefinition? measure, int year, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        // the last day of the year is also that of its last quarter and month
        return Reference.Of(year, indicator.Periodicity)
            .Select(one => Known(indicator, measure, one, today)).OfType<Reference>()
            .Select(one => (Text: Text(indicator, measure, one), Reference: one)).DistinctBy(one => one.Text, StringComparer.Ordinal);
    }

    /// <summary>
    /// Nothing is known of days to come: a period that has not begun has no figure, and the stock of one that still
    /// runs is taken at the end of the last month that is over.
    /// </summary>
    public static Reference? Known(Indicator indicator, MeasureDefinition? measure, Reference reference, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Last <= today || measure?.At == "mid-year")
        {
            return reference;
        }

        if (!IsStock(indicator, measure))
        {
            return reference.First <= today ? reference : null;
        }

        var lastMonthEnd = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        return lastMonthEnd >= reference.First ? reference with { Last = lastMonthEnd } : null;
    }

    public static string Text(Indicator indicator, MeasureDefinition? measure, Reference reference)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(reference);
        if (measure?.At == "mid-year")
        {
            return $"{reference.Period}-06-30";
        }

        return IsStock(indicator, measure) ? reference.Day : reference.Period;
    }

    public static bool IsStock(Indicator indicator, MeasureDefinition? measure) =>
        measure is { Kind: "stock" } or { Kind: "people", Parts: [{ Kind: "stock" }, ..] } || (indicator.StockFlow == "stock" && measure is not { Kind: "flow" });
}
