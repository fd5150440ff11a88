using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;

namespace Tsela.Disclosure.Extracts.Files;

/// <summary>One variable of an extract: what it is called, and its text in each row.</summary>
/// <param name="Name">Letters, digits and underscores, at most 32 of them, as the statistics programs take it.</param>
/// <param name="IsNumber">A number to reckon with; else a code or a month.</param>
/// <param name="IsQuasiIdentifier">Something that others may know of a person: sex, age, place, citizenship, work.</param>
/// <param name="Labels">Codes to labels; empty where the values speak for themselves.</param>
internal sealed record ExtractVariable(
    string Name, string Label, bool IsNumber, bool IsQuasiIdentifier, IReadOnlyDictionary<string, string> Labels, Func<int, string> Text)
{
    public const int NameLengthMax = 32;

    public const string Person = "person";

    private static readonly string[] KnownToOthers = ["person.", "place.", "work.", "education.", "family.", "household.", "residence."];

    /// <summary>A field of a series. Days become months, and the day of birth the year, because days name people.</summary>
    public static ExtractVariable Of(SchemaField field, Column column)
    {
        var concept = field.Concept ?? "";
        var isBirth = concept == "person.birth_date";
        return new ExtractVariable(
            NameOf(isBirth ? $"{field.Name}_year" : column is DateColumn ? $"{field.Name}_month" : field.Name),
            isBirth ? $"{field.Title ?? field.Name}: year" : column is DateColumn ? $"{field.Title ?? field.Name}: month" : field.Title ?? field.Name,
            column is NumberColumn, KnownToOthers.Any(known => concept.StartsWith(known, StringComparison.Ordinal)),
            field.CodeLists.SelectMany(list => list.Codes).DistinctBy(code => code.Value).ToDictionary(code => code.Value, code => code.Label, StringComparer.Ordinal),
            column is DateColumn days ? row => Month(days.DateAt(row), isBirth) : row => column.IsMissing(row) ? "" : Ascii(column.TextAt(row)));
    }

    /// <summary>The pseudonym of the person of a row.</summary>
    public static ExtractVariable OfPerson(Func<int, string> pseudonym) =>
        new(Person, "Pseudonym of the person, for this purpose alone", IsNumber: false, IsQuasiIdentifier: false, new Dictionary<string, string>(StringComparer.Ordinal), pseudonym);

    private static string Month(DateOnly? day, bool isBirth) => day?.ToString(isBirth ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture) ?? "";

    private static string NameOf(string name) => name.Length <= NameLengthMax ? name : name[..NameLengthMax];

    // the file of fixed columns is ASCII, and what stands in it are codes and numbers
    private static string Ascii(string text) => text.All(char.IsAscii) ? text : string.Concat(text.Select(letter => char.IsAscii(letter) ? letter : '?'));
}
