using System.Globalization;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>Makes a marked workbook of a CSV file's rows.</summary>
internal static class MarkedCsv
{
    public static FileRefusal? Write(TableReader reader, Stream output, IEnumerable<CellMark> marks)
    {
        var shifts = new List<(long Line, long Shift)>();
        var comments = new SheetComments();
        using var writer = new WorkbookWriter(output);
        using var cursor = new MarkCursor(marks);
        writer.StartSheet(new SheetSpec(TemplateWriter.DataSheet, []));
        var isCut = false;
        while (reader.Read())
        {
            isCut = writer.Row == WorkbookWriter.RowsMax;
            if (isCut)
            {
                break;
            }

            writer.StartRow();
            var shift = reader.RowNumber - writer.Row;
            if (shift != (shifts.Count == 0 ? 0 : shifts[^1].Shift))
            {
                shifts.Add((reader.RowNumber, shift));
            }

            while (cursor.NextRow < reader.RowNumber)
            {
                cursor.Take();
            }

            WriteRow(writer, reader, cursor.NextRow == reader.RowNumber ? cursor.Take() : [], comments);
        }

        if (reader.Fault is not null)
        {
            return reader.Fault;
        }

        if (comments.Count > 0)
        {
            writer.Comment(comments);
        }

        writer.Name(Workbook.DataName, $"'{TemplateWriter.DataSheet}'!$A$1");
        writer.Name(Workbook.FindingsName, FindingsTable.HeaderName);
        WriteFindings(writer, marks, line => line - ShiftAt(shifts, line), comments.LeftOut, isCut);
        return null;
    }

    private static void WriteRow(WorkbookWriter writer, TableReader reader, List<CellMark> marks, SheetComments comments)
    {
        var next = 0;
        var cells = marks.Count == 0 ? reader.CellCount : Math.Max(reader.CellCount, MarkCursor.Column(marks[^1]) + 1);
        for (var column = 0; column < Math.Min(cells, CellReference.ColumnsMax); column++)
        {
            var look = CellLook.Plain;
            for (; next < marks.Count && MarkCursor.Column(marks[next]) == column; next++)
            {
                var own = CellLook.InfoMark + (int)marks[next].Severity;
                look = own > look ? own : look;
                comments.Add(writer.Row, column, marks[next].Text);
            }

            writer.Text(reader.Cell(column), look);
        }
    }

    private static void WriteFindings(WorkbookWriter writer, IEnumerable<CellMark> marks, Func<long, long> rowOf, long withoutComment, bool isCut)
    {
        writer.StartSheet(new SheetSpec(FindingsTable.SheetName, [.. FindingsTable.Widths.Select(width => new SheetColumn("", width))]));
        foreach (var row in FindingsTable.Rows(marks, rowOf, withoutComment, isCut))
        {
            writer.StartRow();
            foreach (var item in row)
            {
                if (item.IsNumber)
                {
                    writer.Number(decimal.Parse(item.Text, CultureInfo.InvariantCulture));
                }
                else
                {
                    writer.Text(item.Text, item.Look);
                }
            }
        }
    }

    /// <summary>How far a line is ahead of its row in the workbook, because cells before it hold line ends.</summary>
    private static long ShiftAt(List<(long Line, long Shift)> shifts, long line)
    {
        int low = 0, high = shifts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (shifts[middle].Line <= line)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? 0 : shifts[low - 1].Shift;
    }
}
