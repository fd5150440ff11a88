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

    /// <summary>What is told apart one by one over the files of several offices, by overlap.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JoinDefinition>> Joins { get; private init; } =
        new Dictionary<string, IReadOnlyList<JoinDefinition>>(StringComparer.Ordinal);

    /// <summary>The series whose persons are held against each other.</summary>
    public IReadOnlyCollection<string> SeriesJoined =>
        [.. Joins.Values.SelectMany(joins => joins).Where(join => join.IsOfPersons).SelectMany(join => join.Parts).SelectMany(part => part.Measure.Series).Distinct(StringComparer.Ordinal)];

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
        var measures = new IndicatorMeasures(faults) { Comparisons = OverlapDefinitions.Comparisons(catalogue, Form, Complete, faults), Joins = OverlapDefinitions.Joins(catalogue, Form, Complete, faults) };
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

        var overlapCheck = new OverlapCheck(catalogue, check);
        foreach (var (overlap, comparisons) in measures.Comparisons)
        {
            overlapCheck.Check(overlap, comparisons);
        }

        foreach (var (overlap, joins) in measures.Joins)
        {
            overlapCheck.Check(overlap, joins);
        }

        faults.AddRange(check.Faults);
        faults.AddRange(overlapCheck.Faults);
        return measures;
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
