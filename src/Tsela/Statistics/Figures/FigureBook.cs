using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Statistics.Estimates;
using Tsela.Statistics.Measures;
using Tsela.Statistics.OwnIndicators;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Figures;

/// <summary>Every figure of every indicator from one snapshot.</summary>
public sealed class FigureBook
{
    private readonly NationalCatalogue catalogue;
    private readonly IReadOnlyDictionary<string, MeasureDefinition> measures;
    private readonly OpenSnapshot snapshot;
    private readonly MeasureTree tree;
    private readonly Evaluation evaluation;
    private readonly FigureEstimates estimates;
    private readonly DeliveryEstimates deliveryEstimates;
    private readonly Dictionary<string, IReadOnlyList<Figure>> figures = new(StringComparer.Ordinal);

    private FigureBook(Definitions definitions, IReadOnlyDictionary<string, MeasureDefinition> measures, OpenSnapshot snapshot)
    {
        Definitions = definitions;
        catalogue = definitions.Catalogue;
        this.measures = measures;
        tree = new MeasureTree(measures);
        this.snapshot = snapshot;
        evaluation = new Evaluation(catalogue, snapshot, measures);
        estimates = new FigureEstimates(snapshot.Manifest);
        deliveryEstimates = new DeliveryEstimates(snapshot.Manifest);
    }

    public SnapshotManifest Manifest => snapshot.Manifest;

    /// <summary>The snapshot whose figures these are.</summary>
    internal OpenSnapshot Snapshot => snapshot;

    /// <summary>What the national indicators were defined to be when the snapshot was taken.</summary>
    public Definitions Definitions { get; }

    /// <summary>How each indicator, those of this office among them, is computed.</summary>
    public IReadOnlyDictionary<string, MeasureDefinition> Measures => measures;

    /// <summary>The latest year that a delivery of records reaches into; where there is none, the latest of the published figures.</summary>
    public int LatestYear { get; private set; }

    /// <summary>The indicators of this office that the snapshot froze.</summary>
    public IReadOnlyList<Indicator> OwnIndicators { get; private init; } = [];

    /// <exception cref="DamagedSnapshotException">A file of the snapshot is missing or has changed.</exception>
    public static FigureBook Make(Definitions definitions, OpenSnapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ArgumentNullException.ThrowIfNull(snapshot);
        var own = FrozenIndicators.Of(definitions.Catalogue, definitions.Measures, snapshot.Manifest);
        var all = own.With(definitions.Measures);
        var book = new FigureBook(definitions, all, snapshot) { OwnIndicators = own.Indicators };
        foreach (var indicator in definitions.Catalogue.Indicators.Concat(own.Indicators))
        {
            cancellationToken.ThrowIfCancellationRequested();
            book.figures[indicator.Id] = book.estimates.With(
                indicator.Id, indicator.Unit, FigureEstimates.IsAdditive(all, indicator.Id),
                all.TryGetValue(indicator.Id, out var measure) ? [.. book.Of(indicator, measure)] : []);
        }

        book.LatestYear = book.LastYearOfRecords() ?? book.figures.Values.SelectMany(list => list).Where(figure => figure.Value is not null)
            .Select(figure => figure.Year).DefaultIfEmpty(snapshot.Manifest.MadeAt.Year).Max();
        return book;
    }

