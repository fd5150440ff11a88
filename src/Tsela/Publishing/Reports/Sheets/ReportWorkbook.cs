using Tsela.Engine.Spreadsheets;
using Tsela.Publishing.Reports.Filling;

namespace Tsela.Publishing.Reports.Sheets;

/// <summary>Every table of a report on a sheet of its own, for machines and for whoever reckons on: numbers as numbers, the symbol in the column beside.</summary>
internal static class ReportWorkbook
{
    private const double LabelWidth = 44;

    public static void Write(ReportDocument report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var workbook = new WorkbookWriter(output);
        Contents(workbook, report);
        foreach (var table in report.Tables.Where(table => table.Number.Length > 0))
        {
            Table(workbook, table);
        }

        workbook.StartSheet(new SheetSpec("Notes", [new("Table", 12, ColumnFormat.Text), new("What", 16, ColumnFormat.Text), new("Text", 120, ColumnFormat.Text)]) { HasFilter = true });
        foreach (var table in report.Tables)
        {
            foreach (var (label, text) in table.Notes.Select(note => ("Note", note)).Concat(table.Facts))
            {
                Line(workbook, table.Number, label, text);
            }
        }

        workbook.StartSheet(new SheetSpec("Gaps", [new("What was asked for and has no figure", 140, ColumnFormat.Text)]));
        foreach (var gap in report.Gaps)
        {
            Line(workbook, gap);
        }
    }

    private static void Contents(WorkbookWriter workbook, ReportDocument report)
    {
        workbook.StartSheet(new SheetSpec("Contents", [new("Sheet", 14, ColumnFormat.Text), new("Title", 90, ColumnFormat.Text), new("Unit", 30, ColumnFormat.Text)]));
        Line(workbook, "", report.Title, "");
        Line(workbook, "", $"Made from {report.Edition.Replace(".", ", ", StringComparison.Ordinal)}; figures drawn from the registers by {Numbers.Day(report.ExtractedAt)}.", "");
        if (report.IsTraining)
        {
            Line(workbook, "", Footnotes.Training, "");
        }

        foreach (var table in report.Tables.Where(table => table.Number.Length > 0))
        {
            Line(workbook, table.Number, table.Title, table.Unit);
        }
    }

    private static void Table(WorkbookWriter workbook, FilledTable table)
    {
        var columns = table.Columns.SelectMany(column => table.IsWords
            ? new[] { new SheetColumn(column.Label, 40, ColumnFormat.Text) }
            : [new SheetColumn(column.Label, 16), new SheetColumn($"{column.Label} (symbol)", 10, ColumnFormat.Text)]);
        workbook.StartSheet(new SheetSpec(table.Number, [new SheetColumn(table.RowTitle, LabelWidth, ColumnFormat.Text), .. columns]));
        foreach (var row in table.Rows)
        {
            workbook.StartRow();
            workbook.Text(row.Label);
            foreach (var cell in row.Cells)
            {
                if (cell.Value is { } value)
                {
                    workbook.Number(value);
                }
                else
                {
                    workbook.Text(cell.Number);
                }

                if (!table.IsWords)
                {
                    workbook.Text(cell.Symbol);
                }
            }
        }
    }

    private static void Line(WorkbookWriter workbook, params ReadOnlySpan<string> texts)
    {
        workbook.StartRow();
        foreach (var text in texts)
        {
            workbook.Text(text);
        }
    }
}
