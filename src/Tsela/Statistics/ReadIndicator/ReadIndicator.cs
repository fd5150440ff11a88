using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Coherence;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.OwnIndicators;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ReadIndicator;

/// <summary>One indicator: what it means, its figures over the years, and what they were made of.</summary>
[Needs(Right.ReadFigures)]
public sealed class ReadIndicator(TselaDb db, CurrentActor actor, NationalCatalogue catalogue, FigureBooks books, IndicatorMeasures measures, KeptCoherence coherence)
{
    public sealed record Request(string Id, int? Year = null);

    /// <param name="Year">The year whose breakdowns are shown.</param>
    /// <param name="Figures">Every figure of the indicator; where the year has none, with the row that says why.</param>
    /// <param name="Deliveries">Deliveries behind the year that the actor may see.</param>
    /// <param name="Linked">The latest figure beside what it would be without the linkage; null where it does not count different persons.</param>
    public sealed record Shown(
        Indicator Indicator, string Category, MeasureDefinition? Measure, SnapshotManifest? Manifest, int Year, IReadOnlyList<Figure> Figures,
        IReadOnlyList<SnapshotSeries> Series, IReadOnlyList<(string Series, SnapshotDelivery Delivery)> Deliveries, IReadOnlyList<OverlapFigures> Overlaps,
        CodeLabels Labels, LinkedFigure? Linked)
    {
        public IReadOnlyList<Figure> Years { get; } = Trends.Yearly(Figures);

        public IEnumerable<Figure> Rivals => Figures.Where(figure => figure is { IsRival: true, IsYearly: true });

        /// <summary>What another producer counts, from the source of its figures.</summary>
        public string CountsOf(string producer) => RivalWords.CountsIn(Rivals.First(figure => figure.Breakdown == $"producer={producer}").Source);

        public IEnumerable<Figure> OfYear => Figures.Where(figure => figure.Year == Year);
    }

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadIndicator>() is { } refusal)
        {
            return refusal;
        }

        if (request.Year is { } asked && !Reference.IsYear(asked))
        {
            return StatisticsProblems.UnknownYear(asked);
        }

        var latest = await books.Latest(db, cancellationToken);
        if (latest.Problem is { Kind: not ProblemKind.NotFound } problem)
        {
            return problem;
        }

        var book = latest.Succeeded ? latest.Value : null;
        return (book is null ? catalogue.Indicator(request.Id) : book.Indicator(request.Id)) is { } indicator
            ? Show(indicator, book, request.Year)
            : StatisticsProblems.UnknownIndicator(request.Id);
    }

    private Shown Show(Indicator indicator, FigureBook? book, int? wanted)
    {
        var every = book?.Of(indicator.Id) ?? [];
        var years = Trends.Yearly(every);
        var year = wanted ?? (years.Count > 0 ? years[^1].Year : book?.LatestYear ?? 0);
        List<Figure> figures = book is null || years.Any(figure => figure.Year == year) ? [.. every] : [.. every, book.WhyNot(indicator, year)];
        var series = book is null ? [] : book.SeriesOf(indicator.Id).Select(id => book.Manifest.Of(id)).OfType<SnapshotSeries>().ToList();
        var measure = book?.MeasureOf(indicator.Id) ?? measures.ById.GetValueOrDefault(indicator.Id);
        return new Shown(
            indicator,
            catalogue.IndicatorCategories.FirstOrDefault(category => category.Indicators.Contains(indicator))?.Title ?? FrozenIndicators.Heading,
            measure, book?.Manifest, year, figures, series, Deliveries(series, year), Overlaps(indicator, book),
            new CodeLabels(catalogue, measures.ById, measure, book?.Manifest.Entered), book is null ? null : new LinkedFigures(book).Of(indicator));
    }

    private List<(string, SnapshotDelivery)> Deliveries(List<SnapshotSeries> series, int year) =>
        actor.Actor.Rights.Contains(Right.ReadSubmissions)
            ? [.. series.SelectMany(one => one.Deliveries
                .Where(delivery => actor.Actor.ActsFor(delivery.Institution) && (one.Periodicity == "irregular" || (delivery.PeriodStart.Year <= year && delivery.PeriodEnd.Year >= year)))
                .Select(delivery => (one.Id, delivery)))]
            : [];

    private IReadOnlyList<OverlapFigures> Overlaps(Indicator indicator, FigureBook? book) =>
        [.. Shared(indicator).Select(overlap => book is null ? new OverlapFigures(overlap, [], []) : coherence.Of(book).Of(overlap))];

    private IEnumerable<Overlap> Shared(Indicator indicator) =>
        catalogue.Overlaps.Where(overlap => overlap.Datasets.Count(dataset => indicator.Sources.Any(source => source == dataset || IsSeriesOf(source, dataset) || IsSeriesOf(dataset, source))) > 1);

    private static bool IsSeriesOf(string series, string dataset) => series.Length == dataset.Length + 1 && series.StartsWith(dataset, StringComparison.Ordinal);
}
