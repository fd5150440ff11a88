using System.Globalization;
using Tsela.Engine.Schemas.Expressions;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Writes values in the form that <see cref="CheckedRow.Harmonised"/> promises.</summary>
internal static class HarmonisedText
{
    private const string NumberForm = "0.############################";

    /// <summary>The text of a value; null where it is missing or could not be read.</summary>
    public static string? Of(in Value value, FieldType type) => value.Kind switch
    {
        ValueKind.Text => value.Text.ToString(),
        ValueKind.Number when type == FieldType.Year => ((int)value.Number).ToString("0000", CultureInfo.InvariantCulture),
        ValueKind.Number => value.Number.ToString(NumberForm, CultureInfo.InvariantCulture),
        ValueKind.Wide => value.AsDouble().ToString("R", CultureInfo.InvariantCulture),
        ValueKind.Truth => value.Number != 0 ? "true" : "false",
        ValueKind.Date when type == FieldType.YearMonth => value.AsDate().ToString("yyyy-MM", CultureInfo.InvariantCulture),
        ValueKind.Date => value.AsDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.DateTime => new DateTime(value.Ticks).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        ValueKind.Time => new TimeOnly(value.Ticks).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        ValueKind.List => string.Join(';', Array.ConvertAll(value.Items!, item => Of(item, FieldType.Any))),
        _ => null,
    };

    /// <summary>The values of a key of several fields, joined; null where one of them is missing.</summary>
    public static string? Key(Value[] values, int[] fields, IReadOnlyList<SchemaField> schemaFields)
    {
        if (fields.Length == 1)
        {
            return Of(values[fields[0]], schemaFields[fields[0]].Type);
        }

        var parts = new string[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            if (Of(values[fields[i]], schemaFields[fields[i]].Type) is not { } part)
            {
                return null;
            }

            parts[i] = part;
        }

        return string.Join(Reference.Separator, parts);
    }
}
