using System.Text;
using Tsela.Engine.Spreadsheets;
using Tsela.Statistics.BuildTable;

namespace Tsela.Statistics.Downloads;

/// <summary>
/// The table as CSV, as it is shown: a line for each row, codes and labels of the rows first, then a column for each
/// column. Its notes are a file of their own, so that programs read the table without leaving lines out.
/// </summary>
internal static class CsvTable
{
    public static byte[] Table(TableView view) => Written(csv =>
    {
        foreach (var header in view.RowHeaders)
        {
            csv.Text($"{header.Title} (code)");
            csv.Text(header.Title);
        }

        for (var column = 0; column < view.Columns.Count; column++)
        {
            var title = view.ColumnHeaders.Count == 0 ? view.Unit : TableView.LabelOf(view.ColumnHeaders, view.Columns[column]);
            csv.Text(title);
            if (view.Symbols is not null)
            {
                csv.Text($"{title} (symbol)");
            }
        }

        csv.EndRow();
        for (var row = 0; row < view.Rows.Count; row++)
        {
            Row(csv, view, row);
        }
    });

    public static byte[] Notes(TableView view) => Written(csv =>
    {
        csv.Text("note");
        csv.Text("text");
        csv.EndRow();
        foreach (var (title, text) in AllNotes(view))
        {
            csv.Text(title);
            csv.Text(text);
            csv.EndRow();
        }
    });

    /// <summary>Title, unit and notes of the table.</summary>
    public static IEnumerable<(string Title, string Text)> AllNotes(TableView view) =>
        view.Notes.Select(note => (note.Title, note.Text)).Prepend(("Unit", view.Unit)).Prepend(("Table", view.Title));

    private static void Row(SafeCsvWriter csv, TableView view, int row)
    {
        for (var i = 0; i < view.RowHeaders.Count; i++)
        {
            var code = view.RowHeaders[i].Codes[view.Rows[row][i]];
            csv.Text(code.Code);
            csv.Text(code.Label);
        }

        for (var column = 0; column < view.Columns.Count; column++)
        {
            if (view.At(row, column) is { } value)
            {
                csv.Number(value);
            }
            else
            {
                csv.Text("");
            }

            if (view.Symbols is not null)
            {
                csv.Text(view.At(row, column) is null ? ".." : view.SymbolAt(row, column));
            }
        }

        csv.EndRow();
    }

    private static byte[] Written(Action<SafeCsvWriter> write)
    {
        using var output = new MemoryStream();
        // the mark tells spreadsheet programs that the file is UTF-8
        using (var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            write(new SafeCsvWriter(writer));
        }

        return output.ToArray();
    }
}
