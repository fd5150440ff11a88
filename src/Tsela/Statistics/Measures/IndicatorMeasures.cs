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

    private IReadOnlyList<string> Faults { get; }

    /// <exception cref="UnusableInputException">A measure is wrong; the message lists every fault with its path.</exception>
    public static IndicatorMeasures Of(NationalCatalogue catalogue)
    {
        var measures = Read(catalogue);
        return measures.Faults.Count == 0
            ? measures
            : throw new UnusableInputException($"The indicators in data/indicators cannot be computed as written:{Environment.NewLine}{string.Join(Environment.NewLine, measures.Faults)}");
    }

    /// <summary>The faults of the measures as written; empty where all can be used.</summary>
    public static IReadOnlyList<string> FaultsOf(NationalCatalogue catalogue) => Read(catalogue).Faults;

    private static IndicatorMeasures Read(NationalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var faults = new List<string>();
        var measures = new IndicatorMeasures(faults);
        foreach (var indicator in catalogue.Indicators)
        {
            if (indicator.Measure is not { ValueKind: JsonValueKind.Object } json)
            {
                continue;
            }

            try
            {
                measures.byId.Add(indicator.Id, json.Deserialize<MeasureDefinition>(Form)!);
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

        faults.AddRange(check.Faults);
        return measures;
    }
}
