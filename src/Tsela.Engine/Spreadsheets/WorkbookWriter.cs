using System.Globalization;
using System.IO.Compression;
using Tsela.Engine.Spreadsheets.Xlsx;

namespace Tsela.Engine.Spreadsheets;

/// <summary>
/// Writes an XLSX workbook as a stream: sheet after sheet, row after row, in constant memory. A text is always
/// written as a text, so a cell that begins with <c>=</c> or <c>+</c> is never a formula. Disposing finishes the workbook;
/// the stream stays open.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    /// <summary>Rows that a sheet can hold; one more throws, so a longer table goes on to a further sheet or to CSV.</summary>
    public const int RowsMax = CellReference.RowsMax;

    private static readonly DateTime FirstDay = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime Origin = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private readonly ZipArchive archive;
    private readonly List<SheetSpec> sheets = [];
    private readonly List<(string Name, string Target)> names = [];
    private readonly Dictionary<int, SheetComments> comments = [];
    private readonly StyleTable styles = new();
    private readonly List<string> letters = [];
    private PartWriter? part;
    private SheetSpec? sheet;
    private int row;
    private int column;
    private bool inRow;

    /// <summary>Begins a workbook on a stream that need not be seekable.</summary>
    public WorkbookWriter(Stream output)
    {
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>Number of the row that was begun last, from 1.</summary>
    public int Row => row;

    /// <summary>Begins a sheet and writes its header.</summary>
    public void StartSheet(SheetSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        EndSheet();
        sheet = spec with { Name = FreeName(spec.Name) };
        sheets.Add(sheet);
        part = new PartWriter(WorkbookParts.Entry(archive, SheetPart(sheets.Count)).Open());
        row = 0;
        WriteSheetHead(sheet);
        if (HasHeader(sheet))
        {
            StartRow();
            foreach (var title in sheet.Columns)
            {
                Write(CellKind.Text, title.Title, styles.Index(ColumnFormat.Text, title.IsRequired ? CellLook.RequiredHeader : CellLook.Header));
            }
        }
    }

    /// <summary>Begins the next row.</summary>
    public void StartRow()
    {
        EndRow();
        row++;
        column = 0;
        inRow = true;
        Part.Raw("<row r=\""u8);
        Part.Number(row);
        Part.Raw("\">"u8);
    }

    /// <summary>Writes a text; an empty one leaves the cell empty.</summary>
    public void Text(ReadOnlySpan<char> text) => Write(CellKind.Text, text, TextStyle(text, CellLook.Plain));

    /// <summary>Writes a whole number.</summary>
    public void Number(long value) => Number((decimal)value);

    /// <summary>Writes a number.</summary>
    public void Number(decimal value)
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        Write(CellKind.Number, text[..length], FormatStyle(ColumnFormat.General));
    }

    /// <summary>Writes a number; one that is not finite leaves the cell empty.</summary>
    public void Number(double value)
    {
        Span<char> text = stackalloc char[40];
        var length = 0;
        if (double.IsFinite(value))
        {
            value.TryFormat(text, out length, "R", CultureInfo.InvariantCulture);
        }

        Write(CellKind.Number, text[..length], FormatStyle(ColumnFormat.General));
    }

    /// <summary>Writes a day; one before March 1900, which the programs count differently, as text.</summary>
    public void Date(DateOnly value)
    {
        var day = value.ToDateTime(TimeOnly.MinValue);
        if (day < FirstDay)
        {
            Text(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            return;
        }

        Serial((day - Origin).TotalDays, ColumnFormat.Date);
    }

    /// <summary>Writes a moment to the second; one before March 1900 as text.</summary>
    public void Moment(DateTime value)
    {
        if (value < FirstDay)
        {
            Text(value.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
            return;
        }

        Serial((value - Origin).TotalDays, ColumnFormat.DateTime);
    }

    /// <summary>Writes a time of day.</summary>
    public void Time(TimeOnly value) => Serial(value.ToTimeSpan().TotalDays, ColumnFormat.Time);

    /// <summary>Writes a truth value.</summary>
    public void Boolean(bool value) => Write(CellKind.Boolean, value ? "1" : "0", 0);

    /// <summary>Leaves a cell empty.</summary>
    public void Skip() => column++;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (sheets.Count == 0)
        {
            StartSheet(new SheetSpec("Sheet1", []));
        }

        EndSheet();
        WorkbookParts.Write(archive, sheets, names, styles, comments);
        archive.Dispose();
    }

    /// <summary>Writes a text with a look of its own.</summary>
    internal void Text(ReadOnlySpan<char> text, CellLook look)
    {
        if (text.IsEmpty && look != CellLook.Plain)
        {
            Reference(styles.Index(ColumnFormat.Text, look));
            Part.Raw("/>"u8);
            return;
        }

        Write(CellKind.Text, text, TextStyle(text, look));
    }

    /// <summary>Gives a name to cells of a sheet, as <c>'Data'!$A$1</c>.</summary>
    internal void Name(string name, string target) => names.Add((name, target));

    /// <summary>Comments of the sheet that was begun last.</summary>
    internal void Comment(SheetComments own) => comments[sheets.Count] = own;

    internal static string SheetPart(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    private PartWriter Part => part ?? throw new InvalidOperationException("Begin a sheet first.");

    private void Serial(double days, ColumnFormat format)
    {
        Span<char> text = stackalloc char[40];
        days.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        Write(CellKind.Number, text[..length], styles.Index(format));
    }

    private int FormatStyle(ColumnFormat otherwise)
    {
        var format = column < sheet!.Columns.Count ? sheet.Columns[column].Format : otherwise;
        return styles.Index(format is ColumnFormat.WholeNumber or ColumnFormat.Percent ? format : otherwise);
    }

    private int TextStyle(ReadOnlySpan<char> text, CellLook look) =>
        styles.Index(look is CellLook.Wrapped or CellLook.Title ? ColumnFormat.General : ColumnFormat.Text, look, !text.IsEmpty && SafeCsvWriter.IsFormulaStart(text[0]));

    private void Write(CellKind kind, ReadOnlySpan<char> text, int style)
    {
        if (text.IsEmpty)
        {
            column++;
            return;
        }

        Reference(style);
        switch (kind)
        {
            case CellKind.Text:
                Part.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
                Part.Text(text);
                Part.Raw("</t></is></c>"u8);
                break;
            case CellKind.Boolean:
                Part.Raw(" t=\"b\"><v>"u8);
                Part.Raw(text);
                Part.Raw("</v></c>"u8);
                break;
            default:
                Part.Raw("><v>"u8);
                Part.Raw(text);
                Part.Raw("</v></c>"u8);
                break;
        }
    }

    private void Reference(int style)
    {
        if (!inRow)
        {
            throw new InvalidOperationException("Begin a row first.");
        }

        if (column >= CellReference.ColumnsMax || row > RowsMax)
        {
            throw new InvalidOperationException("A sheet has no more cells.");
        }

        while (letters.Count <= column)
        {
            letters.Add(CellReference.Letters(letters.Count));
        }

        Part.Raw("<c r=\""u8);
        Part.Raw(letters[column]);
        Part.Number(row);
        Part.Raw("\" s=\""u8);
        Part.Number(style);
        Part.Raw("\""u8);
        column++;
    }

    private void WriteSheetHead(SheetSpec spec)
    {
        Part.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetViews><sheetView workbookViewId=\"0\""u8);
        Part.Raw(spec.FreezeHeader && HasHeader(spec)
            ? "><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
            : "/></sheetViews>");
        if (spec.Columns.Count > 0)
        {
            Part.Raw("<cols>");
            for (var i = 0; i < spec.Columns.Count; i++)
            {
                var width = spec.Columns[i].Width > 0 ? spec.Columns[i].Width : Math.Clamp(spec.Columns[i].Title.Length + 3, 11, 50);
                Part.Raw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{width:0.##}\" style=\"{styles.Index(spec.Columns[i].Format)}\" customWidth=\"1\"/>"));
            }

            Part.Raw("</cols>");
        }

        Part.Raw("<sheetData>");
    }

    private void EndRow()
    {
        if (inRow)
        {
            Part.Raw("</row>"u8);
            inRow = false;
        }
    }

    private void EndSheet()
    {
        if (part is null || sheet is null)
        {
            return;
        }

        EndRow();
        part.Raw("</sheetData>");
        if (sheet.HasFilter && HasHeader(sheet))
        {
            part.Raw($"<autoFilter ref=\"A1:{CellReference.Letters(sheet.Columns.Count - 1)}{Math.Max(row, 2)}\"/>");
        }

        if (sheet.Validations.Count > 0)
        {
            part.Raw($"<dataValidations count=\"{sheet.Validations.Count}\">");
            foreach (var validation in sheet.Validations)
            {
                validation.Write(part);
            }

            part.Raw("</dataValidations>");
        }

        part.Raw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>");
        part.Raw(comments.ContainsKey(sheets.Count) ? "<legacyDrawing r:id=\"rIdDrawing\"/></worksheet>" : "</worksheet>");
        part.Dispose();
        part = null;
    }

    private static bool HasHeader(SheetSpec spec) => spec.Columns.Any(one => one.Title.Length > 0);

    private string FreeName(string wanted)
    {
        var name = string.Concat(wanted.Select(sign => sign is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(sign) ? ' ' : sign)).Trim(' ', '\'');
        name = name.Length == 0 ? "Sheet" : name.Length > 31 ? name[..31] : name;
        var free = name;
        for (var number = 2; sheets.Exists(known => string.Equals(known.Name, free, StringComparison.OrdinalIgnoreCase)); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" {number}");
            free = name[..Math.Min(name.Length, 31 - suffix.Length)] + suffix;
        }

        return free;
    }
}
