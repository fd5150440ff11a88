using Tsela.Catalogue;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Counted;

/// <summary>Takes a measure apart into the populations that are counted for it, on the road that gives its figure.</summary>
internal sealed class FigureParts(NationalCatalogue catalogue, OpenSnapshot snapshot, IReadOnlyDictionary<string, MeasureDefinition> measures)
{
    private readonly Evaluation evaluation = new(catalogue, snapshot, measures);
    private readonly LeafCounts leaves = new(catalogue, snapshot);

    /// <summary>The populations behind the figures of a measure at a time by a breakdown, each with its role.</summary>
    public IReadOnlyList<(PartRole Role, LeafCells Cells)> Of(MeasureDefinition measure, Reference reference, string? by) => [.. Of(PartRole.Whole, measure, reference, by)];

    private IEnumerable<(PartRole, LeafCells)> Of(PartRole role, MeasureDefinition measure, Reference reference, string? by)
    {
        if (measure.Fallback is not { } fallback)
        {
            return Own(role, measure, reference, by);
        }

        var own = measure with { Fallback = null };
        if (by is not null && !measure.By.Contains(by, StringComparer.Ordinal) && Evaluation.Gives(fallback, by))
        {
            return evaluation.Of(own, reference, by: null).Reason is null ? [] : Of(role, fallback, reference, by);
        }

        return evaluation.Of(own, reference, by).Reason is null ? Own(role, own, reference, by)
            : by is null || Evaluation.Gives(fallback, by) ? Of(role, fallback, reference, by) : [];
    }

    private IEnumerable<(PartRole, LeafCells)> Own(PartRole role, MeasureDefinition measure, Reference reference, string? by) => measure.Kind switch
    {
        "indicator" => Of(role, measures[measure.Indicator!], reference, by),
        "ratio" => Of(PartRole.Numerator, measure.Numerator!, reference, by).Concat(Of(PartRole.Denominator, measure.Denominator!, reference, Below(measure, by))),
        "combination" => measure.Plus.Concat(measure.Minus).SelectMany(part => Of(role == PartRole.Whole ? PartRole.Term : role, part, reference, by)),
        "missing" => [],
        _ => leaves.Of(measure, reference, by) is { } cells ? [(role, cells)] : [],
    };

    private static string? Below(MeasureDefinition measure, string? by) =>
        by is null ? null : string.Join(';', by.Split(';').Where(part => !measure.Whole.Contains(MeasureTexts.NameOf(part), StringComparer.Ordinal))) is { Length: > 0 } below ? below : null;
}
