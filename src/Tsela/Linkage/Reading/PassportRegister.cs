using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Engine.Matching;
using Tsela.Engine.Schemas;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Linkage.Reading;

/// <summary>
/// The passports that the country's own register has issued. Nobody holds two of one type for long unless the one
/// replaces the other, so two holders of such passports are two persons.
/// </summary>
internal sealed class PassportRegister
{
    /// <summary>A passport is renewed before the old one ends, and the old one is not always handed in.</summary>
    public const int OverlapDaysMax = 183;

    private readonly Dictionary<string, int> placeOf = new(StringComparer.Ordinal);
    private readonly List<Passport> passports = [];

    private sealed record Passport(string? Type, DateOnly From, DateOnly To, string Chain);

    private sealed record Row(string Number, DateOnly From, DateOnly To, string Harmonised);

    /// <summary>Reads the deliveries of the series that say which passport a new one replaces.</summary>
    public static async Task<PassportRegister> Read(
        TselaDb db, NationalCatalogue catalogue, IEnumerable<RunDelivery> deliveries, CancellationToken cancellationToken)
    {
        var register = new PassportRegister();
        var issued = new List<(Row Row, string? Type, string? Previous, bool IsOfUnknownChain)>();
        foreach (var delivery in deliveries.Where(delivery => Named(catalogue.Series[delivery.Series], "document.previous_number") is not null))
        {
            var series = catalogue.Series[delivery.Series];
            var (type, previous, lost) = (Named(series, "document.type"), Named(series, "document.previous_number")!, Named(series, "document.lost"));
            await foreach (var row in Rows(db, delivery.Id).WithCancellation(cancellationToken))
            {
                using var values = JsonDocument.Parse(row.Harmonised);
                var replaced = Text(values.RootElement, previous);
                issued.Add((row, Text(values.RootElement, type), replaced, replaced is null && Text(values.RootElement, lost) == "true"));
            }
        }

        var previousOf = issued.Where(one => one.Previous is not null).GroupBy(one => one.Row.Number, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Previous!, StringComparer.Ordinal);
        foreach (var (row, type, _, isOfUnknownChain) in issued)
        {
            // one that took the place of a lost one which nobody wrote down says nothing
            if (!isOfUnknownChain && register.placeOf.TryAdd(row.Number, register.passports.Count))
            {
                register.passports.Add(new Passport(type, row.From, row.To, First(row.Number, previousOf)));
            }
        }

        return register;
    }

    /// <summary>True of two descriptions that cannot be one person; null where the register is empty.</summary>
    public Func<int, int, bool>? Repel(PersonTable table)
    {
        if (passports.Count == 0)
        {
            return null;
        }

        var column = table.Columns[PersonColumns.TravelDocument];
        int[] placeOfValue = [.. column.Values.Select(number => placeOf.GetValueOrDefault(number, -1))];
        return (a, b) => AreApart(placeOfValue[column.Codes[a]], placeOfValue[column.Codes[b]]);
    }

    private bool AreApart(int a, int b)
    {
        if (a == b || a < 0 || b < 0)
        {
            return false;
        }

        var (one, other) = (passports[a], passports[b]);
        var from = one.From > other.From ? one.From : other.From;
        var to = one.To < other.To ? one.To : other.To;
        return one.Type == other.Type && to.DayNumber - from.DayNumber > OverlapDaysMax && one.Chain != other.Chain;
    }

    private static IAsyncEnumerable<Row> Rows(TselaDb db, Guid delivery) => db.Set<HarmonisedRecord>().AsNoTracking()
        .Where(record => record.DeliveryId == delivery && record.DocumentNumber != null && record.ValidFrom != null && record.ValidTo != null)
        .OrderBy(record => record.Row)
        .Select(record => new Row(record.DocumentNumber!, record.ValidFrom!.Value, record.ValidTo!.Value, record.Harmonised))
        .AsAsyncEnumerable();

    // a number that replaces itself over others would go round for ever
    private static string First(string number, Dictionary<string, string> previousOf)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(number) && previousOf.TryGetValue(number, out var previous))
        {
            number = previous;
        }

        return number;
    }

    private static string? Named(TableSchema series, string concept) => series.Fields.FirstOrDefault(field => field.Concept == concept)?.Name;

    private static string? Text(JsonElement values, string? field) =>
        field is not null && values.TryGetProperty(field, out var value) ? value.GetString() : null;
}
