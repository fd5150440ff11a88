using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Values;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas;

/// <summary>The constraints of a field, brought from the definition's texts to values of the field's type.</summary>
internal sealed class ConstraintValues
{
    private static readonly string[] Bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

    private readonly bool isJson;
    private readonly List<Value> choices = [];
    private readonly HashSet<string> choiceTexts = new(StringComparer.Ordinal);

    public ConstraintValues(SchemaField field)
    {
        var constraints = field.Constraints;
        Minimum = Bound(field, constraints.Minimum);
        Maximum = Bound(field, constraints.Maximum);
        ExclusiveMinimum = Bound(field, constraints.ExclusiveMinimum);
        ExclusiveMaximum = Bound(field, constraints.ExclusiveMaximum);
        isJson = field.Type is FieldType.Object or FieldType.Array or FieldType.GeoJson;
        Schema = isJson && constraints.JsonSchema is { } schema ? new JsonSchema(JsonDocument.Parse(schema).RootElement) : null;
        Pattern = constraints.Pattern is null ? null : Patterns.TryCompile(constraints.Pattern, isWhole: true);
        var given = constraints.Enum.Count > 0 ? constraints.Enum : [.. field.Categories.Select(category => category.Value)];
        foreach (var text in given)
        {
            if (isJson && !IsJson(text))
            {
                continue;
            }

            choiceTexts.Add(text);
            if (TryRead(field, text, out var value) && value.Kind is not (ValueKind.Text or ValueKind.List))
            {
                choices.Add(value);
            }
        }
    }

    public Value? Minimum { get; }
    public Value? Maximum { get; }
    public Value? ExclusiveMinimum { get; }
    public Value? ExclusiveMaximum { get; }
    public Regex? Pattern { get; }
    public JsonSchema? Schema { get; }
    public bool HasChoices => choiceTexts.Count > 0;

    public bool IsChoice(in Value value, ReadOnlySpan<char> text)
    {
        if (choiceTexts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value.Kind == ValueKind.Text ? value.Text.Span : text))
        {
            return true;
        }

        if (isJson)
        {
            using var given = JsonDocument.Parse(text.ToString());
            var root = given.RootElement;
            return choiceTexts.Any(choice => JsonElement.DeepEquals(JsonSerializer.Deserialize<JsonElement>(choice), root));
        }

        foreach (var choice in choices)
        {
            if (Value.Compare(choice, value) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds bounds that are no values of the field, and patterns that are none.</summary>
    public static void Check(SchemaField field, LinedJson item, DefinitionReading reading)
    {
        if (item["constraints"] is not { } constraints)
        {
            return;
        }

        foreach (var name in Bounds)
        {
            if (constraints[name] is { } bound && !TryRead(field, bound.Scalar, out _))
            {
                reading.Fault(bound, $"'{bound.Scalar}' is not a value of the type {Word(field)}, so it cannot be the {name} of '{field.Name}'.");
            }
        }

        if (field.Constraints.Pattern is { } pattern && Patterns.TryCompile(pattern, isWhole: true) is null)
        {
            reading.Fault(constraints["pattern"]!, $"'{pattern}' is not a regular expression.");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Word(SchemaField field) => field.Type.ToString().ToLowerInvariant();

    private static Value? Bound(SchemaField field, string? text) =>
        text is not null && TryRead(field, text, out var value) ? value : null;

    private static bool TryRead(SchemaField field, string text, out Value value)
    {
        value = default;
        if (field.Type is FieldType.Integer or FieldType.Number or FieldType.Year
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            value = Value.Of(number);
            return true;
        }

        // A bound may be written in the field's own format or, whatever the format, in ISO's.
        var isRead = text.Length > 0 && CellReaders.Strict(field).Read(text.AsMemory(), CellKind.Text, ref value) is null;
        return isRead || (text.Length > 0 && CellReaders.Strict(field with { Format = "default" }).Read(text.AsMemory(), CellKind.Text, ref value) is null);
    }
}
