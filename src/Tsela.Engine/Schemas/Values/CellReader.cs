using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Values;

/// <summary>What is wrong, or remarkable, with one cell.</summary>
internal sealed record CellFault(string Rule, Severity Severity, string Message, string Mend)
{
    public const string Type = "type-error";
    public const string Constraint = "constraint-error";

    public static CellFault OfType(string message, string mend) => new(Type, Severity.Error, message, mend);
}

/// <summary>
/// Reads the text of one cell as a type. A fault of severity error leaves the value unreadable; with a lesser one
/// the value was read.
/// </summary>
internal abstract class CellReader
{
    /// <param name="text">The cell, not empty; trimmed where the schema is a series.</param>
    /// <param name="kind">What the cell was in the file.</param>
    /// <param name="value">The value, where the text can be read.</param>
    public abstract CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value);

    /// <summary>True where equal texts come often and reading is slow, so that remembering readings pays.</summary>
    public virtual bool IsWorthRemembering => true;

    protected static string Shown(ReadOnlySpan<char> text) => text.Length <= 60 ? $"'{text}'" : $"'{text[..57]}...'";
}

internal static class CellReaders
{
    /// <summary>Reads to the letter of Table Schema.</summary>
    public static CellReader Strict(SchemaField field) => Strict(field, field.Type);

    /// <summary>Reads what clerks write.</summary>
    public static CellReader Tolerant(SchemaField field, ReadingContext context) =>
        field.Type == FieldType.List
            ? new ListReader(field, Tolerant(field, field.ItemType, context), isTolerant: true)
            : Tolerant(field, field.Type, context);

    private static CellReader Strict(SchemaField field, FieldType type) => type switch
    {
        FieldType.String => new StringReader(field.Format),
        FieldType.Integer => new NumberReader(field, isWhole: true),
        FieldType.Number => new NumberReader(field, isWhole: false),
        FieldType.Boolean => new TruthReader(field.TrueValues, field.FalseValues),
        FieldType.Date => field.Format == "any" ? new LooseDateReader(new ReadingContext(), field) : new DateReader(field.Format),
        FieldType.DateTime => field.Format == "any" ? new LooseDateTimeReader(new ReadingContext(), field) : new DateTimeReader(field.Format),
        FieldType.Time => new TimeReader(field.Format),
        FieldType.Year => new YearReader(),
        FieldType.YearMonth => new YearMonthReader(isTolerant: false),
        FieldType.Duration => new DurationReader(),
        FieldType.List => new ListReader(field, Strict(field, field.ItemType), isTolerant: false),
        FieldType.Object or FieldType.Array or FieldType.GeoJson => new JsonReader(type, field.Format),
        FieldType.GeoPoint => new GeoPointReader(field.Format),
        _ => new AnyReader(),
    };

    private static CellReader Tolerant(SchemaField field, FieldType type, ReadingContext context) => type switch
    {
        _ when field.CodeLists.Count > 0 => new CodeReader(field, context),
        FieldType.String when field.Format == "default" => new LooseTextReader(field),
        FieldType.Integer => new LooseNumberReader(field, isWhole: true, context),
        FieldType.Number => new LooseNumberReader(field, isWhole: false, context),
        FieldType.Boolean => new LooseTruthReader(field),
        FieldType.Date when field.Format is "default" or "any" => new LooseDateReader(context, field),
        FieldType.DateTime when field.Format is "default" or "any" => new LooseDateTimeReader(context, field),
        FieldType.YearMonth => new YearMonthReader(isTolerant: true),
        _ => Strict(field, type),
    };
}

/// <summary>What reading needs to know from outside.</summary>
internal sealed record ReadingContext
{
    public DateOnly? Today { get; init; }

    /// <summary>True where a field of the series names the currency of each amount.</summary>
    public bool HasCurrencyField { get; init; }

    public IReadOnlyDictionary<(string Field, string Value), string> ValueMappings { get; init; } =
        new Dictionary<(string, string), string>();
}
