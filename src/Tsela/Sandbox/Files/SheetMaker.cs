using System.Globalization;
using Tsela.Engine.Schemas;
using Tsela.Sandbox.Lives;
using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Files;

/// <summary>Lays the entries of a series out as the clean sheets that its institution would keep, one a period.</summary>
public static class SheetMaker
{
    public static IEnumerable<Sheet> Make(TableSchema series, Office office, IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(entries);
        var eventField = series.Fields.FirstOrDefault(field => field.Concept == "event.date")?.Name;
        var dated = entries.Select((entry, index) => (Entry: entry, On: On(entry, eventField), index)).OrderBy(item => item.On).ThenBy(item => item.index).ToList();
        var columns = series.Fields.Where(field => !field.IsSystem && (field.Constraints.Required || dated.Exists(item => Value(field, item.Entry, item.On, number: "") is not null))).ToList();
        var headers = columns.Select(field => Header(field, office)).ToList();
        var words = new OfficeWords(office);
        var numbers = new Dictionary<int, int>();
        foreach (var period in dated.GroupBy(item => Periods.Of(series.Tsela!.Periodicity, item.On)))
        {
            var sheet = new Sheet(series, period.Key, columns, headers, []);
            foreach (var (entry, on, _) in period)
            {
                numbers[on.Year] = numbers.GetValueOrDefault(on.Year) + 1;
                var number = string.Create(CultureInfo.InvariantCulture, $"{on.Year}/{numbers[on.Year]:D5}");
                sheet.Rows.Add(new SheetRow([.. columns.Select(field => words.Say(field, Value(field, entry, on, number)))], entry.Person));
            }

            yield return sheet;
        }
    }

    private static DateOnly On(Entry entry, string? eventField) =>
        eventField is not null && entry.Values.GetValueOrDefault(eventField) is DateOnly day && TrainingYears.Holds(day) ? day : entry.On;

    private static object? Value(SchemaField field, Entry entry, DateOnly on, string number)
    {
        if (entry.Values.TryGetValue(field.Name, out var given))
        {
            return given;
        }

        return field.Name switch
        {
            "record_no" => number,
            "reference_date" => on,
            _ => entry.Person is { } person ? PersonValues.Of(person, field.Name, on) : null,
        };
    }

    private static string Header(SchemaField field, Office office) => office.Headers switch
    {
        HeaderForm.Alias when field.Aliases.Count > 0 => field.Aliases[(office.Institution.Length + field.Name.Length) % field.Aliases.Count],
        HeaderForm.Name => field.Name,
        _ => field.Caption,
    };
}
