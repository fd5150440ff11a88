using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>What came of a table: the table, or nothing but the reasons.</summary>
/// <param name="Gaps">What was asked for and has no figure, each a sentence.</param>
/// <param name="Sentences">What the figures say, in words.</param>
internal sealed record FilledResult(FilledTable? Table, IReadOnlyList<string> Gaps, IReadOnlyList<string> Sentences);

/// <summary>Fills the tables of a report from what is public, and from nothing else.</summary>
internal sealed class TableFilling(PublicEdition edition, NationalCatalogue catalogue, ReportPeriod period, Validations validations)
{
    /// <summary>How far back the latest figure is looked for, in periods of the report.</summary>
    private const int BackMax = 60;

    private readonly Dictionary<string, Cube?> cubes = new(StringComparer.OrdinalIgnoreCase);

    public Cube? CubeOf(string id) => cubes.TryGetValue(id, out var known) ? known : cubes[id] = edition.Find(id) is { } table ? new Cube(table) : null;

    public string TitleOf(string id) => CubeOf(id)?.Table.Title ?? catalogue.Indicator(id)?.Name ?? catalogue.Series.GetValueOrDefault(id)?.Title ?? id;

    public FilledResult Fill(TableTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        List<(string Id, string Title, Cube? Cube)> sources = [.. template.Of.Select(id => (id, TitleOf(id), CubeOf(id)))];
        List<string> gaps = [.. sources.Where(source => source.Cube is null).Select(source => Gaps.NotPublic(edition, catalogue, source.Id, source.Title))];
        if (sources.TrueForAll(source => source.Cube is null))
        {
            return new(Table: null, gaps, []);
        }

        var notes = new List<string>(template.Note is { } note ? [note] : []);
        foreach (var (rows, columns) in Attempts(template))
        {
            if (Attempt(template, sources, rows, columns, notes, gaps) is { } table)
            {
                if (rows != template.Rows || columns != template.Columns)
                {
                    notes.Add(Gaps.NotTogether(template, rows, columns));
                    gaps.Add($"Table {template.Number} {template.Title}: {notes[^1]}");
                }

                return new(table with { Notes = [.. notes] }, gaps, Sentences.Of(template, table, this, period));
            }

            notes.RemoveAll(one => one != template.Note);
        }

        gaps.AddRange(sources.Where(source => source.Cube is not null).Select(source => Gaps.NoFigure(source.Id, source.Title, period)));
        return new(Table: null, gaps, []);
    }

    /// <summary>As asked; else without the columns, else over time alone: less is shown, and said.</summary>
    private static IEnumerable<(string Rows, string Columns)> Attempts(TableTemplate template)
    {
        yield return (template.Rows, template.Columns);
        if (template.Columns != Axes.None && template.Columns != Axes.Indicator && template.Rows != Axes.Indicator)
        {
            yield return (template.Rows, Axes.IsTime(template.Rows) ? Axes.None : Axes.Time);
        }

        if (!Axes.IsGeneral(template.Rows) && !Axes.IsCombined(template.Rows))
        {
            yield return template.Of.Count > 1 ? (Axes.Indicator, Axes.Time) : (Axes.Time, Axes.None);
        }
    }

