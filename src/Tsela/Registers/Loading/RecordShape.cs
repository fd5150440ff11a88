using System.Globalization;
using System.Text;
using System.Text.Json;
using Tsela.Engine.Schemas;

namespace Tsela.Registers.Loading;

/// <summary>Which field of a series fills which column of the record table: the first field of the concept.</summary>
internal sealed class RecordShape
{
    private const string OwnCurrency = "LSL";

    private readonly byte[] currency;

    public RecordShape(TableSchema schema)
    {
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
        FieldNames = [.. schema.Fields.Select(field => JsonEncodedText.Encode(field.Name, RecordJson.Encoder))];
        currency = Encoding.UTF8.GetBytes((Amount < 0 ? null : schema.Fields[Amount].Currency) ?? OwnCurrency);

        int IndexOf(string concept) => schema.Fields.TakeWhile(field => field.Concept != concept).Count() is var place && place < schema.Fields.Count ? place : -1;
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

    public JsonEncodedText[] FieldNames { get; }

    /// <summary>Empty where the series has no such field and where the value is missing.</summary>
    public static ReadOnlyMemory<byte> Text(in StagedRow row, int field) => field < 0 ? default : row.Harmonised(field);

    public static DateOnly? Date(in StagedRow row, int field)
    {
        var text = Text(row, field).Span;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-')
        {
            return null;
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        return year > 0 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    public static decimal? Number(in StagedRow row, int field) =>
        decimal.TryParse(Text(row, field).Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The stock loses the row on the earlier of the day that was planned and the day on which it ended in fact.</summary>
    public DateOnly? Closed(in StagedRow row) => (Date(row, ValidTo), Date(row, ValidEnded)) switch
    {
        ({ } planned, { } ended) => planned < ended ? planned : ended,
        (var planned, var ended) => planned ?? ended,
    };

    /// <summary>The first citizenship is the main one.</summary>
    public ReadOnlyMemory<byte> MainCitizenship(in StagedRow row)
    {
        var list = Text(row, Citizenship);
        var end = list.Span.IndexOf((byte)';');
        return end < 0 ? list : list[..end];
    }

    public ReadOnlyMemory<byte> CurrencyOf(in StagedRow row)
    {
        if (Text(row, Amount).IsEmpty)
        {
            return default;
        }

        var named = Text(row, Currency);
        return named.IsEmpty ? currency : named;
    }

    // -1 where one of the signs is no digit
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var sign in text)
        {
            if (!char.IsAsciiDigit((char)sign))
            {
                return -1;
            }

            number = number * 10 + sign - '0';
        }

        return number;
    }
}
