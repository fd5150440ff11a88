using System.Globalization;
using System.Text.Json;
using Tsela.Engine.Schemas;

namespace Tsela.Linkage.Reading;

/// <summary>The part of a harmonised record that says who the person is.</summary>
internal sealed record PersonRow(
    Guid Id, string? Surname, string? GivenNames, string? Sex, DateOnly? BirthDate, string? Citizenship, string? BirthCountry,
    string? NationalId, string? DocumentNumber, string? PermitNumber, string? District, string? Harmonised)
{
    /// <summary>A row that leaves all of these empty is about nobody whom one could know again.</summary>
    public bool NamesAPerson => Surname is not null || NationalId is not null || DocumentNumber is not null;

    public void Fill(Span<string?> values, RestOfRow rest)
    {
        values[PersonColumns.Surname] = Surname;
        values[PersonColumns.GivenNames] = GivenNames;
        values[PersonColumns.Sex] = Sex;
        values[PersonColumns.Citizenship] = Citizenship;
        values[PersonColumns.BirthCountry] = BirthCountry;
        values[PersonColumns.NationalId] = NationalId;
        values[PersonColumns.TravelDocument] = DocumentNumber;
        values[PersonColumns.District] = District;
        values[PersonColumns.BirthDate] = BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (industry, permit) = rest.Of(Harmonised);
        values[PersonColumns.IndustryNumber] = industry;
        values[PersonColumns.PermitNumber] = permit ?? PermitNumber;
    }
}

/// <summary>What the record's own columns do not hold: fields of the series by their concept.</summary>
internal sealed class RestOfRow(TableSchema series)
{
    private readonly string? industry = Named(series, "document.industry_number");
    private readonly string? permit = Named(series, "document.work_permit_number");

    /// <summary>False where the series has none of the fields, so that the JSON need not be read.</summary>
    public bool IsNeeded => industry is not null || permit is not null;

    public (string? Industry, string? Permit) Of(string? harmonised)
    {
        if (harmonised is null)
        {
            return default;
        }

        using var values = JsonDocument.Parse(harmonised);
        return (Text(values.RootElement, industry), Text(values.RootElement, permit));
    }

    private static string? Text(JsonElement values, string? field) =>
        field is not null && values.TryGetProperty(field, out var value) ? value.GetString() : null;

    private static string? Named(TableSchema series, string concept) =>
        series.Fields.FirstOrDefault(field => field.Concept == concept && !field.IsSystem)?.Name;
}