    private FilledTable? Attempt(
        TableTemplate template, List<(string Id, string Title, Cube? Cube)> sources, string rowAxis, string columnAxis, List<string> notes, List<string> gaps)
    {
        var asked = new AskedLines(template, sources, period);
        var columns = asked.Of(columnAxis);
        var rows = asked.Of(rowAxis);
        var standing = new Dictionary<Cube, ReportPeriod>();
        var grid = new List<(Line Row, IReadOnlyList<(SafeCell? Cell, Cube? Cube)> Cells)>();
        foreach (var row in rows)
        {
            grid.Add((row, [.. columns.Select(column => Look(template, sources, row, column, rows, columns, standing))]));
        }

        var isShown = grid.ConvertAll(row => row.Row is { Axis: null } || row.Cells.Any(cell => cell.Cell is not null));
        var keptColumns = Enumerable.Range(0, columns.Count).Where(column => columns[column].Axis is null || grid.Exists(row => row.Cells[column].Cell is not null)).ToList();
        var kept = grid.Where((_, index) => isShown[index]).ToList();
        if (!kept.Exists(row => keptColumns.Exists(column => row.Cells[column].Cell is { Value: not null } or { Symbol: SafeSymbols.Suppressed or SafeSymbols.Nil })))
        {
            return null;
        }

        if (kept.TrueForAll(row => row.Row is { Axis: not null, IsTotal: true }))
        {
            // of a breakdown nothing but the total
            return null;
        }

        if (kept.Exists(row => row.Row is { Axis: not null, IsTotal: false }) && columns.Any(column => column is { Axis: not null, IsTotal: false })
            && !kept.Exists(row => !row.Row.IsTotal && keptColumns.Exists(column => !columns[column].IsTotal && row.Cells[column].Cell is not null)))
        {
            // the two were never counted together
            return null;
        }

        var all = kept;
        kept = Largest(template, kept, keptColumns, notes);
        gaps.AddRange(NeverShown(all, columns, sources));
        notes.AddRange(standing.Where(one => one.Value != period).Select(one => Gaps.Older(one.Key.Table, period, one.Value)));
        List<Cube> used = [.. sources.Select(source => source.Cube).OfType<Cube>()];
        var units = used.Select(cube => cube.Table.Unit).Distinct(StringComparer.Ordinal).ToList();
        var unitOf = units.Count > 1;
        string Named(Line line) =>
            $"{line.Label}{(line.Cube is { } cube && standing.TryGetValue(cube, out var of) && of != period ? $", {of.Head}" : "")}{(unitOf && line.Cube is { } own ? $" ({own.Table.Unit})" : "")}";
        FilledRow Filled((Line Row, IReadOnlyList<(SafeCell? Cell, Cube? Cube)> Cells) row) =>
            new(Named(row.Row), row.Row.Code, row.Row.Depth, row.Row.IsTotal, [.. keptColumns.Select(column => Cell(row.Cells[column]))]);
        IReadOnlyList<FilledColumn> heads = [.. keptColumns.Select(column => new FilledColumn(Named(columns[column]), columns[column].Code, columns[column].IsTotal))];
        IReadOnlyList<FilledRow> filled = [.. kept.Select(Filled)];
        return new FilledTable(
            template.Number, template.Title, unitOf ? "several units, each beside its name" : units[0], asked.TitleOf(rowAxis),
            heads.Count == 1 && columnAxis == Axes.None ? [heads[0] with { Label = Axes.IsCombined(rowAxis) ? "Figure" : StandingLabel(standing) ?? heads[0].Label }] : heads, filled, IsWords: false,
            TableFacts.Of(used, kept.SelectMany(row => row.Cells).Select(one => one.Cell).OfType<SafeCell>(), columns.Concat(rows), standing, validations), [])
        {
            TitleSesotho = template.TitleSesotho, Of = template.Of, LeftOut = [.. all.Except(kept).Select(Filled)],
        };
    }

    /// <summary>An indicator of which a table has a line of its own, and in it no figure and none that is kept back.</summary>
    private IEnumerable<string> NeverShown(
        List<(Line Row, IReadOnlyList<(SafeCell? Cell, Cube? Cube)> Cells)> rows, IReadOnlyList<Line> columns, List<(string Id, string Title, Cube? Cube)> sources) => sources
        .Where(source => source.Cube is { } cube && (rows.Exists(row => row.Row.Cube == cube) || columns.Any(column => column.Cube == cube))
            && !rows.Exists(row => row.Cells.Any(cell => cell.Cube == cube && cell.Cell is { Value: not null } or { Symbol: not SafeSymbols.NotAvailable })))
        .Select(source => Gaps.NotInTable(source.Id, source.Title, period));

