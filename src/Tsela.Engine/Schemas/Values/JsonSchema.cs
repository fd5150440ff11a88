using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tsela.Engine.Schemas.Values;

/// <summary>
/// Holds JSON against the words of JSON Schema that describe data: types, choices, bounds, members, items, patterns,
/// combinations and references within the schema. Words that it does not know say nothing, as the standard has it.
/// </summary>
internal sealed class JsonSchema(JsonElement root)
{
    private const int DepthMax = 64;

    private readonly Dictionary<string, Regex?> patterns = new(StringComparer.Ordinal);

    public bool Holds(JsonElement value) => Holds(root, value, 0);

    private bool Holds(JsonElement schema, JsonElement value, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > DepthMax)
        {
            return schema.ValueKind != JsonValueKind.False;
        }

        foreach (var word in schema.EnumerateObject())
        {
            if (!Holds(word, schema, value, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(JsonProperty word, JsonElement schema, JsonElement value, int depth)
    {
        var given = word.Value;
        return word.Name switch
        {
            "type" => given.ValueKind == JsonValueKind.Array ? Items(given).Any(one => IsOfType(one, value)) : IsOfType(given, value),
            "enum" => given.ValueKind != JsonValueKind.Array || Items(given).Any(one => JsonElement.DeepEquals(one, value)),
            "const" => JsonElement.DeepEquals(given, value),
            "allOf" => Items(given).All(one => Holds(one, value, depth)),
            "anyOf" => Items(given).Any(one => Holds(one, value, depth)),
            "oneOf" => Items(given).Count(one => Holds(one, value, depth)) == 1,
            "not" => !Holds(given, value, depth),
            "$ref" => Target(Text(given)) is not { } target || Holds(target, value, depth),
            _ => value.ValueKind switch
            {
                JsonValueKind.Object => OfObject(word, schema, value, depth),
                JsonValueKind.Array => OfArray(word, schema, value, depth),
                JsonValueKind.String => OfText(word, value.GetString()!),
                JsonValueKind.Number => OfNumber(word, value.GetDouble()),
                _ => true,
            },
        };
    }

    private static bool IsOfType(JsonElement type, JsonElement value) => Text(type) switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => true,
    };

    private bool OfObject(JsonProperty word, JsonElement schema, JsonElement value, int depth) => word.Name switch
    {
        "required" => word.Value.ValueKind != JsonValueKind.Array || Items(word.Value).All(name => Text(name) is not { } text || value.TryGetProperty(text, out _)),
        "properties" => Members(word.Value).All(one => !value.TryGetProperty(one.Name, out var member) || Holds(one.Value, member, depth)),
        "patternProperties" => Members(word.Value).All(one => value.EnumerateObject().All(member => !IsMatch(one.Name, member.Name) || Holds(one.Value, member.Value, depth))),
        "additionalProperties" => value.EnumerateObject().All(member => IsNamed(schema, member.Name) || Holds(word.Value, member.Value, depth)),
        "propertyNames" => value.EnumerateObject().All(member => Holds(word.Value, JsonSerializer.SerializeToElement(member.Name), depth)),
        "minProperties" => value.EnumerateObject().Count() >= (Count(word.Value) ?? 0),
        "maxProperties" => value.EnumerateObject().Count() <= (Count(word.Value) ?? int.MaxValue),
        _ => true,
    };

    private bool IsNamed(JsonElement schema, string name) =>
        (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out var forms) && Members(forms).Any(form => IsMatch(form.Name, name)));

    private bool OfArray(JsonProperty word, JsonElement schema, JsonElement value, int depth) => word.Name switch
    {
        "items" when word.Value.ValueKind == JsonValueKind.Array => value.EnumerateArray().Zip(Items(word.Value)).All(pair => Holds(pair.Second, pair.First, depth)),
        "items" => value.EnumerateArray().Skip(schema.TryGetProperty("prefixItems", out var first) ? Items(first).Count() : 0).All(item => Holds(word.Value, item, depth)),
        "prefixItems" => value.EnumerateArray().Zip(Items(word.Value)).All(pair => Holds(pair.Second, pair.First, depth)),
        "contains" => value.EnumerateArray().Any(item => Holds(word.Value, item, depth)),
        "minItems" => value.GetArrayLength() >= (Count(word.Value) ?? 0),
        "maxItems" => value.GetArrayLength() <= (Count(word.Value) ?? int.MaxValue),
        "uniqueItems" => word.Value.ValueKind != JsonValueKind.True || value.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() == value.GetArrayLength(),
        _ => true,
    };

    private bool OfText(JsonProperty word, string text) => word.Name switch
    {
        "minLength" => text.EnumerateRunes().Count() >= (Count(word.Value) ?? 0),
        "maxLength" => text.EnumerateRunes().Count() <= (Count(word.Value) ?? int.MaxValue),
        "pattern" => Text(word.Value) is not { } pattern || IsMatch(pattern, text),
        _ => true,
    };

    // Version 4 of JSON Schema writes the exclusive bounds as true beside the bound itself.
    private static bool OfNumber(JsonProperty word, double number) => word.Value.ValueKind != JsonValueKind.Number || word.Name switch
    {
        "minimum" => number >= word.Value.GetDouble(),
        "maximum" => number <= word.Value.GetDouble(),
        "exclusiveMinimum" => number > word.Value.GetDouble(),
        "exclusiveMaximum" => number < word.Value.GetDouble(),
        "multipleOf" => word.Value.GetDouble() is var step && Math.Abs(Math.IEEERemainder(number, step)) <= Math.Abs(step) * 1e-9,
        _ => true,
    };

    // A schema of the wrong form says nothing in that place.
    private static JsonElement.ArrayEnumerator Items(JsonElement given) => given.ValueKind == JsonValueKind.Array ? given.EnumerateArray() : default;

    private static JsonElement.ObjectEnumerator Members(JsonElement given) => given.ValueKind == JsonValueKind.Object ? given.EnumerateObject() : default;

    private static string? Text(JsonElement given) => given.ValueKind == JsonValueKind.String ? given.GetString() : null;

    private static int? Count(JsonElement given) => given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var count) ? count : null;

    private bool IsMatch(string pattern, string text)
    {
        if (!patterns.TryGetValue(pattern, out var compiled))
        {
            patterns.Add(pattern, compiled = Patterns.TryCompile(pattern, isWhole: false));
        }

        return compiled is null || Patterns.IsMatch(compiled, text);
    }

    private JsonElement? Target(string? reference)
    {
        if (reference is null || !reference.StartsWith('#'))
        {
            return null;
        }

        var place = root;
        foreach (var step in reference[1..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(name, out place))
            {
                return null;
            }
        }

        return place;
    }
}
