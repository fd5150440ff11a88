namespace Tsela.Statistics.Measures;

/// <summary>What a measure is made of, through the other indicators that it names.</summary>
public sealed class MeasureTree(IReadOnlyDictionary<string, MeasureDefinition> measures)
{
    /// <summary>The parts that read series.</summary>
    public IEnumerable<MeasureDefinition> Leaves(MeasureDefinition? measure)
    {
        if (measure is null)
        {
            return [];
        }

        IEnumerable<MeasureDefinition?> parts = [measure.Numerator, measure.Denominator, measure.Fallback, .. measure.Plus, .. measure.Minus, .. measure.Parts, .. measure.Beside, .. measure.Details];
        var below = parts.SelectMany(Leaves);
        return measure.Kind switch
        {
            "stock" or "flow" or "ended" or "round" or "published" => below.Prepend(measure),
            "indicator" => below.Concat(Leaves(measures[measure.Indicator!])),
            _ => below,
        };
    }

    /// <summary>The parts that read series, and those in which only the other rows of persons are looked for.</summary>
    public IEnumerable<MeasureDefinition> Readers(MeasureDefinition? measure) =>
        Leaves(measure).Concat(Every(measure).SelectMany(part => part.Unless.Concat(part.Also)).SelectMany(Leaves));

    /// <summary>The breakdowns of the measure and of what stands in for it.</summary>
    public IEnumerable<string> Breakdowns(MeasureDefinition measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return (measure.Kind == "indicator" ? Breakdowns(measures[measure.Indicator!]) : measure.By)
            .Concat(measure.Fallback is { } fallback ? Breakdowns(fallback) : []).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The measures whose breakdowns are shown, not their totals.</summary>
    public IReadOnlyList<MeasureDefinition> Details(MeasureDefinition measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.Kind == "indicator" ? measures[measure.Indicator!].Details : measure.Details;
    }

    private IEnumerable<MeasureDefinition> Every(MeasureDefinition? measure)
    {
        if (measure is null)
        {
            return [];
        }

        IEnumerable<MeasureDefinition?> parts =
        [
            measure.Numerator, measure.Denominator, measure.Fallback, .. measure.Plus, .. measure.Minus, .. measure.Parts, .. measure.Beside, .. measure.Details,
            measure.Kind == "indicator" ? measures[measure.Indicator!] : null,
        ];
        return parts.SelectMany(Every).Prepend(measure);
    }
}
