using Tsela.Catalogue;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ExplainChange;

/// <summary>One figure of an indicator in several states of the registers.</summary>
internal sealed class ComparedFigures(Definitions definitions, Indicator indicator, MeasureDefinition? measure, string breakdown)
{
    public Indicator Indicator => indicator;

    public MeasureDefinition? Measure => measure;

    public IReadOnlyDictionary<string, MeasureDefinition> Measures => definitions.Measures;

    public string Breakdown => breakdown;

    public bool IsStock => FigureTimes.IsStock(indicator, measure);

    /// <summary>The same figure by the definitions of a snapshot; an indicator of this office keeps its own.</summary>
    public ComparedFigures By(Definitions others) => definitions.Catalogue.Indicator(indicator.Id) is null
        ? new(others, indicator, measure, breakdown)
        : new(others, others.Catalogue.Indicator(indicator.Id) ?? indicator, others.Measures.GetValueOrDefault(indicator.Id), breakdown);

    /// <summary>The series whose rows are in the figure; not those that are only shown beside it.</summary>
    public IReadOnlyList<string> Series => [.. SeriesOf(measure).Distinct(StringComparer.Ordinal)];

    /// <param name="reference">As figures are written, or the year alone for that of its last or middle day.</param>
    /// <exception cref="DamagedSnapshotException">A file of the snapshot is missing or has changed.</exception>
    public (Figure? Figure, decimal? Value) At(OpenSnapshot state, string reference)
    {
        var figures = FigureBook.Of(definitions, state, indicator, Reference.Parse(reference)!.First.Year, withBreakdowns: breakdown != Answer.Total);
        bool IsOf(Figure figure) => figure.Reference == reference || (reference.Length == 4 && figure.IsYearly);
        var found = figures.FirstOrDefault(figure => figure.Breakdown == breakdown && IsOf(figure));
        // a cell that no row is in is nil where there are rows at all
        var isNil = found is null && breakdown != Answer.Total && IsCounted(measure) && figures.Any(figure => figure is { IsTotal: true, Value: not null } && IsOf(figure));
        return (found, isNil ? 0 : found?.Value);
    }

    private IEnumerable<string> SeriesOf(MeasureDefinition? part)
    {
        if (part is null)
        {
            return [];
        }

        var other = part.Kind == "indicator" ? definitions.Measures.GetValueOrDefault(part.Indicator!) : null;
        IEnumerable<MeasureDefinition?> below = [part.Numerator, part.Denominator, part.Fallback, other, .. part.Plus, .. part.Minus, .. part.Details, .. part.Parts, .. part.Unless, .. part.Also];
        return part.Series.Concat(below.SelectMany(SeriesOf));
    }

    private bool IsCounted(MeasureDefinition? part) => part switch
    {
        { Kind: "stock" or "flow" or "round" or "published" } => MeasureTexts.Count(part.Count).Aggregate is Engine.Tables.Aggregate.Count or Engine.Tables.Aggregate.Distinct or Engine.Tables.Aggregate.Sum,
        { Kind: "people" or "ended" } => true,
        { Kind: "combination" } => part.Plus.Concat(part.Minus).All(IsCounted),
        { Kind: "indicator" } => IsCounted(definitions.Measures.GetValueOrDefault(part.Indicator!)),
        _ => false,
    };
}
