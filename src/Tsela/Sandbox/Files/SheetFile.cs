using System.Globalization;
using System.Text;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Sandbox.Files;

/// <summary>Writes a sheet in the form of its office's files.</summary>
public static class SheetFile
{
    static SheetFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static void Write(Sheet sheet, Office office, string path)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(office);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        if (office.IsWorkbook)
        {
            Workbook(sheet, office, file);
        }
        else
        {
            Text(sheet, office, file);
        }
    }

    private static void Text(Sheet sheet, Office office, Stream file)
    {
        var (encoding, separator) = office.Form switch
        {
            FileForm.SemicolonUtf8WithMark => (new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), ';'),
            FileForm.SemicolonWindows1252 => (Encoding.GetEncoding(1252, new EncoderReplacementFallback("s"), DecoderFallback.ReplacementFallback), ';'),
            FileForm.TabUtf8 => (new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), '\t'),
            _ => (new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), ','),
        };
        using var writer = new StreamWriter(file, encoding) { NewLine = "\r\n" };
        Line(writer, sheet.Headers, separator);
        foreach (var row in sheet.Rows)
        {
            Line(writer, row.Cells.Select(cell => Words(cell, office)), separator);
        }
    }

    private static void Line(StreamWriter writer, IEnumerable<string> cells, char separator)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
            {
                writer.Write(separator);
            }

            first = false;
            var quoted = cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().IndexOfAny('"', '\n', '\r') >= 0;
            writer.Write(quoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }

        writer.WriteLine();
    }

    private static string Words(object? cell, Office office) => cell switch
    {
        null => "",
        DateOnly day => day.ToString(office.DateForm, CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private static void Workbook(Sheet sheet, Office office, Stream file)
    {
        using var book = new WorkbookWriter(file);
        var dressed = office.Form == FileForm.WorkbookDressed;
        book.StartSheet(new SheetSpec(sheet.Period, dressed ? [] : [.. sheet.Headers.Select(header => new SheetColumn(header))]));
        if (dressed)
        {
            Title(book, office.Institution);
            Title(book, $"{sheet.Series.Title}, {sheet.Period}");
            book.StartRow();
            book.StartRow();
            foreach (var header in sheet.Headers)
            {
                book.Text(header);
            }
        }

        foreach (var row in sheet.Rows)
        {
            book.StartRow();
            foreach (var cell in row.Cells)
            {
                Cell(book, cell);
            }
        }

        if (dressed)
        {
            Title(book, string.Create(CultureInfo.InvariantCulture, $"Total: {sheet.Rows.Count}"));
        }
    }

    private static void Title(WorkbookWriter book, string text)
    {
        book.StartRow();
        book.Text(text);
    }

    private static void Cell(WorkbookWriter book, object? cell)
    {
        switch (cell)
        {
            case null: book.Skip(); break;
            case DateOnly day: book.Date(day); break;
            case int number: book.Number((decimal)number); break;
            case decimal number: book.Number(number); break;
            default: book.Text(cell.ToString()); break;
        }
    }
}
