using Tsela.Disclosure;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>What figures say, in words: only what stands in the table or in the same public table a period before.</summary>
internal static class Sentences
{
    private const int TrendsMax = 4;

    private const decimal Noteworthy = 0.0005m;

    public static IReadOnlyList<string> Of(TableTemplate template, FilledTable table, TableFilling filling, ReportPeriod period)
    {
        var sentences = template.Of.Select(filling.CubeOf).OfType<Cube>().Take(TrendsMax).Select(cube => Trend(cube, template, period)).OfType<string>().ToList();
        if (Largest(table) is { } largest)
        {
            sentences.Add(largest);
        }

        return sentences;
    }

    /// <summary>The total of the latest period beside that of the period before it.</summary>
    internal static string? Trend(Cube cube, TableTemplate template, ReportPeriod period)
    {
        var given = new Dictionary<int, int>();
        foreach (var (axis, code) in template.At ?? new Dictionary<string, string>())
        {
            if (cube.PlaceOf(axis) is not (>= 0 and var place) || cube.CodeAt(place, code) is not (>= 0 and var at))
            {
                return null;
            }

            given[place] = at;
        }

        if (cube.Totals(given) is not { } places
            || cube.Periods(period.Kind).Where(one => one.First <= period.First).Reverse().FirstOrDefault(one => Value(cube, places, one) is not null) is not { } latest)
        {
            return null;
        }

        // of a subset the title of the indicator would say too much
        var subject = given.Count == 0 ? cube.Table.Title : $"{cube.Table.Title} ({template.Title.Trim()})";
        var cell = TableFilling.CellAt(cube, places, latest)!;
        var now = $"{Numbers.Shown(cell.Value!.Value, cube.Table.Decimals)} {cube.Table.Unit}{(cell.Symbol.Contains(SafeSymbols.Estimated, StringComparison.Ordinal) ? " (estimated)" : "")}";
        var when = cube.Table.IsStock ? $"on {cube.Table.Time.Codes[cube.TimeAt(latest)].Code}" : $"in {latest.Words}";
        var before = cube.Periods(period.Kind).Where(one => one.First < latest.First).Reverse().FirstOrDefault(one => Value(cube, places, one) is not null);
        if (before is null)
        {
            return $"{subject}: {now} {when}.";
        }

        return IsBrokenSince(cube, places, before, latest)
            ? $"{subject}: {now} {when}; a break in the series forbids a comparison with {before.Words}."
            : $"{subject} {Change(cube.Table, Value(cube, places, before)!.Value, cell.Value!.Value)} {now} {when}, from {Numbers.Shown(Value(cube, places, before)!.Value, cube.Table.Decimals)} in {before.Words}.";
    }

    // of a monthly stock the break may stand at a month between the two years
    private static bool IsBrokenSince(Cube cube, int[] places, ReportPeriod before, ReportPeriod latest) =>
        cube.TimesAfter(before, latest).Any(time => cube.Cell(places, time)?.Symbol.Contains(SafeSymbols.Break, StringComparison.Ordinal) == true);

    private static string Change(SafeTable table, decimal before, decimal now)
    {
        if (before == now)
        {
            return "stayed at";
        }

        var verb = now > before ? "rose" : "fell";
        // of what may be below zero a share says nothing
        if (!IsAdditive(table.Unit) || before < 0 || now < 0)
        {
            return $"{verb} by {Numbers.Plain(Math.Round(Math.Abs(now - before), 2))}{(table.Unit == "percent" ? " percentage points" : "")} to";
        }

        var share = before == 0 ? (decimal?)null : Math.Abs((now - before) / before);
        return share >= Noteworthy ? $"{verb} by {Numbers.Percent(share.Value)} to" : $"{verb} to";
    }

    /// <summary>The part with the most of the total of a table's last column, where the parts make up the total.</summary>
    private static string? Largest(FilledTable table)
    {
        var total = table.Rows.FirstOrDefault(row => row.IsTotal);
        var column = Enumerable.Range(0, table.Columns.Count).FirstOrDefault(one => table.Columns[one].IsTotal, table.Columns.Count - 1);
        if (total?.Cells[column].Value is not (> 0 and var whole) || !IsAdditive(table.Unit))
        {
            return null;
        }

        var parts = table.Rows.Where(row => row is { IsTotal: false, Depth: 0 } && row.Cells[column].Value is > 0).OrderByDescending(row => row.Cells[column].Value).Take(2).ToList();
        if (parts.Count < 2 || parts[0].Cells[column].Value > whole)
        {
            return null;
        }

        string Share(FilledRow row) => $"{row.Label} with {Numbers.Percent(row.Cells[column].Value!.Value / whole)} ({row.Cells[column].Number})";
        var of = table.Columns[column] is { IsTotal: false, Label.Length: > 0 } named ? $" in {named.Label}" : "";
        return $"By {table.RowTitle.ToLowerInvariant()} the largest part{of} was {Share(parts[0])}, then {Share(parts[1])}.";
    }

    private static bool IsAdditive(string unit) =>
        !(unit.Contains("percent", StringComparison.Ordinal) || unit.StartsWith("per ", StringComparison.Ordinal) || unit.Contains("several", StringComparison.Ordinal)
          || unit is "index" or "days" or "years" or "nights" or "ratio" or "months of earnings" or "category" or "score 0-10");

    private static decimal? Value(Cube cube, int[] places, ReportPeriod period) => TableFilling.CellAt(cube, places, period)?.Value;
}
