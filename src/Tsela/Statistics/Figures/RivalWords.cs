using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Figures;

/// <summary>What another producer counts, in words that go wherever its figure goes.</summary>
public static class RivalWords
{
    private const string Counting = " counting ";

    /// <summary>The source with what it counts: <c>DS10a (training) counting permits granted</c>.</summary>
    public static string SourceOf(NationalCatalogue catalogue, IReadOnlyDictionary<string, MeasureDefinition> measures, MeasureDefinition measure, string producer, string source)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(producer);
        var part = Besides(measures, measure).FirstOrDefault(one => one.Label == producer);
        var schema = catalogue.Series.GetValueOrDefault((part is { Series.Count: > 0 } ? part.Series[0] : null) ?? producer.Split('.')[0]);
        return schema is null ? source : $"{source}{Counting}{part?.Counts ?? Words(schema, part, producer)}";
    }

    /// <summary>What such a source says is counted; empty where it does not say.</summary>
    public static string CountsIn(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var at = source.IndexOf(Counting, StringComparison.Ordinal);
        return at < 0 ? "" : source[(at + Counting.Length)..];
    }

    private static string Words(TableSchema schema, MeasureDefinition? part, string producer)
    {
        if (part is null)
        {
            return $"{schema.Title}, edition {producer[(producer.IndexOf('.', StringComparison.Ordinal) + 1)..]}";
        }

        var unit = part.Unit ?? (part.Count == "persons" ? "person" : schema.Tsela!.Unit);
        return $"{unit switch { "person" => "persons", "movement" => "movements", "document" => "documents", "case" => "cases", "money" => "money", _ => "figures" }} of {schema.Title}";
    }

    private static IEnumerable<MeasureDefinition> Besides(IReadOnlyDictionary<string, MeasureDefinition> measures, MeasureDefinition measure) =>
        (measure.Kind == "indicator" && measures.TryGetValue(measure.Indicator!, out var other) ? Besides(measures, other) : measure.Beside)
        .Concat(measure.Fallback is { } fallback ? Besides(measures, fallback) : []);
}
