using System.Text;
using Tsela.Disclosure;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Publishing.Downloads;

/// <summary>A public table as CSV: a line for each figure, with codes, labels, value, symbol and what the symbol means.</summary>
internal static class CsvFile
{
    /// <param name="beside">Further columns, the same in every line.</param>
    public static void Write(Stream output, SafeTable table, params (string Name, string Value)[] beside) => Written(output, csv =>
    {
        foreach (var dimension in table.Dimensions)
        {
            csv.Text(dimension.Id);
            csv.Text($"{dimension.Id}_label");
        }

        csv.Text("value");
        csv.Text("symbol");
        csv.Text("symbol_means");
        csv.Text("unit");
        Array.ForEach(beside, column => csv.Text(column.Name));
        csv.EndRow();
        foreach (var cell in table.Cells)
        {
            for (var at = 0; at < cell.At.Count; at++)
            {
                var code = table.Dimensions[at].Codes[cell.At[at]];
                csv.Text(code.Code);
                csv.Text(code.Label);
            }

            if (cell.Value is { } value)
            {
                csv.Number(value);
            }
            else
            {
                csv.Text("");
            }

            csv.Own(cell.Symbol);
            csv.Text(string.Join("; ", SafeSymbols.All.Where(one => cell.Symbol.Contains(one.Symbol, StringComparison.Ordinal)).Select(one => one.Meaning)));
            csv.Text(table.Unit);
            Array.ForEach(beside, column => csv.Text(column.Value));
            csv.EndRow();
        }
    });

    /// <summary>The footnotes as plain text, because the table itself has no place for them.</summary>
    public static void WriteNotes(Stream output, PublicTable published)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var line in (string[])[published.Table.Title, published.Table.Definition, $"Unit: {published.Table.Unit}.", .. Footnotes.Of(published).Lines()])
        {
            text.WriteLine(line);
        }
    }

    private static void Written(Stream output, Action<SafeCsvWriter> write)
    {
        // with its mark, so that a spreadsheet program knows the letters
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        write(new SafeCsvWriter(text));
    }
}
