using System.Globalization;
using Tsela.Engine.Matching;
using Tsela.Engine.Schemas;
using Tsela.Registers;

namespace Tsela.Linkage.MatchingProgrammes;

/// <summary>
/// A column that a programme may compare. Biometrics are none of them (Passports Act, section 5), nor anything that the
/// Data Protection Act calls sensitive in section 29.
/// </summary>
/// <param name="Tells">True where the column can tell persons apart by itself or with others: without such a one nothing is compared.</param>
public sealed record ComparedColumn(string Key, string Label, string Concept, ColumnKind Kind, bool Tells, Func<HarmonisedRecord, string?> Value)
{
    public static readonly IReadOnlyList<ComparedColumn> All =
    [
        new("surname", "Surname", "person.surname", ColumnKind.Surname, Tells: true, record => record.Surname),
        new("given_names", "Given names", "person.given_names", ColumnKind.GivenName, Tells: true, record => record.GivenNames),
        new("birth_date", "Date of birth", "person.birth_date", ColumnKind.Date, Tells: false, record => record.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("sex", "Sex", "person.sex", ColumnKind.Sex, Tells: false, record => record.Sex),
        new("citizenship", "Citizenship", "person.citizenship", ColumnKind.Category, Tells: false, record => record.Citizenship),
        new("national_id", "National identity number", "person.national_id", ColumnKind.Document, Tells: true, record => record.NationalId),
        new("document_number", "Number of the travel document", "document.number", ColumnKind.Document, Tells: true, record => record.DocumentNumber),
    ];

    public static bool IsKnown(string key) => All.Any(column => column.Key == key);

    public static ComparedColumn Of(string key) => All.Single(column => column.Key == key);

    public bool IsIn(TableSchema series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Fields.Any(field => field.Concept == Concept);
    }
}

/// <summary>Which series a programme may compare.</summary>
internal static class MatchingSeries
{
    /// <summary>Records that name persons. Sensitive ones (trafficking, asylum, health, crime) are never matched to act on a person.</summary>
    public static bool MayBeMatched(TableSchema series) =>
        series.Tsela is { Kind: "records", Confidentiality: not "sensitive" } && ComparedColumn.All.Any(column => column.Tells && column.IsIn(series));
}
