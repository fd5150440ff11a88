using System.Globalization;
using System.Text.Json;
using Tsela.Engine.Schemas;

namespace Tsela.Linkage.Reading;

/// <summary>The part of a harmonised record that says who the person is.</summary>
/// <param name="Harmonised">Null where the series says nothing in it that the record's own columns do not.</param>
internal sealed record PersonRow(
    Guid Id, string? Surname, string? GivenNames, string? Sex, DateOnly? BirthDate, string? BirthCountry, string? NationalId, string? DocumentNumber, string? Harmonised)
{
    /// <summary>A row that leaves all of these empty is about nobody whom one could know again.</summary>
    public bool NamesAPerson => Surname is not null || NationalId is not null || DocumentNumber is not null;

    /// <param name="industryNumber">Field of the series; null where it has none.</param>
    public void Fill(Span<string?> values, string? industryNumber)
    {
        values[PersonColumns.Surname] = Surname;
        values[PersonColumns.GivenNames] = GivenNames;
        values[PersonColumns.BirthDate] = BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        values[PersonColumns.Sex] = Sex;
        values[PersonColumns.BirthCountry] = BirthCountry;
        values[PersonColumns.NationalId] = NationalId;
        values[PersonColumns.TravelDocument] = DocumentNumber;
        values[PersonColumns.IndustryNumber] = industryNumber is not null && Harmonised is not null ? Text(industryNumber) : null;
    }

    public static string? IndustryNumberOf(TableSchema series) =>
        series.Fields.FirstOrDefault(field => field.Concept == "document.industry_number" && !field.IsSystem)?.Name;

    private string? Text(string field)
    {
        using var values = JsonDocument.Parse(Harmonised!);
        return values.RootElement.TryGetProperty(field, out var value) ? value.GetString() : null;
    }
}
