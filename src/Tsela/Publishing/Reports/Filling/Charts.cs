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

        List<(string Label, string? Code, bool IsTotal, int Depth)> rows = [.. table.Rows.Select(row => (row.Label, row.Code, row.IsTotal, row.Depth))];
        List<(string Label, string? Code, bool IsTotal, int Depth)> columns = [.. table.Columns.Select(column => (column.Label, column.Code, column.IsTotal, 0))];
        var byRow = template.Across == "rows";
        var across = Parts(byRow ? rows : columns);
        var series = Parts(byRow ? columns : rows).Where(one => template.Only is not { } only || only.Contains(Name(byRow ? columns : rows, one)) || only.Contains(Code(byRow ? columns : rows, one) ?? "")).Take(SeriesMax).ToList();
        decimal? At(int along, int one) => byRow ? table.Rows[along].Cells[one].Value : table.Rows[one].Cells[along].Value;
        if (template.Top is { } top)
        {
            across = [.. across.OrderByDescending(along => series.Select(one => At(along, one)).LastOrDefault(value => value is not null) ?? decimal.MinValue).Take(top)];
        }

        if (!series.Exists(one => across.Exists(along => At(along, one) is not null)))
        {
            return null;
        }

        return new FilledChart(
            template.Number, template.Title, template.Type, table.Number, table.Unit, [.. across.Select(along => Name(byRow ? rows : columns, along))],
            [.. series.Where(one => across.Exists(along => At(along, one) is not null)).Select(one => new FilledSeries(Name(byRow ? columns : rows, one), [.. across.Select(along => At(along, one))]))]);
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
        var values = table.Rows.Where(row => row is { IsTotal: false, Code: not null }).DistinctBy(row => row.Code).ToDictionary(row => row.Code!, row => row.Cells[column].Value, StringComparer.Ordinal);
        return values.Values.Any(value => value is not null)
            ? new FilledMap(template.Number, template.Title, table.Number, table.Unit, values, table.Columns[column].Label)
            : null;
    }

    // a total beside its parts would dwarf them
    private static List<int> Parts(List<(string Label, string? Code, bool IsTotal, int Depth)> lines) =>
        lines.TrueForAll(line => line.IsTotal) ? [.. Enumerable.Range(0, lines.Count)] : [.. Enumerable.Range(0, lines.Count).Where(one => !lines[one].IsTotal && lines[one].Depth == 0)];

    private static string Name(List<(string Label, string? Code, bool IsTotal, int Depth)> lines, int one) => lines[one].Label;

    private static string? Code(List<(string Label, string? Code, bool IsTotal, int Depth)> lines, int one) => lines[one].Code;
}
