using Tsela.Disclosure;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Publishing.Downloads;

/// <summary>A public table as a workbook: periods across, symbols beside the numbers, all footnotes on a sheet of their own.</summary>
internal static class WorkbookFile
{
    public static void Write(Stream output, PublicTable published)
    {
        using var workbook = new WorkbookWriter(output);
        Figures(workbook, published.Table);
        workbook.StartSheet(new SheetSpec("Notes", [new SheetColumn("Note", 120, ColumnFormat.Text)]));
        foreach (var line in (string[])[published.Table.Title, published.Table.Definition, $"Unit: {published.Table.Unit}.", .. Footnotes.Of(published).Lines()])
        {
            workbook.StartRow();
            workbook.Text(line);
        }
    }

    private static void Figures(WorkbookWriter workbook, SafeTable table)
    {
        List<SafeDimension> across = [.. table.Dimensions.SkipLast(1)];
        var withSymbols = table.Cells.Where(cell => cell.Symbol.Length > 0).Select(cell => cell.At[^1]).ToHashSet();
        var heads = across.SelectMany(dimension => new[] { new SheetColumn($"{dimension.Title} (code)", 14, ColumnFormat.Text), new SheetColumn(dimension.Title, 28, ColumnFormat.Text) });
        var periods = table.Time.Codes.SelectMany((code, place) => withSymbols.Contains(place)
            ? new[] { new SheetColumn(code.Label), new SheetColumn($"{code.Label} (symbol)", 10, ColumnFormat.Text) }
            : [new SheetColumn(code.Label)]);
        workbook.StartSheet(new SheetSpec("Figures", [.. heads, .. periods]) { HasFilter = true });
        foreach (var row in table.Cells.GroupBy(cell => string.Join(',', cell.At.SkipLast(1))))
        {
            Row(workbook, table, across, [.. row], withSymbols);
        }
    }

    private static void Row(WorkbookWriter workbook, SafeTable table, List<SafeDimension> across, List<SafeCell> cells, HashSet<int> withSymbols)
    {
        workbook.StartRow();
        for (var at = 0; at < across.Count; at++)
        {
            var code = across[at].Codes[cells[0].At[at]];
            workbook.Text(code.Code);
            workbook.Text(code.Label);
        }

        var byTime = cells.ToDictionary(cell => cell.At[^1]);
        for (var time = 0; time < table.Time.Codes.Count; time++)
        {
            var cell = byTime.GetValueOrDefault(time);
            if (cell?.Value is { } value)
            {
                workbook.Number(value);
            }
            else
            {
                workbook.Text(cell is null ? "" : cell.Symbol);
            }

            if (withSymbols.Contains(time))
            {
                workbook.Text(cell?.Symbol ?? "");
            }
        }
    }
}