    /// <summary>The figures of one indicator in one year, of a state of the registers that is only looked at.</summary>
    /// <exception cref="DamagedSnapshotException">A file of the snapshot is missing or has changed.</exception>
    public static IReadOnlyList<Figure> Of(Definitions definitions, OpenSnapshot snapshot, Indicator indicator, int year, bool withBreakdowns)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(snapshot);
        var all = FrozenIndicators.Of(definitions.Catalogue, definitions.Measures, snapshot.Manifest).With(definitions.Measures);
        var book = new FigureBook(definitions, all, snapshot);
        return book.estimates.With(
            indicator.Id, indicator.Unit, FigureEstimates.IsAdditive(all, indicator.Id),
            all.TryGetValue(indicator.Id, out var measure) ? [.. book.Of(indicator, measure, year, withBreakdowns)] : []);
    }

    /// <summary>Every figure of every indicator.</summary>
    public IEnumerable<Figure> Figures => figures.Values.SelectMany(list => list);

    /// <summary>Where the figures came from.</summary>
    public FigureLineage Lineage => new(catalogue, measures, snapshot);

    /// <summary>Every figure of an indicator, by reference and breakdown; empty where it cannot be computed for any year.</summary>
    public IReadOnlyList<Figure> Of(string indicator) => figures.GetValueOrDefault(indicator, []);

    /// <summary>The figures of an indicator in a year; where there are none, one row that says why.</summary>
    public IReadOnlyList<Figure> Of(Indicator indicator, int year)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var inYear = Of(indicator.Id).Where(figure => figure.Year == year).ToList();
        return inYear.Exists(figure => figure.IsTotal && figure.IsYearly) ? inYear : [WhyNot(indicator, year), .. inYear];
    }

    /// <summary>Why there is no figure, in words that name the series, the variable or the period, and who owes it.</summary>
    /// <param name="tried">A measure that is only tried; null for the indicator's own.</param>
    public Figure WhyNot(Indicator indicator, int year, MeasureDefinition? tried = null)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var measured = tried ?? measures.GetValueOrDefault(indicator.Id);
        var reference = FigureTimes.Known(indicator, measured, Reference.Year(year), Today) ?? Reference.Year(year);
        var reason = measured is not null
            ? evaluation.Of(measured, reference, by: null).Reason ?? "no figure"
            : $"no measure is defined; sources named: {string.Join(", ", indicator.Sources)}";
        return new Figure(
            indicator.Id, FigureTimes.Text(indicator, measured, reference), Answer.Total, Value: null, indicator.Unit, Figure.NotAvailable, reason, Coverage.None, IsYearly: true);
    }

    /// <summary>The total of a measure that is none of an indicator.</summary>
    public Answer AnswerOf(MeasureDefinition measure, Reference reference) => evaluation.Of(measure, reference, by: null);

    /// <summary>The same where each row is told apart by its own identifiers, as if nothing had been linked.</summary>
    public Answer Without(MeasureDefinition measure, Reference reference) =>
        new Evaluation(catalogue, snapshot, measures, key: SeriesColumns.PersonIdentifier).Of(measure, reference, by: null);

    /// <summary>The parts of a measure that read series.</summary>
    public IEnumerable<MeasureDefinition> Readers(MeasureDefinition measure) => tree.Readers(measure);

    /// <summary>Every series whose rows a measure reads.</summary>
    public IReadOnlyList<string> SeriesOf(string indicator) =>
        measures.TryGetValue(indicator, out var measure) ? [.. tree.Readers(measure).SelectMany(leaf => leaf.Series).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>The indicators that count rows of a series by their event, into which an estimated number of rows can enter.</summary>
    public IReadOnlyList<string> CountersOf(string series) => [.. measures.Where(one => tree.Leaves(one.Value)
        .Any(leaf => leaf is { Kind: "flow", Count: "rows" } && leaf.Series.Contains(series, StringComparer.Ordinal))).Select(one => one.Key).Order(StringComparer.Ordinal)];

    /// <summary>The indicators whose measures read a series.</summary>
    public IReadOnlyList<string> UsersOf(string series) => [.. measures.Keys.Where(id => SeriesOf(id).Contains(series, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>How an indicator is computed; null where nobody has defined it.</summary>
    public MeasureDefinition? MeasureOf(string indicator) => measures.GetValueOrDefault(indicator);

    /// <summary>The breakdowns of an indicator, as its measure names them.</summary>
    public IReadOnlyList<string> BreakdownsOf(string indicator) =>
        measures.TryGetValue(indicator, out var measure) ? [.. tree.Breakdowns(measure)] : [];

    /// <summary>An indicator of the national list, else of this office.</summary>
    public Indicator? Indicator(string id) => catalogue.Indicator(id) ?? OwnIndicators.FirstOrDefault(own => own.Id == id);

    /// <summary>What an indicator would give that is not among those of the snapshot.</summary>
    /// <exception cref="DamagedSnapshotException">A file of the snapshot is missing or has changed.</exception>
    public IReadOnlyList<Figure> Try(Indicator indicator, MeasureDefinition measure) => [.. Of(indicator, measure)];

    private IEnumerable<Figure> Of(Indicator indicator, MeasureDefinition measure) =>
        tree.Leaves(measure).SelectMany(Years).Distinct().Order().SelectMany(year => Of(indicator, measure, year, withBreakdowns: true));

    private IEnumerable<Figure> Of(Indicator indicator, MeasureDefinition measure, int year, bool withBreakdowns) =>
        FigureTimes.Of(indicator, measure, year, Today).SelectMany(time => At(indicator, measure, time.Reference, time.Text, withBreakdowns));

    private IEnumerable<Figure> At(Indicator indicator, MeasureDefinition measure, Reference reference, string text, bool withBreakdowns)
    {
        var total = evaluation.Of(measure, reference, by: null);
        if (total.Reason is null)
        {
            foreach (var figure in Shaped(indicator, text, reference, total)
                .Concat(FigureEstimates.PartsOf(total, (value, answer) => Shape(indicator, text, reference, Answer.Total, value, answer))))
            {
                yield return figure;
            }
        }

        if (!withBreakdowns || reference.Period.Length != 4)
        {
            yield break;
        }

        foreach (var by in total.Reason is null ? tree.Breakdowns(measure) : [])
        {
            var answer = evaluation.Of(measure, reference, by);
            foreach (var figure in answer.Reason is null ? Shaped(indicator, text, reference, answer) : [])
            {
                yield return figure;
            }
        }

        foreach (var detail in tree.Details(measure))
        {
            foreach (var by in detail.By)
            {
                var answer = evaluation.Of(detail, reference, by);
                foreach (var figure in answer.Reason is null ? Shaped(indicator, text, reference, answer) : [])
                {
                    yield return figure;
                }
            }
        }

        foreach (var (producer, answer) in evaluation.Beside(measure, reference))
        {
            if (answer.Reason is null && answer.Cells.TryGetValue(Answer.Total, out var value))
            {
                var figure = Shape(indicator, text, reference, $"producer={producer}", value, answer);
                yield return figure with { Source = RivalWords.SourceOf(catalogue, measures, measure, producer, figure.Source) };
            }
        }
    }

    private IEnumerable<Figure> Shaped(Indicator indicator, string text, Reference reference, Answer answer) =>
        answer.Cells.Where(cell => cell.Value is not null).OrderBy(cell => cell.Key, StringComparer.Ordinal)
            .Select(cell => Shape(indicator, text, reference, cell.Key, cell.Value, answer));

    private DateOnly Today => DateOnly.FromDateTime(Manifest.MadeAt);

    private Figure Shape(Indicator indicator, string text, Reference reference, string breakdown, decimal? value, Answer answer)
    {
        var symbol = value is null ? Figure.NotAvailable
            : $"{(value == 0 ? "-" : "")}{(answer.IsBreak ? "b" : "")}{(answer.IsEstimated ? "e" : "")}{(answer.IsProvisional ? "p" : "")}";
        return new Figure(
            indicator.Id, text, breakdown, value, indicator.Unit, symbol, string.Join("; ", answer.Sources), answer.Coverage, IsYearly: reference.Period.Length == 4,
            IsToDate: reference.Last > Today && text == reference.Period);
    }

    private IEnumerable<int> Years(MeasureDefinition leaf) => leaf.Kind is "published" or "round"
        ? leaf.Series.Where(id => snapshot.Manifest.Of(id) is not null).SelectMany(id => PublishedTables.Years(Table(id)))
        : leaf.Series.SelectMany(id => snapshot.Manifest.Of(id)?.Deliveries ?? [])
            .SelectMany(delivery => Enumerable.Range(delivery.PeriodStart.Year, delivery.PeriodEnd.Year - delivery.PeriodStart.Year + 1))
            .Concat(leaf.Kind == "flow" ? leaf.Series.SelectMany(deliveryEstimates.Years) : []);

    private int? LastYearOfRecords()
    {
        var ends = Manifest.Series.Where(series => catalogue.Series.TryGetValue(series.Id, out var schema) && schema.Tsela!.Kind == "records")
            .SelectMany(series => series.Deliveries).Select(delivery => delivery.PeriodEnd.Year).ToList();
        return ends.Count == 0 ? null : ends.Max();
    }

    private ColumnTable Table(string series)
    {
        var table = snapshot.Table(series);
        return table.Problem is { } problem ? throw new DamagedSnapshotException(problem) : table.Value;
    }
}
