using System.Diagnostics.CodeAnalysis;

namespace Tsela.Engine.Schemas;

/// <summary>The types of Table Schema.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "These are the standard's own words.")]
public enum FieldType
{
    /// <summary>Anything; taken as text.</summary>
    Any,

    /// <summary>Text, with the formats email, uri, binary, uuid and wkt.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Truth.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A year.</summary>
    Year,

    /// <summary>A month of a year.</summary>
    YearMonth,

    /// <summary>An ISO 8601 duration.</summary>
    Duration,

    /// <summary>Items with a delimiter between them.</summary>
    List,

    /// <summary>A JSON object.</summary>
    Object,

    /// <summary>A JSON array.</summary>
    Array,

    /// <summary>A longitude and a latitude.</summary>
    GeoPoint,

    /// <summary>A GeoJSON or TopoJSON object.</summary>
    GeoJson,
}

/// <summary>A text that stands for a missing value.</summary>
/// <param name="Value">The text in the cell.</param>
/// <param name="Label">Why the value is missing; null where the definition does not say.</param>
public sealed record MissingValue(string Value, string? Label);

/// <summary>A value that a field may take, with its label.</summary>
/// <param name="Value">The value in the cell.</param>
/// <param name="Label">Its label; null where there is none.</param>
public sealed record Category(string Value, string? Label);

/// <summary>The constraints of a field, as the definition writes them.</summary>
public sealed record FieldConstraints
{
    /// <summary>The value must be given.</summary>
    public bool Required { get; init; }

    /// <summary>No two rows share the value.</summary>
    public bool Unique { get; init; }

    /// <summary>Fewest characters, or items of a list.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters, or items of a list.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Smallest value.</summary>
    public string? Minimum { get; init; }

    /// <summary>Greatest value.</summary>
    public string? Maximum { get; init; }

    /// <summary>The value must be greater than this.</summary>
    public string? ExclusiveMinimum { get; init; }

    /// <summary>The value must be less than this.</summary>
    public string? ExclusiveMaximum { get; init; }

    /// <summary>Regular expression that the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values that are allowed; empty where any is.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>A JSON Schema for objects and arrays, as JSON text.</summary>
    public string? JsonSchema { get; init; }
}

/// <summary>A field of a table, as docs/series-definition.md describes it.</summary>
public sealed record SchemaField
{
    /// <summary>Name of the field.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public string? Title { get; init; }

    /// <summary>What the field means.</summary>
    public string? Description { get; init; }

    /// <summary>Type of the values.</summary>
    public FieldType Type { get; init; } = FieldType.Any;

    /// <summary>Type of the items of a list.</summary>
    public FieldType ItemType { get; init; } = FieldType.String;

    /// <summary>Format as written; <c>default</c> where none is given.</summary>
    public string Format { get; init; } = "default";

    /// <summary>What separates the items of a list.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>Decimal sign of a number.</summary>
    public string DecimalChar { get; init; } = ".";

    /// <summary>Sign between groups of digits; null where groups are not allowed.</summary>
    public string? GroupChar { get; init; }

    /// <summary>False where a number may stand among other characters, as in <c>95%</c>.</summary>
    public bool BareNumber { get; init; } = true;

    /// <summary>Texts that mean true.</summary>
    public IReadOnlyList<string> TrueValues { get; init; } = ["true", "True", "TRUE", "1"];

    /// <summary>Texts that mean false.</summary>
    public IReadOnlyList<string> FalseValues { get; init; } = ["false", "False", "FALSE", "0"];

    /// <summary>Missing values of this field alone; null where the table's count.</summary>
    public IReadOnlyList<MissingValue>? MissingValues { get; init; }

    /// <summary>The categories; empty where the field is not categorical.</summary>
    public IReadOnlyList<Category> Categories { get; init; } = [];

    /// <summary>True where the order of the categories means something.</summary>
    public bool CategoriesOrdered { get; init; }

    /// <summary>Constraints.</summary>
    public FieldConstraints Constraints { get; init; } = new();

    /// <summary>An example of a value.</summary>
    public string? Example { get; init; }

    /// <summary>National concept, as <c>person.surname</c>.</summary>
    public string? Concept { get; init; }

    /// <summary>The code lists of the field, in the order in which they are tried.</summary>
    public IReadOnlyList<CodeList> CodeLists { get; init; } = [];

    /// <summary>Further headers under which the column may come.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>True where the system fills the field.</summary>
    public bool IsSystem { get; init; }

    /// <summary>True where the value identifies a person.</summary>
    public bool IsIdentifying { get; init; }

    /// <summary>Currency of an amount.</summary>
    public string? Currency { get; init; }

    /// <summary>How to mend a wrong value.</summary>
    public string? Mend { get; init; }

    /// <summary>Group of fields that belong together.</summary>
    public string? Block { get; init; }

    /// <summary>The text from which the field is drawn.</summary>
    public string? DrawnFrom { get; init; }

    /// <summary>True where the working group has still to confirm the field.</summary>
    public bool IsProposal { get; init; }

    /// <summary>The name that people read: the title where there is one.</summary>
    public string Caption => string.IsNullOrWhiteSpace(Title) ? Name : Title;
}
