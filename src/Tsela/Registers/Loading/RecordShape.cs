using System.Globalization;
using Tsela.Engine.Schemas;

namespace Tsela.Registers.Loading;

/// <summary>Which field of a series fills which column of the record table: the first field of the concept.</summary>
internal sealed class RecordShape
{
    public const string OwnCurrency = "LSL";

    private readonly TableSchema schema;

    public RecordShape(TableSchema schema)
    {
        this.schema = schema;
        RecordNumber = IndexOf("record.number");
        EventDate = IndexOf("event.date");
        ValidTo = IndexOf("valid.to");
        ValidEnded = IndexOf("valid.ended");
        ValidFrom = IndexOf("valid.from") is var began && began < 0 && (ValidTo >= 0 || ValidEnded >= 0) ? EventDate : began;
        Surname = IndexOf("person.surname");
        GivenNames = IndexOf("person.given_names");
        Sex = IndexOf("person.sex");
        BirthDate = IndexOf("person.birth_date");
        Citizenship = IndexOf("person.citizenship");
        BirthCountry = IndexOf("person.birth_country");
        NationalId = IndexOf("person.national_id");
        DocumentNumber = IndexOf("document.number");
        PermitNumber = IndexOf("document.permit_number");
        District = IndexOf("place.district");
        Country = IndexOf("place.country");
        Amount = IndexOf("money.amount");
        Currency = IndexOf("money.currency");
        CountValue = IndexOf("count.value");
        FieldNames = [.. schema.Fields.Select(field => System.Text.Json.JsonEncodedText.Encode(field.Name, RecordJson.Encoder))];
    }

    public int RecordNumber { get; }

    public int EventDate { get; }

    public int ValidFrom { get; }

    public int ValidTo { get; }

    public int ValidEnded { get; }

    public int Surname { get; }

    public int GivenNames { get; }

    public int Sex { get; }

    public int BirthDate { get; }

    public int Citizenship { get; }

    public int BirthCountry { get; }

    public int NationalId { get; }

    public int DocumentNumber { get; }

    public int PermitNumber { get; }

    public int District { get; }

    public int Country { get; }

    public int Amount { get; }

    public int Currency { get; }

    public int CountValue { get; }

    public System.Text.Json.JsonEncodedText[] FieldNames { get; }

    public static string? Text(StagedRow row, int field) => field < 0 ? null : row.Harmonised[field];

    public static DateOnly? Date(StagedRow row, int field) =>
        Text(row, field) is { Length: >= 10 } text
            && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    public static decimal? Number(StagedRow row, int field) =>
        decimal.TryParse(Text(row, field), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The stock loses the row on the earlier of the day that was planned and the day on which it ended in fact.</summary>
    public DateOnly? Closed(StagedRow row) => (Date(row, ValidTo), Date(row, ValidEnded)) switch
    {
        ({ } planned, { } ended) => planned < ended ? planned : ended,
        (var planned, var ended) => planned ?? ended,
    };

    /// <summary>The first citizenship is the main one.</summary>
    public string? MainCitizenship(StagedRow row)
    {
        if (Text(row, Citizenship) is not { } list)
        {
            return null;
        }

        var end = list.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? list : list[..end];
    }

    public string? CurrencyOf(StagedRow row) =>
        Text(row, Amount) is null ? null : Text(row, Currency) ?? schema.Fields[Amount].Currency ?? OwnCurrency;

    private int IndexOf(string concept)
    {
        for (var i = 0; i < schema.Fields.Count; i++)
        {
            if (schema.Fields[i].Concept == concept)
            {
                return i;
            }
        }

        return -1;
    }
}
