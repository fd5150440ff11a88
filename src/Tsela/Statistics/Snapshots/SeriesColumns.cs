using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Registers;

namespace Tsela.Statistics.Snapshots;

/// <summary>
/// The columns of a series in a snapshot: codes, days and numbers. Names and free text stay out; numbers of persons,
/// documents and cases come in as keyed hashes.
/// </summary>
public sealed class SeriesColumns
{
    /// <summary>Version of the rules by which a record becomes a row. Another one lets every record be read anew.</summary>
    public const string Rules = "3";

    /// <summary>Who the row is about: the person whom the linkage found, else as <see cref="PersonIdentifier"/>.</summary>
    public const string PersonKey = "person.key";

    /// <summary>Who the row is about by its own best identifier alone.</summary>
    public const string PersonIdentifier = "person.identifier";

    public const string EventDate = "event.date";
    public const string ValidFrom = "valid.from";
    public const string ValidTo = "valid.to";
    public const string DeliveryPeriod = "delivery.period";
    public const string DeliveryInstitution = "delivery.institution";

    /// <summary>Id of the submission that brought the row.</summary>
    public const string DeliveryId = "delivery.id";

    /// <summary>Row of the submission's file: with <see cref="DeliveryId"/> the way back to the record.</summary>
    public const string RowNumber = "record.row";

    private static readonly string[] IdentifyingConcepts =
        ["person.national_id", "document.number", "person.surname", "person.given_names", "person.birth_date", "case.number"];

    private static readonly ColumnPlan[] Common =
    [
        new(PersonKey, ColumnKind.Code), new(EventDate, ColumnKind.Date), new(ValidFrom, ColumnKind.Date), new(ValidTo, ColumnKind.Date),
        new(DeliveryPeriod, ColumnKind.Code), new(DeliveryInstitution, ColumnKind.Code),
        new(DeliveryId, ColumnKind.Code), new(RowNumber, ColumnKind.Number), new(PersonIdentifier, ColumnKind.Code),
    ];

    private readonly List<Source> sources = [];
    private readonly int[] identifying;
    private readonly RecordTexts harmonised;
    private readonly RecordTexts sent;

    public SeriesColumns(TableSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var plan = new List<ColumnPlan>(Common);
        for (var i = 0; i < schema.Fields.Count; i++)
        {
            var field = schema.Fields[i];
            if (!field.IsSystem && KindOf(field, schema) is { } kind)
            {
                // the fixed columns stand for these concepts: Registers has already decided what closes a stock
                var concept = field.Concept is EventDate or ValidFrom or ValidTo ? null : field.Concept;
                string[] states = [.. schema.StatesOf(field).Select(state => state.Value)];
                plan.Add(new ColumnPlan(field.Name, kind, concept, states));
                sources.Add(new Source(i, IsHashed(field) ? KindOfKey(field) : null, states));
            }
        }

        Plan = plan;
        identifying = [.. IdentifyingConcepts.Select(concept => schema.Fields.TakeWhile(field => field.Concept != concept).Count())];
        string[] names = [.. schema.Fields.Select(field => field.Name)];
        harmonised = new RecordTexts(names);
        sent = new RecordTexts(names);
    }

    public IReadOnlyList<ColumnPlan> Plan { get; }

    /// <summary>The values of one record in the order of the plan.</summary>
    /// <param name="linked">Key of the person whom the linkage found; null where it does not know the record.</param>
    /// <returns>True where the record says who the person is; a record that does not counts as a person of its own.</returns>
    public bool Read(RecordRow record, SnapshotDelivery delivery, PersonKeys keys, string? linked, Span<string?> values)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(keys);
        var texts = harmonised.Read(record.Harmonised);
        var asSent = sent.Read(record.Sent);
        var person = keys.Person(new(
            At(texts, identifying[0]), At(texts, identifying[1]), At(texts, identifying[2]),
            At(texts, identifying[3]), At(texts, identifying[4]), At(texts, identifying[5])));
        var identifier = person ?? keys.Key("record", record.Id.ToString("N"));
        values[0] = linked ?? identifier;
        values[1] = Iso(record.EventDate);
        // a row that is known of on a day has begun by then, also where its beginning was not filled in
        values[2] = Iso(record.ValidFrom ?? record.EventDate);
        values[3] = Iso(record.ValidTo);
        values[4] = delivery.Period;
        values[5] = delivery.Institution;
        values[6] = delivery.Id.ToString();
        values[7] = record.Row.ToString(CultureInfo.InvariantCulture);
        values[8] = identifier;
        for (var i = 0; i < sources.Count; i++)
        {
            var source = sources[i];
            var value = texts[source.Field];
            values[Common.Length + i] = string.IsNullOrEmpty(value) ? State(asSent[source.Field], source.States)
                : source.HashedAs is { } kind ? keys.Key(kind, value) : value;
        }

        return (linked ?? person) is not null;
    }

    private static string? At(ReadOnlySpan<string?> texts, int field) => field < texts.Length ? texts[field] : null;

    // what was sent is compared as the check compares it
    private static string? State(string? text, string[] states) =>
        text is null ? null : Array.Find(states, state => text.AsSpan().Trim().Equals(state, StringComparison.OrdinalIgnoreCase));

    private static ColumnKind? KindOf(SchemaField field, TableSchema schema)
    {
        if (IsHashed(field))
        {
            return ColumnKind.Code;
        }

        if (field.IsIdentifying && field.Concept != "person.birth_date")
        {
            return null;
        }

        return field.Type switch
        {
            FieldType.Date or FieldType.DateTime => ColumnKind.Date,
            FieldType.Integer or FieldType.Number => ColumnKind.Number,
            FieldType.Boolean or FieldType.Year or FieldType.YearMonth => ColumnKind.Code,
            FieldType.String or FieldType.List or FieldType.Any => IsCoded(field, schema) ? ColumnKind.Code : null,
            _ => null,
        };
    }

    // a table of counts names nobody, so its texts (measure, corridor, producer) are what it is broken down by
    private static bool IsCoded(SchemaField field, TableSchema schema) =>
        field.CodeLists.Count > 0 || field.Constraints.Enum.Count > 0 || field.Categories.Count > 0
        || schema.Tsela is { Kind: "aggregate" } || field.Concept is "time.period" or "source.edition" or "source.name";

    /// <summary>True where the column holds keyed hashes of numbers and not what was written.</summary>
    internal static bool IsHashed(SchemaField field) =>
        field.Type is FieldType.String or FieldType.Any && field.CodeLists.Count == 0
        && (field.Concept is "record.number" or "case.number" or "person.national_id" or "household.key" or "application.number" or "enterprise.number"
            || (field.Concept?.StartsWith("document.", StringComparison.Ordinal) ?? false)
            || (field.Concept?.StartsWith("link.", StringComparison.Ordinal) ?? false));

    // a number that refers to another file is the number of that file
    private static string KindOfKey(SchemaField field) => field.Concept switch
    {
        "document.work_permit_number" or "document.residence_permit_number" => "document.permit_number",
        "document.previous_number" => "document.number",
        "link.trafficking_case" => "case.number",
        "link.removal_event" => "record.number",
        var concept => concept ?? field.Name,
    };

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="Field">Place of the field in the series.</param>
    /// <param name="HashedAs">Kind under which the value is hashed; null where it stands as it is.</param>
    /// <param name="States">Texts that say why there is no value.</param>
    private sealed record Source(int Field, string? HashedAs, string[] States);
}
