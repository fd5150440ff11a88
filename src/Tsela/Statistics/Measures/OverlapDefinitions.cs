using System.Text.Json;
using Tsela.Catalogue;

namespace Tsela.Statistics.Measures;

/// <summary>Reads what is held against each other in the overlaps between offices.</summary>
internal static class OverlapDefinitions
{
    public static Dictionary<string, IReadOnlyList<ComparisonDefinition>> Comparisons(
        NationalCatalogue catalogue, JsonSerializerOptions form, Func<MeasureDefinition, MeasureDefinition> complete, List<string> faults) =>
        Read(catalogue, overlap => overlap.Compared, overlap => overlap.NotCompared, "compared", faults, json =>
            (IReadOnlyList<ComparisonDefinition>)[.. json.Deserialize<IReadOnlyList<ComparisonDefinition>>(form)!.Select(one => one with { Parts = Complete(one.Parts, complete) })]);

    public static Dictionary<string, IReadOnlyList<JoinDefinition>> Joins(
        NationalCatalogue catalogue, JsonSerializerOptions form, Func<MeasureDefinition, MeasureDefinition> complete, List<string> faults) =>
        Read(catalogue, overlap => overlap.Joined, overlap => overlap.NotJoined, "joined", faults, json =>
            (IReadOnlyList<JoinDefinition>)[.. json.Deserialize<IReadOnlyList<JoinDefinition>>(form)!.Select(one => one with { Parts = Complete(one.Parts, complete) })]);

    private static IReadOnlyList<ComparisonPart> Complete(IReadOnlyList<ComparisonPart> parts, Func<MeasureDefinition, MeasureDefinition> complete) =>
        [.. parts.Select(part => part with { Measure = complete(part.Measure) })];

    private static Dictionary<string, T> Read<T>(
        NationalCatalogue catalogue, Func<Overlap, JsonElement?> what, Func<Overlap, string?> whyNot, string name, List<string> faults, Func<JsonElement, T> parse)
    {
        var read = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var overlap in catalogue.Overlaps)
        {
            if (what(overlap) is not { ValueKind: JsonValueKind.Array } json)
            {
                if (whyNot(overlap) is null)
                {
                    faults.Add($"{overlap.Id}: nothing is {name}, and 'not{char.ToUpperInvariant(name[0])}{name[1..]}' does not say why");
                }

                continue;
            }

            try
            {
                read.Add(overlap.Id, parse(json));
            }
            catch (JsonException wrong)
            {
                faults.Add($"{overlap.Id}/{name}: {wrong.Message}");
            }
        }

        return read;
    }
}
