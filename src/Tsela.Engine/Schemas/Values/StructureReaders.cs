using System.Globalization;
using System.Text.Json;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Values;

/// <summary>Items with a delimiter between them.</summary>
internal sealed class ListReader(SchemaField field, CellReader items, bool isTolerant) : CellReader
{
    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var parts = new List<Value>();
        CellFault? worst = null;
        foreach (var range in Split(text.Span))
        {
            var part = text[range];
            part = isTolerant ? part.Trim() : part;
            if (part.Length == 0 && isTolerant)
            {
                continue;
            }

            var item = default(Value);
            var fault = part.Length == 0 && field.ItemType != FieldType.String
                ? CellFault.OfType($"{Shown(text.Span)} has an empty item.", "Write a value between any two delimiters.")
                : part.Length == 0 ? null : items.Read(part, CellKind.Text, ref item);
            worst = worst is null || fault?.Severity > worst.Severity ? fault ?? worst : worst;
            parts.Add(item.Kind == ValueKind.Missing ? new Value { Kind = part.Length == 0 ? ValueKind.Text : ValueKind.Unreadable } : item);
        }

        if (worst is not { Severity: Severity.Error })
        {
            value = new Value { Kind = ValueKind.List, Items = [.. parts] };
        }

        return worst;
    }

    private List<Range> Split(ReadOnlySpan<char> text)
    {
        var ranges = new List<Range>();
        var start = 0;
        while (true)
        {
            var rest = text[start..];
            // Clerks write ; where the definition says , and the other way round.
            var length = rest.IndexOf(field.Delimiter, StringComparison.Ordinal);
            var width = field.Delimiter.Length;
            if (isTolerant && length < 0)
            {
                length = rest.IndexOfAny(";|");
                width = 1;
            }

            if (length < 0)
            {
                ranges.Add(start..text.Length);
                return ranges;
            }

            ranges.Add(start..(start + length));
            start += length + width;
        }
    }
}

/// <summary>A JSON object, a JSON array, or GeoJSON.</summary>
internal sealed class JsonReader(FieldType type, string format) : CellReader
{
    private static readonly string[] GeoTypes =
    [
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection", "Feature", "FeatureCollection",
    ];

    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        if (TryParse(text, out var length))
        {
            value = new Value { Kind = ValueKind.Text, Text = text, Number = length };
            return null;
        }

        var what = type switch { FieldType.Array => "a JSON array", FieldType.GeoJson => "GeoJSON", _ => "a JSON object" };
        return CellFault.OfType($"{Shown(text.Span)} is not {what}.", $"Write {what}.");
    }

    private bool TryParse(ReadOnlyMemory<char> text, out int length)
    {
        length = 0;
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (type == FieldType.Array)
            {
                length = root.ValueKind == JsonValueKind.Array ? root.GetArrayLength() : 0;
                return root.ValueKind == JsonValueKind.Array;
            }

            if (root.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            length = root.EnumerateObject().Count();
            return type == FieldType.Object || IsGeo(root);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool IsGeo(JsonElement root) =>
        root.TryGetProperty("type", out var name) && name.ValueKind == JsonValueKind.String
        && name.GetString() is { } word && (format == "topojson" ? IsTopo(root, word) : GeoTypes.Contains(word) && word switch
        {
            "Feature" => root.TryGetProperty("geometry", out _),
            "FeatureCollection" => HasArray(root, "features"),
            "GeometryCollection" => HasArray(root, "geometries"),
            _ => HasArray(root, "coordinates"),
        });

    private static bool IsTopo(JsonElement root, string word) => word switch
    {
        "Topology" => HasArray(root, "arcs") && root.TryGetProperty("objects", out var objects) && objects.ValueKind == JsonValueKind.Object,
        "Point" or "MultiPoint" => HasArray(root, "coordinates"),
        "GeometryCollection" => HasArray(root, "geometries"),
        "LineString" or "MultiLineString" or "Polygon" or "MultiPolygon" => HasArray(root, "arcs"),
        _ => false,
    };

    private static bool HasArray(JsonElement root, string name) => root.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array;
}

/// <summary>A longitude and a latitude.</summary>
internal sealed class GeoPointReader(string format) : CellReader
{
    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        value = Value.Of(text);
        var isPoint = format == "default" ? IsPair(text.Span) : IsJson(text);
        return isPoint ? null : CellFault.OfType(
            $"{Shown(text.Span)} is not a point on the map.", "Write longitude and latitude in degrees, as 27.48, -29.31.");
    }

    private static bool IsPair(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        return comma > 0
            && double.TryParse(text[..comma].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && double.TryParse(text[(comma + 1)..].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && IsOnEarth(longitude, latitude);
    }

    private bool IsJson(ReadOnlyMemory<char> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (format == "array")
            {
                return root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 2
                    && Degrees(root[0], out var east) && Degrees(root[1], out var north) && IsOnEarth(east, north);
            }

            return root.ValueKind == JsonValueKind.Object && root.EnumerateObject().Count() == 2
                && root.TryGetProperty("lon", out var lon) && root.TryGetProperty("lat", out var lat)
                && Degrees(lon, out var longitude) && Degrees(lat, out var latitude) && IsOnEarth(longitude, latitude);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Degrees(JsonElement element, out double degrees)
    {
        degrees = 0;
        return element.ValueKind == JsonValueKind.Number
            ? element.TryGetDouble(out degrees)
            : element.ValueKind == JsonValueKind.String && double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out degrees);
    }

    private static bool IsOnEarth(double longitude, double latitude) => Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90;
}
