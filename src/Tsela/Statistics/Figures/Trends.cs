using Tsela.Catalogue;
using Tsela.Shared.Charts;

namespace Tsela.Statistics.Figures;

/// <summary>Figures over the years, as charts draw them.</summary>
public static class Trends
{
    /// <summary>The totals of whole years that have a value, in order.</summary>
    public static IReadOnlyList<Figure> Yearly(IEnumerable<Figure> figures) =>
        [.. figures.Where(figure => figure is { IsTotal: true, IsYearly: true, Value: not null }).OrderBy(figure => figure.Reference, StringComparer.Ordinal)];

    /// <summary>The latest figure whose period is over; where there is none, the latest.</summary>
    public static Figure Latest(IReadOnlyList<Figure> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        return years.LastOrDefault(figure => !figure.IsToDate) ?? years[^1];
    }

    /// <summary>One line from break to break: what does not compare is not joined. Years without a figure leave a gap,
    /// and a year that still runs is left out: it would read as a fall.</summary>
    public static LineChart Chart(Indicator indicator, IReadOnlyList<Figure> years)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        years = [.. (years ?? throw new ArgumentNullException(nameof(years))).Where(figure => !figure.IsToDate)];
        if (years.Count == 0)
        {
            return new LineChart(indicator.Name, indicator.Unit, [], []);
        }

        var labels = Enumerable.Range(years[0].Year, years[^1].Year - years[0].Year + 1).ToList();
        var starts = years.Where((figure, i) => i == 0 || IsBreak(years[i - 1], figure)).Select(figure => figure.Year).ToList();
        var lines = starts.Select((start, i) =>
        {
            var end = i + 1 < starts.Count ? starts[i + 1] - 1 : labels[^1];
            return new ChartLine(
                starts.Count == 1 ? indicator.Name : $"{start} to {end}{(years.First(figure => figure.Year >= start).IsTraining ? ", training" : "")}",
                [.. labels.Select(year => year >= start && year <= end ? years.FirstOrDefault(figure => figure.Year == year)?.Value : null)]);
        });
        return new LineChart(indicator.Name, indicator.Unit, [.. labels.Select(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture))], [.. lines]);
    }

    private static bool IsBreak(Figure before, Figure after) => after.Symbol.Contains('b', StringComparison.Ordinal) || SourceBreaks.Differ(before, after);
}
