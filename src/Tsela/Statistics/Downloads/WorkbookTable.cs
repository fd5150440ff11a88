using Tsela.Engine.Spreadsheets;
using Tsela.Statistics.BuildTable;

namespace Tsela.Statistics.Downloads;

/// <summary>The table as a workbook: numbers as numbers on the first sheet, symbols beside them, notes, sources and definitions on a sheet of their own.</summary>
internal static class WorkbookTable
{
    public static byte[] Of(TableView view)
    {
        using var output = new MemoryStream();
        using (var workbook = new WorkbookWriter(output))
        {
            Table(workbook, view);
            Notes(workbook, view);
        }

        return output.ToArray();
    }

    private static void Table(WorkbookWriter workbook, TableView view)
    {
        var rows = view.RowHeaders.SelectMany(header => new[] { new SheetColumn($"{header.Title} (code)", 14, ColumnFormat.Text), new SheetColumn(header.Title, 28, ColumnFormat.Text) });
        var columns = Enumerable.Range(0, view.Columns.Count).SelectMany(column => Columns(view, column));
        workbook.StartSheet(new SheetSpec("Table", [.. rows, .. columns]) { HasFilter = true });
        for (var row = 0; row < view.Rows.Count; row++)
        {
            workbook.StartRow();
            for (var i = 0; i < view.RowHeaders.Count; i++)
            {
                var code = view.RowHeaders[i].Codes[view.Rows[row][i]];
                workbook.Text(code.Code);
                workbook.Text(code.Label);
            }

            for (var column = 0; column < view.Columns.Count; column++)
            {
                Cell(workbook, view, row, column);
            }
        }
    }

    private static IEnumerable<SheetColumn> Columns(TableView view, int column)
    {
        var title = view.ColumnHeaders.Count == 0 ? view.Unit : TableView.LabelOf(view.ColumnHeaders, view.Columns[column]);
        yield return new SheetColumn(title);
        if (view.Symbols is not null)
        {
            yield return new SheetColumn($"{title} (symbol)", 10, ColumnFormat.Text);
        }
    }

    private static void Cell(WorkbookWriter workbook, TableView view, int row, int column)
    {
        if (view.At(row, column) is { } value)
        {
            workbook.Number(value);
        }
        else
        {
            workbook.Text("..");
        }

        if (view.Symbols is not null)
        {
            workbook.Text(view.SymbolAt(row, column));
        }
    }

    private static void Notes(WorkbookWriter workbook, TableView view)
    {
        workbook.StartSheet(new SheetSpec("Notes", [new SheetColumn("Note", 28, ColumnFormat.Text), new SheetColumn("Text", 110, ColumnFormat.Text)]));
        foreach (var (title, text) in CsvTable.AllNotes(view))
        {
            workbook.StartRow();
            workbook.Text(title);
            workbook.Text(text);
        }
    }
}
