using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Shared.Commands;

namespace Tsela.Statistics.Measures;

/// <summary>The measures of all indicators, read and checked once at start.</summary>
public sealed class IndicatorMeasures
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { PropertyNameCaseInsensitive = false };

    private readonly Dictionary<string, MeasureDefinition> byId = new(StringComparer.Ordinal);

    private IndicatorMeasures(IReadOnlyList<string> faults) => Faults = faults;

    public IReadOnlyDictionary<string, MeasureDefinition> ById => byId;

    /// <summary>What is held against each other, by overlap.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ComparisonDefinition>> Comparisons { get; private init; } =
        new Dictionary<string, IReadOnlyList<ComparisonDefinition>>(StringComparer.Ordinal);

    private IReadOnlyList<string> Faults { get; }

    /// <exception cref="UnusableInputException">A measure is wrong; the message lists every fault with its path.</exception>
    public static IndicatorMeasures Of(NationalCatalogue catalogue)
    {
        var measures = Read(catalogue);
        return measures.Faults.Count == 0
            ? measures
            : throw new UnusableInputException($"The indicators in data/indicators and the overlaps in data/overlaps.json cannot be computed as written:{Environment.NewLine}{string.Join(Environment.NewLine, measures.Faults)}");
    }

    /// <summary>The faults of the measures as written; empty where all can be used.</summary>
    public static IReadOnlyList<string> FaultsOf(NationalCatalogue catalogue) => Read(catalogue).Faults;

    private static IndicatorMeasures Read(NationalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var faults = new List<string>();
        var measures = new IndicatorMeasures(faults) { Comparisons = ReadComparisons(catalogue, faults) };
        foreach (var indicator in catalogue.Indicators)
        {
            if (indicator.Measure is not { ValueKind: JsonValueKind.Object } json)
            {
                continue;
            }

            try
            {
                measures.byId.Add(indicator.Id, Complete(json.Deserialize<MeasureDefinition>(Form)!));
            }
            catch (JsonException wrong)
            {
                faults.Add($"{indicator.Id}/measure: {wrong.Message}");
            }
        }

        var check = new MeasureCheck(catalogue, measures.byId);
        foreach (var (id, measure) in measures.byId)
        {
            check.Check(catalogue.Indicator(id)!, measure);
        }

        foreach (var (overlap, comparisons) in measures.Comparisons)
        {
            check.Check(overlap, comparisons);
        }

        faults.AddRange(check.Faults);
        return measures;
    }

    private static Dictionary<string, IReadOnlyList<ComparisonDefinition>> ReadComparisons(NationalCatalogue catalogue, List<string> faults)
    {
        var read = new Dictionary<string, IReadOnlyList<ComparisonDefinition>>(StringComparer.Ordinal);
        foreach (var overlap in catalogue.Overlaps)
        {
            if (overlap.Compared is not { ValueKind: JsonValueKind.Array } json)
            {
                if (overlap.NotCompared is null)
                {
                    faults.Add($"{overlap.Id}: nothing is compared, and 'notCompared' does not say why");
                }

                continue;
            }

            try
            {
                read.Add(overlap.Id, [.. json.Deserialize<IReadOnlyList<ComparisonDefinition>>(Form)!.Select(one => one with
                {
                    Parts = [.. one.Parts.Select(part => part with { Measure = Complete(part.Measure) })],
                })]);
            }
            catch (JsonException wrong)
            {
                faults.Add($"{overlap.Id}/compared: {wrong.Message}");
            }
        }

        return read;
    }

    // what a ratio or a combination says of its breakdowns holds for its parts, unless they say otherwise
    private static MeasureDefinition Complete(MeasureDefinition measure)
    {
        MeasureDefinition Part(MeasureDefinition part) => Complete(part with
        {
            Bands = part.Bands ?? measure.Bands,
            Classes = part.Classes.Count > 0 ? part.Classes : measure.Classes,
            Spread = part.Spread.Count > 0 ? part.Spread : measure.Spread,
        });
        return measure with
        {
            Numerator = measure.Numerator is null ? null : Part(measure.Numerator),
            Denominator = measure.Denominator is null ? null : Part(measure.Denominator),
            Plus = [.. measure.Plus.Select(Part)],
            Minus = [.. measure.Minus.Select(Part)],
            Parts = [.. measure.Parts.Select(Part)],
            Unless = [.. measure.Unless.Select(Complete)],
            Also = [.. measure.Also.Select(Complete)],
            Fallback = measure.Fallback is null ? null : Complete(measure.Fallback),
            Details = [.. measure.Details.Select(Complete)],
            Beside = [.. measure.Beside.Select(Complete)],
        };
    }
}
