using System.Globalization;
using Tsela.Engine.Schemas;
using Tsela.Sandbox.Lives;
using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Files;

/// <summary>Lays the entries of a series out as the clean sheets that its institution would keep, one a period.</summary>
public static class SheetMaker
{
    public static IEnumerable<Sheet> Make(TableSchema series, Office office, IReadOnlyList<Entry> entries, TrainingYears years)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(entries);
        var eventField = series.Fields.FirstOrDefault(field => field.Concept == "event.date")?.Name;
        var dated = entries.Select((entry, index) => (Entry: entry, On: On(entry, eventField, years), index)).OrderBy(item => item.On).ThenBy(item => item.index).ToList();
        var columns = series.Fields.Where(field => !field.IsSystem && (field.Constraints.Required || dated.Exists(item => Value(field, item.Entry, item.On, number: "") is not null))).ToList();
        var headers = columns.Select(field => Header(field, office)).ToList();
        var words = new OfficeWords(office);
        var numbers = new Dictionary<int, int>();
        var byPeriod = dated.ToLookup(item => Periods.Of(series.Tsela!.Periodicity, item.On), StringComparer.Ordinal);
        foreach (var (period, until) in Kept(series.Tsela!.Periodicity, [.. dated.Select(item => item.On)], years))
        {
            var sheet = new Sheet(series, period, until, columns, headers, []);
            foreach (var (entry, on, _) in byPeriod[period])
            {
                numbers[on.Year] = numbers.GetValueOrDefault(on.Year) + 1;
                var number = string.Create(CultureInfo.InvariantCulture, $"{on.Year}/{numbers[on.Year]:D5}");
                sheet.Rows.Add(new SheetRow([.. columns.Select(field => words.Say(field, Value(field, entry, on, number)))], entry.Person));
            }

            yield return sheet;
        }
    }

    /// <summary>The periods that a series has a file for: every complete one from the first on, with nothing in it too; what comes irregularly where there is something.</summary>
    private static IEnumerable<(string Period, DateOnly Until)> Kept(string periodicity, IReadOnlyList<DateOnly> days, TrainingYears years)
    {
        if (periodicity == "irregular")
        {
            return days.GroupBy(day => Periods.Of(periodicity, day)).Select(group => (group.Key, group.Max()));
        }

        var months = periodicity switch { "month" => 1, "quarter" => 3, _ => 12 };
        return Enumerable.Range(0, int.MaxValue).Select(number => years.First.AddMonths(number * months))
            .TakeWhile(start => start.AddMonths(months).AddDays(-1) <= years.Last)
            .SkipWhile(start => start.AddMonths(months) <= days[0])
            .Select(start => (Periods.Of(periodicity, start), start.AddMonths(months).AddDays(-1)));
    }

    private static DateOnly On(Entry entry, string? eventField, TrainingYears years) =>
        eventField is not null && entry.Values.GetValueOrDefault(eventField) is DateOnly day && years.Holds(day) ? day : entry.On;

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
