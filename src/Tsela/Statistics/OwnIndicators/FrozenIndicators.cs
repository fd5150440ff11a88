using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Office;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.OwnIndicators;

/// <summary>The indicators of this office that a snapshot froze, as the national ones are read.</summary>
public sealed class FrozenIndicators
{
    public const string Heading = "Indicators of this office, not of the national list";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { PropertyNameCaseInsensitive = false };

    private readonly Dictionary<string, MeasureDefinition> measures = new(StringComparer.Ordinal);

    public IReadOnlyList<Indicator> Indicators { get; private init; } = [];

    /// <summary>An indicator whose series or fields are no longer defined keeps its place, and has no measure.</summary>
    public static FrozenIndicators Of(NationalCatalogue catalogue, IReadOnlyDictionary<string, MeasureDefinition> national, SnapshotManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var read = new FrozenIndicators { Indicators = [.. (manifest.Entered ?? OfficeEntries.None).Indicators.Select(Of)] };
        foreach (var indicator in read.Indicators)
        {
            var measure = Read(indicator.Measure!.Value);
            var check = new MeasureCheck(catalogue, national);
            check.Check(indicator, measure);
            if (check.Faults.Count == 0)
            {
                read.measures.Add(indicator.Id, measure);
            }
        }

        return read;
    }

    /// <exception cref="JsonException">The text has words that no measure has.</exception>
    public static MeasureDefinition Read(JsonElement measure) => measure.Deserialize<MeasureDefinition>(Form)!;

    public static Indicator Of(FrozenIndicator frozen)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        var measure = Read(frozen.Measure);
        IReadOnlyList<MeasureDefinition> parts = measure is { Kind: "ratio", Numerator: { } above, Denominator: { } below } ? [above, below] : [measure];
        return new Indicator(
            frozen.Id, frozen.Name, frozen.Definition, InWords(parts[0]), parts.Count > 1 ? InWords(parts[1]) : null, frozen.StockFlow, frozen.Unit,
            [.. parts.SelectMany(part => part.Series).Distinct(StringComparer.Ordinal)], [.. measure.By.SelectMany(MeasureTexts.NamesOf).Distinct(StringComparer.Ordinal)], frozen.Periodicity,
            $"definition of this office, version {frozen.Version}", "", "available", frozen.Measure);
    }

    public IReadOnlyDictionary<string, MeasureDefinition> With(IReadOnlyDictionary<string, MeasureDefinition> national) =>
        measures.Count == 0 ? national : national.Concat(measures).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static string InWords(MeasureDefinition part) =>
        $"{part.Count} of {string.Join(", ", part.Series)} ({part.Kind}){string.Concat(part.Where.Select(where => $", {where.Key}: {where.Value}"))}";
}
