using Tsela.Catalogue;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Adequacy;

/// <summary>What each institution owes, what more indicators wait for first.</summary>
internal static class Debts
{
    private const int PeriodsNamed = 6;

    public static IReadOnlyList<Debt> Of(
        NationalCatalogue catalogue, FigureBook book, IReadOnlyList<IndicatorAdequacy> indicators, IReadOnlyDictionary<string, SeriesNews> news)
    {
        var waiting = indicators.SelectMany(one => Gaps(catalogue, book, one).Select(gap => (Gap: gap, one.Indicator.Id)));
        return
        [
            .. waiting.Concat(Undelivered(catalogue, book)).GroupBy(one => one.Gap)
                .Select(group => new Debt(
                    group.Key.Owes, group.Key.Series, group.Key.Variable, Period: null, group.Key.Why,
                    [.. group.Select(one => one.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))
                .Concat(Old(catalogue, book, indicators)).Concat(Late(catalogue, book, news))
                .OrderByDescending(debt => debt.Indicators.Count).ThenBy(debt => debt.Owes, StringComparer.Ordinal)
                .ThenBy(debt => debt.Series, StringComparer.Ordinal).ThenBy(debt => debt.Variable, StringComparer.Ordinal),
        ];
    }

    // what the measure itself says is missing: the whole, or a dimension
    private static IEnumerable<Gap> Gaps(NationalCatalogue catalogue, FigureBook book, IndicatorAdequacy one)
    {
        var measure = book.MeasureOf(one.Indicator.Id);
        if (measure is null)
        {
            return [];
        }

        var unread = one.Years.Count == 0 && measure.Kind != "missing" && book.SeriesOf(one.Indicator.Id).All(id => book.Manifest.Of(id) is not null)
            ? book.SeriesOf(one.Indicator.Id).Take(1).Select(id => new Gap(id, "values", catalogue.Series[id].Tsela!.Institution, one.Why ?? "no figure"))
            : [];
        return [.. measure.Gaps, .. measure.Without.Select(withheld => withheld.Gap), .. unread];
    }

    private static IEnumerable<(Gap Gap, string Id)> Undelivered(NationalCatalogue catalogue, FigureBook book) =>
        from indicator in catalogue.Indicators
        from id in book.SeriesOf(indicator.Id)
        where book.Manifest.Of(id) is null
        select (new Gap(id, Variable: null, catalogue.Series[id].Tsela!.Institution, "nothing of it has been delivered"), indicator.Id);

    // a series is there, and its latest figure is too old
    private static IEnumerable<Debt> Old(NationalCatalogue catalogue, FigureBook book, IReadOnlyList<IndicatorAdequacy> indicators) =>
        indicators.Where(one => one is { Years.Count: > 0, Why: not null, Score.Timeliness: < 1 } && book.SeriesOf(one.Indicator.Id).Count > 0)
            .GroupBy(one => (Series: book.SeriesOf(one.Indicator.Id)[0], one.Why))
            .Select(group => new Debt(
                catalogue.Series[group.Key.Series].Tsela!.Institution, group.Key.Series, Variable: null, $"after {group.Max(one => one.Years[^1])}", group.Key.Why!,
                [.. group.Select(one => one.Indicator.Id)]));

    private static IEnumerable<Debt> Late(NationalCatalogue catalogue, FigureBook book, IReadOnlyDictionary<string, SeriesNews> news)
    {
        var resting = catalogue.Indicators.SelectMany(indicator => book.SeriesOf(indicator.Id).Select(series => (series, indicator.Id))).ToLookup(one => one.series, one => one.Id, StringComparer.Ordinal);
        return news.Where(series => series.Value.LatePeriods.Count > 0 && catalogue.Series.ContainsKey(series.Key)).Select(series => new Debt(
            catalogue.Series[series.Key].Tsela!.Institution, series.Key, Variable: null, Periods(series.Value.LatePeriods),
            $"due and not delivered; {series.Value.PeriodsDelivered} of {series.Value.PeriodsDue} periods are in force",
            [.. resting[series.Key].Order(StringComparer.Ordinal)]));
    }

    private static string Periods(IReadOnlyList<string> late) =>
        late.Count <= PeriodsNamed ? string.Join(", ", late) : $"{string.Join(", ", late.Take(PeriodsNamed))} and {late.Count - PeriodsNamed} more";
}
