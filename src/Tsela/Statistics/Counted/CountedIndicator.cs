using System.Globalization;
using Tsela.Catalogue;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Counted;

/// <summary>Makes the table of an indicator: every figure of it, with who stands behind each.</summary>
internal sealed class CountedIndicator(FigureBook book)
{
    private readonly NationalCatalogue catalogue = book.Definitions.Catalogue;
    private readonly FigureParts parts = new(book.Definitions.Catalogue, book.Snapshot, book.Measures);
    private readonly MeasureTree tree = new(book.Measures);

    /// <summary>The figures that can be published: those of other producers and the parts of estimates stand beside, not in it.</summary>
    public static IReadOnlyList<Figure> FiguresOf(FigureBook book, string indicator) =>
        [.. book.Of(indicator).Where(figure => figure is { Value: not null, IsRival: false, IsPart: false })];

    /// <summary>Null where the indicator has no figure.</summary>
    public CountedTable? Make(string id)
    {
        var figures = FiguresOf(book, id);
        if (catalogue.Indicator(id) is not { } indicator || book.MeasureOf(id) is not { } measure || figures.Count == 0)
        {
            return null;
        }

        var times = figures.Select(figure => figure.Year).Distinct()
            .SelectMany(year => FigureTimes.Of(indicator, measure, year, DateOnly.FromDateTime(book.Manifest.MadeAt)))
            .DistinctBy(time => time.Text, StringComparer.Ordinal).ToDictionary(time => time.Text, time => time.Reference, StringComparer.Ordinal);
        var ways = tree.Breakdowns(measure).Select(by => (Measure: measure, By: by)).Concat(tree.Details(measure).SelectMany(detail => detail.By.Select(by => (Measure: detail, By: by))))
            .DistinctBy(way => Names(MeasureTexts.NamesOf(way.By)), StringComparer.Ordinal).ToDictionary(way => Names(MeasureTexts.NamesOf(way.By)), StringComparer.Ordinal);
        var breaks = SourceBreaks.In(figures);
        List<CountedFigure> counted =
        [
            .. figures.GroupBy(figure => (figure.Reference, By: NamesOf(figure))).SelectMany(group =>
            {
                var behind = !times.TryGetValue(group.Key.Reference, out var time) ? []
                    : group.Key.By.Length == 0 ? parts.Of(measure, time, by: null)
                    : ways.TryGetValue(group.Key.By, out var way) ? parts.Of(way.Measure, time, way.By) : [];
                return group.Select(figure => Counted(figure, breaks.ContainsKey(figure), behind));
            }),
        ];
        var series = book.SeriesOf(id);
        var latest = Latest(figures);
        return new CountedTable(
            indicator.Id, CountedKind.Indicator, indicator.Name, indicator.Definition, indicator.Unit, FigureTimes.IsStock(indicator, measure),
            catalogue.IndicatorCategories.FirstOrDefault(category => category.Indicators.Contains(indicator))?.Category, indicator.Periodicity, indicator.Standard,
            new CountedDimensions(book, measure).Of(counted), counted, CountedSources.Of(book, indicator, counted, latest.Reference), Coverage(latest),
            [.. Notes(indicator, figures), .. BreakNotes.Of(breaks, book.Manifest)], series,
            figures.Any(figure => figure.IsTraining));
    }

    private static CountedFigure Counted(Figure figure, bool isBreak, IReadOnlyList<(PartRole Role, LeafCells Cells)> behind)
    {
        IReadOnlyList<CountedPlace> codes = figure.IsTotal ? []
            : [.. figure.Breakdown.Split(';').Select(part => part.Split('=', 2)).Select(part => new CountedPlace(part[0], part[^1]))];
        return new CountedFigure(figure.Reference, codes, figure.Value, isBreak ? Symbols.WithBreak(figure.Symbol) : figure.Symbol, figure.IsTraining, [.. behind.Select(part => part.Cells.PartOf(codes, part.Role))]);
    }

    private static Figure Latest(IReadOnlyList<Figure> figures)
    {
        var years = Trends.Yearly(figures);
        return years.Count > 0 ? Trends.Latest(years) : figures[^1];
    }

    private static string Coverage(Figure latest) =>
        latest.Coverage.Expected == 0 ? $"Published figures for {latest.Reference}." : latest.Coverage.MonthsInWords(latest.Reference);

    private static List<string> Notes(Indicator indicator, IReadOnlyList<Figure> figures)
    {
        var running = figures.Where(figure => figure.IsToDate).Select(figure => figure.Reference).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        List<string> notes = [indicator.Denominator is { } below ? $"Counted: {indicator.Numerator}, over {below}." : $"Counted: {indicator.Numerator}."];
        if (running.Count > 0)
        {
            notes.Add($"To date, the period was not over: {string.Join(", ", running)}.");
        }

        return notes;
    }

    private static string NamesOf(Figure figure) => figure.IsTotal ? "" : Names(figure.Breakdown.Split(';').Select(part => part.Split('=', 2)[0]));

    private static string Names(IEnumerable<string> names) => string.Join(';', names.Order(StringComparer.Ordinal));
}
