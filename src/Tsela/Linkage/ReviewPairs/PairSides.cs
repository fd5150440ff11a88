using System.Globalization;
using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Linkage.Runs;
using Tsela.Registers;

namespace Tsela.Linkage.ReviewPairs;

/// <summary>Another record of the same person as the run sees it.</summary>
public sealed record OtherRecord(string Title, string Names, string BirthDate, string Documents);

/// <summary>Sets two records side by side, by the concepts that their fields mean.</summary>
public sealed class PairSides(RecordLookup records, NationalCatalogue catalogue)
{
    private const int OthersMax = 20;

    // what tells persons apart comes first, in the order in which one reads a paper
    private static readonly string[] PersonOrder =
    [
        "person.surname", "person.given_names", "person.full_name", "person.birth_date", "person.sex", "person.citizenship", "person.birth_country",
        "person.national_id", "document.type", "document.number", "document.issuing_state", "document.expiry", "document.previous_number", "document.permit_number",
        "document.work_permit_number", "document.residence_permit_number", "document.industry_number", "person.previous_residence", "person.marital_status",
    ];

    private static readonly string[] Unhelpful = ["person.key", "person.birth_date_precision", "record.number"];

    /// <summary>Null where one of the records is not in force any more, or its series may not take part in a linkage.</summary>
    public async Task<(SideBySide Person, SideBySide Further)?> Of(Guid recordA, Guid recordB, CancellationToken cancellationToken)
    {
        if (await Side(recordA, cancellationToken) is not { } a || await Side(recordB, cancellationToken) is not { } b)
        {
            return null;
        }

        var concepts = a.Values.Keys.Concat(b.Values.Keys).Distinct(StringComparer.Ordinal).Except(Unhelpful, StringComparer.Ordinal).ToList();
        var person = PersonOrder.Where(concept => concepts.Contains(concept, StringComparer.Ordinal)).ToList();
        SideBySide Table(IEnumerable<string> shown) =>
            new(a.Title, b.Title, [.. shown.Select(concept => FieldOf(concept, a, b))]) { AboutA = a.About, AboutB = b.About };
        return (Table(person), Table(concepts.Except(person, StringComparer.Ordinal).OrderBy(LabelOf, StringComparer.Ordinal)));
    }

    /// <summary>The other records of the person of a record.</summary>
    public async Task<IReadOnlyList<OtherRecord>> Others(OpenRun run, int record, IReadOnlyCollection<int> without, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var others = new List<OtherRecord>();
        foreach (var number in run.RecordsOf(run.PersonAt(record)).Where(number => !without.Contains(number)).Take(OthersMax))
        {
            if (await Side(run.RecordAt(number), cancellationToken) is { } side)
            {
                string Value(string concept) => side.Values.GetValueOrDefault(concept)?.Shown ?? "";
                others.Add(new OtherRecord(
                    side.Title, $"{Value("person.surname")}, {Value("person.given_names")}", Value("person.birth_date"),
                    string.Join(", ", new[] { Value("person.national_id"), Value("document.number") }.Where(text => text.Length > 0))));
            }
        }

        return others;
    }

    private async Task<ReadSide?> Side(Guid id, CancellationToken cancellationToken)
    {
        if (await records.Find(id, cancellationToken) is not { Delivery.InForce: true } found
            || catalogue.Series.GetValueOrDefault(found.Record.Series) is not { } series || !LinkedSeries.Of(series).TakesPart)
        {
            return null;
        }

        var (record, delivery) = found;
        using var harmonised = JsonDocument.Parse(record.Harmonised);
        using var sent = JsonDocument.Parse(record.Sent);
        var values = new Dictionary<string, ReadValue>(StringComparer.Ordinal);
        foreach (var field in series.Fields)
        {
            if (harmonised.RootElement.TryGetProperty(field.Name, out var value) && value.GetString() is { Length: > 0 } text)
            {
                var before = sent.RootElement.TryGetProperty(field.Name, out var written) ? written.GetString() : null;
                values.TryAdd(field.Concept ?? field.Name, new ReadValue(field, InWords(field, text), before == text ? null : before));
            }
        }

        return new ReadSide($"{series.Name} {series.Title}", [.. About(record, delivery)], values);
    }

    private IEnumerable<string> About(HarmonisedRecord record, Delivery delivery)
    {
        yield return catalogue.Institution(delivery.Institution)?.Name ?? delivery.Institution;
        yield return string.Create(CultureInfo.InvariantCulture, $"File of {delivery.Period}, row {record.Row}{(record.RecordNumber is { } number ? $", no. {number}" : "")}");
        if (record.EventDate is { } happened)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Date {happened:d MMMM yyyy}");
        }

        if (record.ValidFrom is { } from)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Valid from {from:d MMMM yyyy}{(record.ValidTo is { } to ? $" to {to:d MMMM yyyy}" : "")}");
        }
    }

    private ComparedField FieldOf(string concept, ReadSide a, ReadSide b)
    {
        var (ofA, ofB) = (a.Values.GetValueOrDefault(concept), b.Values.GetValueOrDefault(concept));
        var label = concept.Contains('.', StringComparison.Ordinal) ? LabelOf(concept) : (ofA ?? ofB)!.Field.Title ?? concept;
        return new ComparedField(label, ofA?.Shown ?? "", ofB?.Shown ?? "", ofA?.Sent, ofB?.Sent);
    }

    private string LabelOf(string concept) => catalogue.Concepts.FirstOrDefault(one => one.Id == concept)?.Label ?? concept;

    private static string InWords(SchemaField field, string text) =>
        field.CodeLists.Select(list => list.TryResolve(text, out var code) && code.Value == text ? code : null).FirstOrDefault(code => code is not null) is { } known
            ? $"{known.Label} ({text})" : text;

    private sealed record ReadValue(SchemaField Field, string Shown, string? Sent);

    private sealed record ReadSide(string Title, IReadOnlyList<string> About, Dictionary<string, ReadValue> Values);
}
