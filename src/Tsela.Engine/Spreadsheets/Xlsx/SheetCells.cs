using System.Globalization;
using System.Xml;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>The cells of a sheet part, one row at a time, in buffers that are used again.</summary>
internal sealed class SheetCells : IDisposable
{
    private readonly XmlReader xml;
    private readonly SharedTexts texts;
    private readonly CellFormat[] formats;
    private readonly bool is1904;
    private readonly ReadLimits limits;
    private readonly SheetNotes notes;
    private readonly string rowName;
    private readonly string cellName;
    private readonly string valueName;
    private readonly string inlineName;
    private readonly string textName;
    private readonly string formulaName;
    private readonly string refName;
    private readonly string styleName;
    private readonly string typeName;
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private CellKind[] kinds = new CellKind[64];
    private char[] chars = new char[1 << 14];
    private int length;
    private int given;
    private bool inData;
    private bool ended;

    public SheetCells(XmlReader xml, SharedTexts texts, CellFormat[] formats, bool is1904, ReadLimits limits, SheetNotes notes)
    {
        this.xml = xml;
        this.texts = texts;
        this.formats = formats;
        this.is1904 = is1904;
        this.limits = limits;
        this.notes = notes;
        rowName = xml.NameTable.Add("row");
        cellName = xml.NameTable.Add("c");
        valueName = xml.NameTable.Add("v");
        inlineName = xml.NameTable.Add("is");
        textName = xml.NameTable.Add("t");
        formulaName = xml.NameTable.Add("f");
        refName = xml.NameTable.Add("r");
        styleName = xml.NameTable.Add("s");
        typeName = textName;
        XmlGuard.Root(xml, "worksheet");
    }

    /// <summary>Row number on the sheet, from 1.</summary>
    public long RowNumber { get; private set; }

    /// <summary>Cells up to the last given one.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<char> Text(int index) => index < Count ? chars.AsSpan(starts[index], lengths[index]) : default;

    public CellKind Kind(int index) => index < Count ? kinds[index] : CellKind.Empty;

    public void Dispose() => xml.Dispose();

    /// <summary>Moves to the next row element; false at the end of the sheet.</summary>
    public bool ReadRow()
    {
        Array.Clear(lengths, 0, Count);
        Array.Clear(kinds, 0, Count);
        Count = 0;
        length = 0;
        given = 0;
        while (!ended && xml.Read())
        {
            XmlGuard.Depth(xml, limits.XmlDepthMax);
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (inData && ReferenceEquals(xml.LocalName, rowName))
                {
                    Row();
                    return true;
                }

                Around();
            }
            else if (xml.NodeType == XmlNodeType.EndElement && inData && xml.LocalName == "sheetData")
            {
                inData = false;
            }
        }

