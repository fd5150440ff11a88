using Tsela.Engine.Schemas;

namespace Tsela.Statistics.Measures;

/// <summary>What the count of a measure is in, and why it may not be called something else: persons, movements, documents, cases and money never mix.</summary>
internal static class UnitCheck
{
    /// <summary>Words of the national list for what is counted.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["persons"] = "person", ["crossings"] = "movement", ["movements"] = "movement", ["visits"] = "movement", ["trips"] = "movement",
        ["refusals"] = "movement", ["permits"] = "document", ["visas"] = "document", ["passports"] = "document", ["licences"] = "document",
        ["contracts"] = "document", ["agreements"] = "document", ["recruiters"] = "document", ["cases"] = "case", ["maloti"] = "money",
        ["USD"] = "money", ["days"] = "days", ["years"] = "years", ["nights"] = "days", ["percent"] = "percent",
        ["per 1,000"] = "rate", ["per 10,000"] = "rate", ["per 100,000"] = "rate", ["ratio"] = "rate", ["index"] = "index",
    };

    /// <summary>True for a figure that is a part of something of its own kind: a share, a rate.</summary>
    public static bool IsShare(string words) => OfWords.GetValueOrDefault(words) is "percent" or "rate";

    /// <summary>Why the field may not be counted in the unit; null where it may.</summary>
    /// <param name="how">distinct, sum, mean, median, or value for a published figure.</param>
    public static string? FaultOf(string how, SchemaField field, string unit)
    {
        ArgumentNullException.ThrowIfNull(field);
        var concept = field.Concept ?? "";
        var isMoney = concept.StartsWith("money.", StringComparison.Ordinal) && field.Type is FieldType.Number or FieldType.Integer;
        return how switch
        {
            "distinct" when concept is "case.number" && unit != "case" => $"different numbers of cases ({field.Name}) are cases, not {unit}",
            "distinct" when concept.StartsWith("document.", StringComparison.Ordinal) && unit != "document" => $"different numbers of documents ({field.Name}) are documents, not {unit}",
            "distinct" when concept is "household.key" && unit != "household" => $"different households ({field.Name}) are households, not {unit}",
            not "distinct" when isMoney && unit != "money" && unit != "percent" => $"{field.Name} holds money, which is never shown as {unit}",
            not "distinct" when !isMoney && unit == "money" => $"{field.Name} does not hold money",
            _ => null,
        };
    }

    /// <summary>The fields whose values a measure counts or adds up, each with how.</summary>
    public static IEnumerable<(string How, string Field)> FieldsOf(MeasureDefinition measure)
    {
        if (measure.Kind == "published")
        {
            return measure.Value is { } value ? [("value", value)] : [];
        }

        var colon = measure.Count.IndexOf(':', StringComparison.Ordinal);
        var own = colon > 0 && !measure.Count.EndsWith(')') ? new[] { (measure.Count[..colon], measure.Count[(colon + 1)..]) } : [];
        return own.Concat(measure.Spread.Values.SelectMany(codes => codes.Values).SelectMany(fields => fields.Split('+')).Select(field => ("sum", field.Trim())));
    }

    /// <summary>Finds by the name of the field, else by its concept.</summary>
    public static SchemaField? Field(TableSchema schema, string name) =>
        schema.Fields.FirstOrDefault(field => field.Name == name) ?? schema.Fields.FirstOrDefault(field => field.Concept == name);
}
