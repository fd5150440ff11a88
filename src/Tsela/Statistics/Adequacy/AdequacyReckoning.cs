using Tsela.Catalogue;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Adequacy;

/// <summary>Reads a book of figures against the national list.</summary>
public sealed class AdequacyReckoning(NationalCatalogue catalogue, IReadOnlyDictionary<string, MeasureDefinition> measures, FigureBook book)
{
    private const decimal LossOfAYear = 0.2m;

    private readonly int referenceYear = Math.Min(book.LatestYear, book.Manifest.MadeAt.Year - 1);

    public AdequacyReport Of(IReadOnlyDictionary<string, SeriesNews> news)
    {
        ArgumentNullException.ThrowIfNull(news);
        List<IndicatorAdequacy> indicators =
            [.. catalogue.IndicatorCategories.SelectMany(category => category.Indicators.Select(indicator => One(indicator, category.Category)))];
        var debts = Debts.Of(catalogue, book, indicators, news);
        return new AdequacyReport(
            book.Manifest.Id, book.Manifest.MadeAt, book.Manifest.IsTraining, referenceYear, indicators,
            [.. catalogue.IndicatorCategories.Select(category => Category(category, indicators))],
            [.. catalogue.Institutions.Select(institution => Institution(institution, indicators, debts, news)).Where(one => one.Series > 0 || one.Debts > 0)
                .OrderByDescending(one => one.Debts).ThenBy(one => one.Code, StringComparer.Ordinal)],
            debts);
    }

    private IndicatorAdequacy One(Indicator indicator, string category)
    {
        var figures = book.Of(indicator.Id);
        var totals = figures.Where(figure => figure is { IsTotal: true, IsYearly: true, Value: not null, IsToDate: false }).ToList();
        List<int> years = [.. totals.Select(figure => figure.Year).Where(year => year <= referenceYear).Distinct().Order()];
        var dimensions = Dimensions(indicator, figures).ToList();
        var score = years.Count == 0 ? AdequacyScore.Nothing : Score(indicator, years, totals, dimensions);
        var state = years.Count == 0 ? AdequacyState.NotComputed
            : score is { Timeliness: 1, Breakdowns: 1 } ? AdequacyState.Whole : AdequacyState.InPart;
        return new IndicatorAdequacy(
            indicator, category, state, years, years.Contains(referenceYear) ? null : book.WhyNot(indicator, referenceYear).Source,
            totals.Exists(figure => figure.IsTraining), dimensions, Institutions(indicator), score);
    }

    private IEnumerable<DimensionAdequacy> Dimensions(Indicator indicator, IReadOnlyList<Figure> figures)
    {
        if (measures.GetValueOrDefault(indicator.Id) is not { } measure)
        {
            return indicator.Dimensions.Select(dimension => new DimensionAdequacy(dimension, [], "no measure is defined"));
        }

        var source = measure.Kind == "indicator" ? measures.GetValueOrDefault(measure.Indicator!) ?? measure : measure;
        var byNames = figures.Where(figure => figure is { Value: not null, IsRival: false })
            .GroupBy(figure => string.Join(';', figure.Breakdown.Split(';').Select(part => part.Split('=')[0])), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(figure => figure.Year).ToHashSet(), StringComparer.Ordinal);
        // nobody at all is nobody of each kind
        var nil = figures.Where(figure => figure is { IsTotal: true, IsYearly: true, Value: 0 }).Select(figure => figure.Year).ToHashSet();
        var shorter = figures.Where(figure => figure is { IsTotal: true, IsYearly: false, Value: not null }).Select(figure => figure.Year).ToHashSet();
        var editions = figures.Where(figure => figure.IsRival).Select(figure => figure.Year).ToHashSet();
        return DimensionStanding.Of(indicator, measure, measures).Select(standing =>
        {
            var years = standing.Breakdowns.SelectMany(names => names == DimensionStanding.Months ? shorter
                : names == source.Rivals?.Column ? editions
                : byNames.GetValueOrDefault(names) ?? nil).Distinct().Order().ToList();
            return new DimensionAdequacy(standing.Dimension, years, years.Count > 0 ? null
                : standing.Withheld?.Gap.ToString()
                ?? (measure.Kind == "missing" ? string.Join("; ", measure.Gaps) : "no delivery in force gives it: the figures there are come from tables or rounds without it"));
        });
    }

    private AdequacyScore Score(Indicator indicator, List<int> years, List<Figure> totals, List<DimensionAdequacy> dimensions)
    {
        var allowed = indicator.Periodicity switch
        {
            var census when census.StartsWith("census", StringComparison.Ordinal) && !census.Contains("annual", StringComparison.Ordinal) => 10,
            var survey when survey.StartsWith("survey", StringComparison.Ordinal) || survey.StartsWith("every two", StringComparison.Ordinal) => 5,
            _ => 1,
        };
        var late = Math.Max(0, referenceYear - years[^1] - (allowed - 1));
        var coverage = totals.Last(figure => figure.Year == years[^1]).Coverage;
        return new AdequacyScore(
            Math.Max(0, 1 - (LossOfAYear * late)),
            coverage.Expected == 0 ? 1 : (decimal)coverage.Delivered / coverage.Expected,
            dimensions.Count == 0 ? 1 : (decimal)dimensions.Count(dimension => dimension.Years.Count > 0) / dimensions.Count);
    }

    private IReadOnlyList<string> Institutions(Indicator indicator)
    {
        var measure = measures.GetValueOrDefault(indicator.Id);
        var owing = measure is null ? [] : measure.Gaps.Select(gap => gap.Owes).Concat(measure.Without.Select(one => one.Owes));
        return [.. book.SeriesOf(indicator.Id).Select(id => catalogue.Series[id].Tsela!.Institution).Concat(owing).Distinct(StringComparer.Ordinal)];
    }

    private static CategoryAdequacy Category(IndicatorCategory category, List<IndicatorAdequacy> indicators)
    {
        var own = indicators.Where(one => one.Category == category.Category).ToList();
        return new CategoryAdequacy(category.Category, category.Title, own.Count, own.Count(one => one.State != AdequacyState.NotComputed), own.Count == 0 ? 0 : own.Average(one => one.Score.All));
    }

    private InstitutionAdequacy Institution(Institution institution, List<IndicatorAdequacy> indicators, IReadOnlyList<Debt> debts, IReadOnlyDictionary<string, SeriesNews> news)
    {
        var series = catalogue.SeriesOf(institution.Code).Select(one => one.Name).ToList();
        var known = series.Select(id => news.GetValueOrDefault(id)).OfType<SeriesNews>().ToList();
        var resting = indicators.Where(one => one.Institutions.Contains(institution.Code, StringComparer.Ordinal)).ToList();
        return new InstitutionAdequacy(
            institution.Code, institution.Name, series.Count, series.Count(id => book.Manifest.Of(id) is not null),
            known.Sum(one => one.PeriodsDue), known.Sum(one => one.PeriodsDelivered), resting.Count,
            resting.Count(one => one.State != AdequacyState.NotComputed), resting.Count == 0 ? null : resting.Average(one => one.Score.All),
            debts.Count(debt => debt.Owes == institution.Code));
    }
}