        ended = true;
        return false;
    }

    private void Around()
    {
        switch (xml.LocalName)
        {
            case "sheetData":
                inData = !xml.IsEmptyElement;
                break;
            case "col" when XmlGuard.Flag(xml, "hidden"):
                var first = Attribute("min", 1);
                notes.HiddenColumns += Math.Clamp(Attribute("max", first) - first + 1, 1, CellReference.ColumnsMax);
                break;
            case "mergeCell":
                notes.MergedRanges++;
                break;
            default:
                break;
        }
    }

    private void Row()
    {
        var hidden = false;
        var number = RowNumber + 1;
        while (xml.MoveToNextAttribute())
        {
            if (ReferenceEquals(xml.LocalName, refName) && xml.NamespaceURI.Length == 0)
            {
                number = RowReference();
            }
            else if (xml.LocalName == "hidden")
            {
                hidden = xml.Value is "1" or "true";
            }
        }

        xml.MoveToElement();
        RowNumber = number;
        if (!xml.IsEmptyElement)
        {
            Cells();
        }

        if (hidden && Count > 0)
        {
            notes.HiddenRows++;
            notes.FirstHiddenRow = notes.FirstHiddenRow == 0 ? number : notes.FirstHiddenRow;
        }
    }

    private long RowReference()
    {
        if (!int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > CellReference.RowsMax)
        {
            throw new FileRefusedException("source-error", $"After row {RowNumber:N0} the sheet has a row with an impossible number, so the workbook is damaged; save it anew from your spreadsheet program.");
        }

        if (number <= RowNumber)
        {
            throw new FileRefusedException("source-error", $"The rows of the sheet are out of order: row {number:N0} comes after row {RowNumber:N0}. Open the workbook in your spreadsheet program, save it and send it again.");
        }

        return number;
    }

    private void Cells()
    {
        var depth = xml.Depth;
        var column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                XmlGuard.Depth(xml, limits.XmlDepthMax);
                if (xml.Depth == depth + 1 && ReferenceEquals(xml.LocalName, cellName))
                {
                    Cell(ref column);
                }
            }
        }
    }

    private void Cell(ref int column)
    {
        var style = 0;
        var type = CellType.Number;
        column++;
        while (xml.MoveToNextAttribute())
        {
            var name = xml.LocalName;
            if (ReferenceEquals(name, refName))
            {
                column = CellReference.Column(xml.Value);
            }
            else if (ReferenceEquals(name, styleName))
            {
                _ = int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
            }
            else if (ReferenceEquals(name, typeName))
            {
                type = TypeOf(xml.Value);
            }
        }

        xml.MoveToElement();
        if (column is < 0 or >= CellReference.ColumnsMax)
        {
            throw new FileRefusedException("source-error", $"Row {RowNumber:N0} has a cell beyond the last column, so the workbook is damaged; save it anew from your spreadsheet program.");
        }

        if (xml.IsEmptyElement)
        {
            return;
        }

        var from = length;
        var hasFormula = Content();
        if (length == from && type != CellType.Shared)
        {
            notes.FormulasWithoutValue += hasFormula && type != CellType.Formula ? 1 : 0;
            return;
        }

        var kind = Render(type, from, style);
        if (length > from)
        {
            Keep(column, from, kind);
        }
    }

    private bool Content()
    {
        var depth = xml.Depth;
        var hasFormula = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var name = xml.LocalName;
            if (ReferenceEquals(name, valueName) || ReferenceEquals(name, textName))
            {
                XmlGuard.AppendText(xml, ref chars, ref length, limits.SheetCellCharactersMax * 2, "The sheet");
            }
            else if (ReferenceEquals(name, formulaName))
            {
                hasFormula = true;
                SkipElement();
            }
            else if (!ReferenceEquals(name, inlineName) && !ReferenceEquals(name, refName))
            {
                SkipElement();
            }
        }

        return hasFormula;
    }

    private CellKind Render(CellType type, int from, int style)
    {
        var format = (uint)style < (uint)formats.Length ? formats[style] : default;
        switch (type)
        {
            case CellType.Shared:
                if (!int.TryParse(chars.AsSpan(from, length - from).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                {
                    index = -1;
                }

                length = from;
                texts.Append(index, ref chars, ref length);
                return CellKind.Text;
            case CellType.Number:
                if (length - from > 15 && Digits(chars.AsSpan(from, length - from)) > 15 && format.Kind == FormatKind.Number && IsLong(from))
                {
                    notes.LongNumbers++;
                }

                var kind = CellNumbers.Render(ref chars, from, ref length, format, is1904);
                notes.PaddedNumbers += format.Kind == FormatKind.Zeros && chars[from] == '0' && length > from + 1 ? 1 : 0;
                return kind;
            case CellType.Boolean:
                var truth = chars[from] is '1' or 't' or 'T' ? "true" : "false";
                Replace(from, truth);
                return CellKind.Boolean;
            case CellType.Iso:
                var size = length - from;
                var iso = CellNumbers.RenderIso(chars.AsSpan(from, size), ref size, format.Kind);
                length = from + size;
                return iso;
            case CellType.Error:
                return CellKind.Error;
            default:
                length = from + XmlGuard.DecodeEscapes(chars.AsSpan(from, length - from));
                return CellKind.Text;
        }
    }

    private bool IsLong(int from) =>
        double.TryParse(chars.AsSpan(from, length - from), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) >= 1e15;

    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var sign in text)
        {
            digits += char.IsAsciiDigit(sign) ? 1 : 0;
        }

        return digits;
    }

    private void Replace(int from, string text)
    {
        if (chars.Length - from < text.Length)
        {
            Array.Resize(ref chars, chars.Length * 2);
        }

        text.CopyTo(chars.AsSpan(from));
        length = from + text.Length;
    }

    private void Keep(int column, int from, CellKind kind)
    {
        if (length - from > limits.SheetCellCharactersMax)
        {
            throw new FileRefusedException("cell-too-long", $"Cell {CellReference.Letters(column)}{RowNumber} has more than {limits.SheetCellCharactersMax:N0} characters, the most that one cell may have; shorten it.");
        }

        if (++given > limits.CellsPerRowMax || length > limits.RowCharactersMax)
        {
            throw new FileRefusedException("too-many-columns", $"Row {RowNumber:N0} has more than {limits.CellsPerRowMax:N0} given cells or {limits.RowCharactersMax:N0} characters, the most that one row may have; leave only the table on its sheet.");
        }

        if (column >= starts.Length)
        {
            var capacity = Math.Min(CellReference.ColumnsMax, Math.Max(column + 1, starts.Length * 2));
            Array.Resize(ref starts, capacity);
            Array.Resize(ref lengths, capacity);
            Array.Resize(ref kinds, capacity);
        }

        if (lengths[column] > 0)
        {
            throw new FileRefusedException("source-error", $"Cell {CellReference.Letters(column)}{RowNumber} is in the workbook twice, so the workbook is damaged; save it anew from your spreadsheet program.");
        }

        starts[column] = from;
        lengths[column] = length - from;
        kinds[column] = kind;
        Count = Math.Max(Count, column + 1);
    }

    private void SkipElement()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            XmlGuard.Depth(xml, limits.XmlDepthMax);
        }
    }

    private int Attribute(string name, int otherwise) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static CellType TypeOf(string value) => value switch
    {
        "s" => CellType.Shared,
        "str" => CellType.Formula,
        "inlineStr" => CellType.Inline,
        "b" => CellType.Boolean,
        "e" => CellType.Error,
        "d" => CellType.Iso,
        _ => CellType.Number,
    };

    private enum CellType
    {
        Number,
        Shared,
        Formula,
        Inline,
        Boolean,
        Error,
        Iso,
    }
}