    private static string? StandingLabel(Dictionary<Cube, ReportPeriod> standing) => standing.Count == 0 ? null : standing.Values.First().Head;

    private static FilledCell Cell((SafeCell? Cell, Cube? Cube) found) =>
        found.Cell is { } cell ? new FilledCell(cell.Value, cell.Symbol, found.Cube!.Table.Decimals) : FilledCell.Nothing;

    private (SafeCell? Cell, Cube? Cube) Look(
        TableTemplate template, List<(string Id, string Title, Cube? Cube)> sources, Line row, Line column, IReadOnlyList<Line> rows, IReadOnlyList<Line> columns,
        Dictionary<Cube, ReportPeriod> standing)
    {
        if (row.Own is { } own)
        {
            return (own, row.Cube);
        }

        var cube = row.Cube ?? column.Cube ?? (row.Missing || column.Missing ? null : sources[0].Cube);
        if (cube is null || Places(template, cube, row, column) is not { } places)
        {
            return (null, null);
        }

        if ((row.Period ?? column.Period) is { } shown)
        {
            return (CellAt(cube, places, shown), cube);
        }

        if (!standing.TryGetValue(cube, out var latest))
        {
            if (Latest(template, cube, rows, columns) is not { } found)
            {
                return (null, cube);
            }

            standing[cube] = latest = found;
        }

        return (CellAt(cube, places, latest), cube);
    }

    /// <summary>The report's period, or the last before it for which the cube has any of the lines.</summary>
    private ReportPeriod? Latest(TableTemplate template, Cube cube, IReadOnlyList<Line> rows, IReadOnlyList<Line> columns)
    {
        var places = (from row in rows from column in columns where row.Cube is null || row.Cube == cube where column.Cube is null || column.Cube == cube
                      select Places(template, cube, row, column)).OfType<int[]>().ToList();
        return cube.Periods(period.Kind).Where(one => one.First <= period.First && one.First >= period.Back(BackMax).First).Reverse()
            .FirstOrDefault(one => places.Exists(at => CellAt(cube, at, one) is { Value: not null } or { Symbol: SafeSymbols.Suppressed or SafeSymbols.Nil }));
    }

    public static SafeCell? CellAt(Cube cube, int[] places, ReportPeriod period) => cube.TimeAt(period) is >= 0 and var time ? cube.Cell(places, time) : null;

    private static int[]? Places(TableTemplate template, Cube cube, Line row, Line column) => cube.Given(template, row, column) is { } given ? cube.Totals(given, template) : null;

    private static List<(Line Row, IReadOnlyList<(SafeCell? Cell, Cube? Cube)> Cells)> Largest(
        TableTemplate template, List<(Line Row, IReadOnlyList<(SafeCell? Cell, Cube? Cube)> Cells)> rows, List<int> columns, List<string> notes)
    {
        if (template.Top is not { } top || rows.Count(row => !row.Row.IsTotal) <= top)
        {
            return rows;
        }

        var deepest = rows.Max(row => row.Row.Depth);
        var parts = rows.Where(row => !row.Row.IsTotal && row.Row.Depth == deepest)
            .OrderByDescending(row => (template.Columns == Axes.Indicator ? columns.TakeLast(1) : columns).Select(column => row.Cells[column].Cell?.Value).LastOrDefault(value => value is not null) ?? decimal.MinValue)
            .ThenBy(row => row.Row.Label, StringComparer.Ordinal).Take(top);
        notes.Add(rows.Exists(row => row.Cells[columns[^1]].Cell is { Symbol: SafeSymbols.Suppressed })
            ? $"The {top} largest of the figures that are shown; the total holds the others too."
            : $"The {top} largest are shown; the total holds the others too.");
        return [.. rows.Where(row => row.Row.IsTotal), .. parts];
    }
}
