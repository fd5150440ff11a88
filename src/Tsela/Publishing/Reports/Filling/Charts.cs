using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>Charts and maps draw a table that stands in the report, so that they cannot say anything else.</summary>
internal static class Charts
{
    private const int SeriesMax = 8;

    /// <summary>Null where the table has no figures to draw.</summary>
    public static FilledChart? Of(ChartTemplate template, FilledTable? table)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (table is null)
        {
            return null;
        }

        List<Side> rows = [.. table.Rows.Select(row => new Side(row.Label, row.Code, row.IsTotal, row.Depth))];
        List<Side> columns = [.. table.Columns.Select(column => new Side(column.Label, column.Code, column.IsTotal, 0))];
        var byRow = template.Across == "rows";
        var (along, beside) = byRow ? (rows, columns) : (columns, rows);
        FilledCell CellAt(int place, int series) => byRow ? table.Rows[place].Cells[series] : table.Rows[series].Cells[place];
        decimal? At(int place, int series) => CellAt(place, series).Value;
        var places = Parts(along);
        var chosen = Parts(beside).Where(series => template.Only is not { } only || only.Contains(beside[series].Label) || only.Contains(beside[series].Code ?? "")).ToList();
        var withFigures = chosen.Where(series => places.Exists(place => At(place, series) is not null)).ToList();
        if (template.Type == "bar" && byRow && withFigures.TrueForAll(series => ReportPeriod.Read(beside[series].Code ?? "") is not null))
        {
            // bars beside each other compare places or kinds, and of the times only the latest
            withFigures = [.. withFigures.TakeLast(1)];
        }

        if (withFigures.Count == 0)
        {
            return null;
        }

        if (template.Top is { } top)
        {
            places = [.. places.OrderByDescending(place => At(place, withFigures[^1]) ?? decimal.MinValue).Take(top)];
        }

        return new FilledChart(
            template.Number, template.Title, template.Type, table.Number, UnitOf(table, [.. withFigures.Select(series => beside[series].Label)]), [.. places.Select(place => along[place].Label)],
            [.. withFigures.Take(SeriesMax).Select(series => new FilledSeries(beside[series].Label, [.. places.Select(place => At(place, series))]) { Symbols = [.. places.Select(place => CellAt(place, series).Symbol)] })]);
    }

    /// <summary>Null where no district has a figure.</summary>
    public static FilledMap? Of(MapTemplate template, FilledTable? table)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (table is null || table.Columns.Count == 0)
        {
            return null;
        }

        // the total where the columns have one, else the latest
        var column = Enumerable.Range(0, table.Columns.Count).FirstOrDefault(one => table.Columns[one].IsTotal, table.Columns.Count - 1);
        var cells = table.Rows.Where(row => row is { IsTotal: false, Code: not null }).DistinctBy(row => row.Code).ToDictionary(row => row.Code!, row => row.Cells[column], StringComparer.Ordinal);
        var values = cells.ToDictionary(cell => cell.Key, cell => cell.Value.Value, StringComparer.Ordinal);
        return values.Values.Any(value => value is not null)
            ? new FilledMap(template.Number, template.Title, table.Number, table.Unit, values, table.Columns[column].Label)
            {
                Symbols = cells.Where(cell => cell.Value.Value is null).ToDictionary(cell => cell.Key, cell => cell.Value.Number, StringComparer.Ordinal),
            }
            : null;
    }

    /// <summary>Where a table has several units, each stands in brackets behind the name of its row.</summary>
    private static string UnitOf(FilledTable table, IReadOnlyList<string> labels)
    {
        if (table.Of.Count < 2)
        {
            return table.Unit;
        }

        var units = labels.Select(label => label.EndsWith(')') ? label[(label.LastIndexOf('(') + 1)..^1] : table.Unit).Distinct(StringComparer.Ordinal).ToList();
        return units.Count == 1 ? units[0] : table.Unit;
    }

    // a total beside its parts would dwarf them
    private static List<int> Parts(List<Side> sides) =>
        sides.TrueForAll(side => side.IsTotal) ? [.. Enumerable.Range(0, sides.Count)] : [.. Enumerable.Range(0, sides.Count).Where(one => sides[one] is { IsTotal: false, Depth: 0 })];

    /// <summary>A row or a column of the table.</summary>
    private sealed record Side(string Label, string? Code, bool IsTotal, int Depth);
}
