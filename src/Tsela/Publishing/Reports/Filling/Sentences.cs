using Tsela.Disclosure;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>What figures say, in words: only what stands in the table or in the same public table a period before.</summary>
internal static class Sentences
{
    private const int TrendsMax = 4;

    private const decimal Noteworthy = 0.0005m;

    private const string Protected = "not shown, to protect the people counted";

    public static IReadOnlyList<string> Of(TableTemplate template, FilledTable table, TableFilling filling, ReportPeriod period)
    {
        // where every figure counts something else there is no total whose change could be told
        if (Axes.IsCombined(template.Rows))
        {
            return [];
        }

        var sentences = template.Of.Select(filling.CubeOf).OfType<Cube>().Take(TrendsMax).Select(cube => Trend(cube, template, period)).OfType<string>().ToList();
        if (Parts.Largest(table) is { } largest)
        {
            sentences.Add(largest);
        }

        return sentences;
    }

    /// <summary>True for what may be added and divided: counts and money, not rates.</summary>
    internal static bool IsAdditive(string unit) =>
        !(unit.Contains("percent", StringComparison.Ordinal) || unit.StartsWith("per ", StringComparison.Ordinal) || unit.Contains("several", StringComparison.Ordinal)
          || unit is "index" or "days" or "years" or "nights" or "ratio" or "months of earnings" or "category" or "score 0-10");

    /// <summary>A part of a whole: in percent, or where there are few as so many of so many.</summary>
    internal static string Share(FilledCell part, decimal whole) => whole < SmallBases.PercentFrom ? $"{part.Number} of {Numbers.Plain(whole)}" : $"{Numbers.Percent(part.Value!.Value / whole)} ({part.Number})";

    internal static string Kept(int count, string noun) => $"{HowMany.Of(count, $"further {noun} is", $"further {noun}s are")} {Protected}";

    /// <summary>The total of the latest period beside that of the period before it; of what is kept back it says so.</summary>
    internal static string? Trend(Cube cube, TableTemplate template, ReportPeriod period)
    {
        if (cube.Given(template) is not { } given || cube.Totals(given, template) is not { } places)
        {
            return null;
        }

        var known = cube.Periods(period.Kind).Where(one => one.First <= period.First)
            .Select(one => (Period: one, Cell: TableFilling.CellAt(cube, places, one))).Where(one => one.Cell is { Value: not null } or { IsHidden: true }).ToList();
        var subject = given.Count == 0 ? cube.Table.Title : template.Of.Count == 1 ? template.Title.Trim()
            : $"{cube.Table.Title} ({string.Join(", ", given.Select(one => cube.Table.Dimensions[one.Key].Codes[one.Value].Label))})";
        var at = known.FindLastIndex(one => one.Cell!.Value is not null);
        if (at < 0)
        {
            return known.Count == 0 ? null : $"{subject}: {Words([.. known.Select(one => one.Period)])} {Protected}.";
        }

        var (latest, cell) = (known[at].Period, known[at].Cell!);
        var hidden = known.Skip(at + 1).Select(one => one.Period).ToList();
        var now = $"{Shown(cell.Value!.Value, cube.Table)}{(cell.Value == 0 ? "" : $" {cube.Table.Unit}")}{(cell.Symbol.Contains(SafeSymbols.Estimated, StringComparison.Ordinal) ? " (estimated)" : "")} {When(cube, latest)}";
        if (hidden.Count > 0)
        {
            return $"{subject}: {now}; {Words(hidden)} {Protected}.";
        }

        var before = known.FindLastIndex(at, one => one.Period != latest && one.Cell!.Value is not null);
        if (before < 0)
        {
            return $"{subject}: {now}{(at > 0 ? $"; {Words([.. known.Take(at).Select(one => one.Period)])} {Protected}" : "")}.";
        }

        var old = $"{Shown(known[before].Cell!.Value!.Value, cube.Table)} {When(cube, known[before].Period)}";
        var between = known[(before + 1)..at].ConvertAll(one => one.Period);
        return IsBrokenSince(cube, places, known[before].Period, latest) ? $"{subject}: {now}; a break in the series forbids a comparison with {known[before].Period.Words}."
            : between.Count > 0 ? $"{subject}: {now}, and {old}; between them {Words(between)} {Protected}."
            : Change(cube.Table, known[before].Cell!.Value!.Value, cell.Value.Value) is { } change ? $"{subject} {change} {now}, from {old}."
            : null;
    }

    private static string Shown(decimal value, SafeTable table) => value == 0 ? "nil" : Numbers.Shown(value, table.Decimals);

    private static string When(Cube cube, ReportPeriod period) =>
        cube.Table.IsStock && DateOnly.TryParseExact(cube.Table.Time.Codes[cube.TimeAt(period)].Code, "yyyy-MM-dd", out var day) ? $"on {Numbers.Day(day)}" : $"in {period.Words}";

    /// <summary>"the figure of 2024 is", "the figures of 2021, 2022 and 2024 are", "the figures of 2021 to 2025 are".</summary>
    private static string Words(List<ReportPeriod> periods) =>
        periods.Count == 1 ? $"the figure of {periods[0].Words} is"
        : periods.Count > 2 && periods[0] == periods[^1].Back(periods.Count - 1) ? $"the figures of {periods[0].Words} to {periods[^1].Words} are"
        : $"the figures of {Titles.Joined(periods.ConvertAll(period => period.Words))} are";

    // of a monthly stock the break may stand at a month between the two years
    private static bool IsBrokenSince(Cube cube, int[] places, ReportPeriod before, ReportPeriod latest) =>
        cube.TimesAfter(before, latest).Any(time => cube.Cell(places, time) is { IsBreak: true });

    /// <summary>Null where nothing is to be told: a balance over all districts is nil in every year.</summary>
    private static string? Change(SafeTable table, decimal before, decimal now)
    {
        if (before == now)
        {
            return now == 0 && !IsAdditive(table.Unit) ? null : "stayed at";
        }

        var verb = now > before ? "rose" : "fell";
        // of what may be below zero a share says nothing
        if (!IsAdditive(table.Unit) || before < SmallBases.PercentFrom || now < 0)
        {
            return $"{verb} by {Numbers.Plain(Math.Round(Math.Abs(now - before), 2))}{(table.Unit == "percent" ? " percentage points" : "")} to";
        }

        var share = Math.Abs((now - before) / before);
        return share >= Noteworthy ? $"{verb} by {Numbers.Percent(share)} to" : $"{verb} to";
    }
}
