using System.Globalization;

namespace Tsela.Engine.Schemas.Expressions;

/// <summary>Brings the text form of a harmonised value back to a value.</summary>
internal static class HarmonisedValue
{
    public static Value Read(SchemaField field, string? text)
    {
        if (text is null)
        {
            return Value.Missing;
        }

        if (field.Type != FieldType.List)
        {
            return Read(field.Type, text);
        }

        var items = text.Split(';');
        return new Value { Kind = ValueKind.List, Items = Array.ConvertAll(items, item => Read(field.ItemType, item)) };
    }

    private static Value Read(FieldType type, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        switch (type)
        {
            case FieldType.Integer or FieldType.Number or FieldType.Year:
                return decimal.TryParse(text, NumberStyles.Float, invariant, out var number) ? Value.Of(number) : Unreadable;
            case FieldType.Boolean:
                return Value.Of(TruthTables.From(text == "true"));
            case FieldType.Date:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var day) ? Value.Of(day) : Unreadable;
            case FieldType.YearMonth:
                return DateOnly.TryParseExact(text, "yyyy-MM", invariant, DateTimeStyles.None, out var month) ? Value.Of(month) : Unreadable;
            case FieldType.DateTime:
                return DateTime.TryParse(text, invariant, DateTimeStyles.None, out var moment)
                    ? new Value { Kind = ValueKind.DateTime, Ticks = moment.Ticks }
                    : Unreadable;
            case FieldType.Time:
                return TimeOnly.TryParse(text, invariant, out var time) ? new Value { Kind = ValueKind.Time, Ticks = time.Ticks } : Unreadable;
            default:
                return Value.Of(text.AsMemory());
        }
    }

    private static Value Unreadable => new() { Kind = ValueKind.Unreadable };
}
