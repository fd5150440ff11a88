namespace Tsela.Engine.Schemas;

/// <summary>How the columns of a file must agree with the fields (Data Package v2).</summary>
public enum FieldsMatch
{
    /// <summary>The same fields in the same order.</summary>
    Exact,

    /// <summary>The same fields in any order.</summary>
    Equal,

    /// <summary>The file has every field, and maybe more.</summary>
    Subset,

    /// <summary>The file has no column that is not a field.</summary>
    Superset,

    /// <summary>At least one column is a field.</summary>
    Partial,
}

/// <summary>Values of <paramref name="Fields"/> must be known in another table.</summary>
/// <param name="Fields">Fields of this table.</param>
/// <param name="Resource">Name of the other resource; empty for the table itself.</param>
/// <param name="ReferenceFields">Fields of the other table.</param>
public sealed record ForeignKey(IReadOnlyList<string> Fields, string Resource, IReadOnlyList<string> ReferenceFields);

/// <summary>A known break in a series.</summary>
/// <param name="At">Period from which it counts.</param>
/// <param name="Field">Field that breaks; null for the whole series.</param>
/// <param name="Reason">Why.</param>
public sealed record SeriesBreak(string At, string? Field, string Reason);

/// <summary>Whether the rows of a series may be linked with those of others to count persons.</summary>
/// <param name="TakesPart">Whether they may.</param>
/// <param name="Reason">Why, or why not.</param>
public sealed record SeriesLinkage(bool TakesPart, string Reason);

/// <summary>What Table Schema does not know of a series: the block named <c>tsela</c>.</summary>
public sealed record SeriesBlock
{
    /// <summary>Dataset, as DS15.</summary>
    public required string Dataset { get; init; }

    /// <summary>Code of the institution that delivers.</summary>
    public required string Institution { get; init; }

    /// <summary><c>records</c> or <c>aggregate</c>.</summary>
    public string Kind { get; init; } = "records";

    /// <summary>What one row is: person, movement, document, case, money, aggregate.</summary>
    public string Unit { get; init; } = "person";

    /// <summary>month, quarter, year, irregular.</summary>
    public string Periodicity { get; init; } = "irregular";

    /// <summary>Days after the end of the period; null where no day is set.</summary>
    public int? DueDay { get; init; }

    /// <summary>Paper or computer, in words.</summary>
    public string? Medium { get; init; }

    /// <summary>open, internal, personal, sensitive.</summary>
    public string Confidentiality { get; init; } = "internal";

    /// <summary>Whether its rows may be linked with those of other series; null where the definition says nothing.</summary>
    public SeriesLinkage? Linkage { get; init; }

    /// <summary>row-by-row or all-or-nothing.</summary>
    public string Acceptance { get; init; } = "row-by-row";

    /// <summary>Law on which the delivery stands.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Categories of migrants that the series is about.</summary>
    public IReadOnlyList<string> MigrantCategories { get; init; } = [];

    /// <summary>stock, flow or both.</summary>
    public IReadOnlyList<string> StockFlow { get; init; } = [];

    /// <summary>Parts of the definition that are still to be confirmed.</summary>
    public IReadOnlyList<string> Proposals { get; init; } = [];

    /// <summary>Remarks.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Known breaks.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];
}

/// <summary>The definition of a table: a Table Schema, and for a series its block.</summary>
public sealed record TableSchema
{
    /// <summary>Name; for a series its id.</summary>
    public string Name { get; init; } = "";

    /// <summary>Title for people.</summary>
    public string? Title { get; init; }

    /// <summary>What one row is.</summary>
    public string? Description { get; init; }

    /// <summary>The fields in order.</summary>
    public required IReadOnlyList<SchemaField> Fields { get; init; }

    /// <summary>Fields of the primary key; empty where there is none.</summary>
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    /// <summary>Further keys that no two rows share.</summary>
    public IReadOnlyList<IReadOnlyList<string>> UniqueKeys { get; init; } = [];

    /// <summary>References to other tables.</summary>
    public IReadOnlyList<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>Texts that stand for a missing value.</summary>
    public IReadOnlyList<MissingValue> MissingValues { get; init; } = [new MissingValue("", null)];

    /// <summary>How columns and fields must agree.</summary>
    public FieldsMatch FieldsMatch { get; init; } = FieldsMatch.Exact;

    /// <summary>The rules.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>The series' block; null for a plain Table Schema, which is then read to the letter.</summary>
    public SeriesBlock? Tsela { get; init; }

    /// <summary>The missing values of a field that say why there is none, as <c>n/s</c> for not stated.</summary>
    public IEnumerable<MissingValue> StatesOf(SchemaField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return (field.MissingValues ?? MissingValues).Where(value => value is { Value.Length: > 0, Label.Length: > 0 });
    }

    /// <summary>Position of a field; -1 where there is none of the name.</summary>
    public int IndexOf(string field)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Name == field)
            {
                return i;
            }
        }

        return -1;
    }
}
