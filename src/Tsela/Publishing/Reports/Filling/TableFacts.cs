using System.Globalization;
using Tsela.Disclosure;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>What every table carries besides its figures.</summary>
internal static class TableFacts
{
    private const string Contact = "Bureau of Statistics, which coordinates the working group on migration data";

    private const int OverviewFrom = 5;

    public static IReadOnlyList<(string Label, string Text)> Of(
        IReadOnlyList<Cube> cubes, IEnumerable<SafeCell> cells, IEnumerable<Line> lines, IReadOnlyDictionary<Cube, ReportPeriod> standing, Validations validations)
    {
        var tables = cubes.Select(cube => cube.Public).Distinct().ToList();
        var shown = cells.ToList();
        // a page of small print below a table of a dozen figures would bury them
        var isOverview = tables.Count > OverviewFrom;
        IEnumerable<string> Each(Func<PublicTable, string> say) => isOverview ? ["those of each indicator named, as its own table says"] : tables.Select(say);
        var asked = lines.ToList();
        var periods = asked.Select(line => line.Period).OfType<ReportPeriod>().OrderBy(period => period.First).ToList();
        List<(string, IEnumerable<string>)> facts =
        [
            ("Reference", cubes.Distinct().Select(cube => Reference(cube, [.. asked.Where(line => line.Own is not null && line.Cube == cube).Select(line => line.Code!)], periods, standing))),
            ("Definition", Each(table => $"{table.Table.Definition}{(table.Table.Standard.Length > 0 ? $" Standard: {table.Table.Standard}." : " No standard is named.")}")),
            ("Unit", isOverview ? ["beside each name"] : tables.Select(table => table.Table.Unit)),
            ("Sources", tables.SelectMany(table => table.Table.Sources).Select(Source)),
            ("Coverage", Each(table => table.Table.Coverage)),
            ("Method", tables.Select(table => Method(table.Table, shown))),
            ("Symbols", [Symbols(shown)]),
            ("Protection", tables.Select(table => isOverview ? table.Table.Protection.Method : $"{table.Table.Protection.Method}. {table.Table.Protection.Sentence}")),
            ("Notes", isOverview ? [] : tables.SelectMany(table => table.Table.Notes)),
            ("Edition", tables.Select(table => isOverview ? $"release {table.Release}, public since {Numbers.Day(table.PublishedAt)}" : Edition(table))),
            ("Extracted", tables.Select(table => $"{Numbers.Day(table.Table.ExtractedAt)} from the registers")),
            ("Validated", tables.Select(validations.Of)),
            ("Contact", [Contact]),
        ];
        return [.. facts.Select(fact => (Label: fact.Item1, Text: string.Join("; ", fact.Item2.Where(text => text.Length > 0).Select(text => text.TrimEnd('.', ' ')).Distinct(StringComparer.Ordinal))))
            .Where(fact => fact.Text.Length > 0).Select(fact => (fact.Label, $"{Capital(fact.Text)}."))];
    }

    private static string Edition(PublicTable table) =>
        $"{table.Id}, version {table.Version}, release {table.Release}, public since {Numbers.Day(table.PublishedAt)}{(table.Correction is { } why ? $"; corrects the version before: {why}" : "")}";

    private static string Reference(Cube cube, List<string> own, List<ReportPeriod> periods, IReadOnlyDictionary<Cube, ReportPeriod> standing)
    {
        var used = own.Count > 0 ? own : (periods.Count > 0 ? periods : standing.TryGetValue(cube, out var one) ? [one] : [])
            .Select(cube.TimeAt).Where(time => time >= 0).Select(time => cube.Table.Time.Codes[time].Code).Distinct(StringComparer.Ordinal).ToList();
        var words = used.Count switch
        {
            0 => "no figure",
            1 => used[0],
            _ => $"{used[0]} to {used[^1]}",
        };
        return $"{(cube.Table.IsStock ? "stock on" : "flow in")} {words}";
    }

    private static string Source(SafeSource source) =>
        $"{source.Institution}, {source.Title} ({source.Series}){(source.Share is { } share ? $", {Numbers.Percent(share)} of the latest figure" : "")}{(source.Quality is { } quality ? $", quality {quality}" : "")}";

    private static string Method(SafeTable table, List<SafeCell> cells)
    {
        var counted = table.Kind == SafeTableKind.Published ? "published by another office, unchanged" : "counted from the registers";
        return cells.Exists(cell => cell.Symbol.Contains(SafeSymbols.Estimated, StringComparison.Ordinal)) ? $"{counted}; figures marked {SafeSymbols.Estimated} are estimated" : counted;
    }

    private static string Symbols(List<SafeCell> cells)
    {
        var known = SafeSymbols.All.Where(symbol => cells.Exists(cell => cell.Symbol.Contains(symbol.Symbol, StringComparison.Ordinal)) || symbol.Symbol == SafeSymbols.NotAvailable);
        return string.Join(", ", known.Select(symbol => $"{symbol.Symbol} {symbol.Meaning}"));
    }

    private static string Capital(string text) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(text[0])}{text.AsSpan(1)}");
}
