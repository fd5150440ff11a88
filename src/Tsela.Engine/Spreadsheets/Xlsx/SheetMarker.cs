using System.Globalization;
using System.Xml;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>Copies a sheet part node by node, giving marked cells another format and leaving everything else alone.</summary>
internal sealed class SheetMarker(XmlReader xml, XmlWriter writer, MarkCursor cursor, MarkedStyles styles, SheetComments comments)
{
    private static readonly HashSet<string> AfterDrawing = new(StringComparer.Ordinal)
    {
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent",
    };

    private long row;

    /// <summary>The id by which the sheet points to the drawing of its comments; null where it has none yet.</summary>
    public string? DrawingId { get; private set; }

    /// <summary>Copies the sheet from the node under the reader, its root, to the end.</summary>
    /// <param name="newDrawingId">Id for a drawing where the sheet has none; null to add none.</param>
    /// <param name="relations">Namespace of ids.</param>
    public void Copy(string? newDrawingId, string relations)
    {
        var more = !xml.EOF;
        while (more)
        {
            if (xml.Depth == 2 && xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                Row();
                more = !xml.EOF;
                continue;
            }

            if (xml.Depth == 1 && xml.NodeType == XmlNodeType.Element && xml.LocalName == "legacyDrawing")
            {
                DrawingId = xml.GetAttribute("id", relations);
            }

            var ends = xml.NodeType == XmlNodeType.EndElement;
            if (ends && xml.Depth == 1 && xml.LocalName == "sheetData")
            {
                RowsBefore(long.MaxValue);
            }

            var isPlace = (ends && xml.Depth == 0) || (!ends && xml.Depth == 1 && xml.NodeType == XmlNodeType.Element && AfterDrawing.Contains(xml.LocalName));
            if (isPlace && DrawingId is null && newDrawingId is not null)
            {
                writer.WriteStartElement(ends ? xml.Prefix : writer.LookupPrefix(SheetNamespace) ?? "", "legacyDrawing", SheetNamespace);
                writer.WriteAttributeString("r", "id", relations, newDrawingId);
                writer.WriteEndElement();
                DrawingId = newDrawingId;
            }

            Node();
            more = xml.Read();
        }
    }

    private string SheetNamespace { get; set; } = "";

    private void Row()
    {
        var number = long.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : row + 1;
        RowsBefore(number);
        row = number;
        var marks = cursor.NextRow == number ? cursor.Take() : null;
        if (marks is null && !styles.HasOurs)
        {
            writer.WriteNode(xml, defattr: false);
            return;
        }

        marks ??= [];
        var depth = xml.Depth;
        var empty = xml.IsEmptyElement;
        var prefix = xml.Prefix;
        Start(("spans", null));
        var next = 0;
        var column = -1;
        while (!empty && xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth != depth + 1 || xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
            {
                Node();
                continue;
            }

            column = xml.GetAttribute("r") is { } reference ? CellReference.Column(reference) : column + 1;
            NewCells(prefix, marks, ref next, column);
            Cell(marks, ref next, column);
        }

        NewCells(prefix, marks, ref next, int.MaxValue);
        writer.WriteEndElement();
        xml.Read();
    }

    private void Cell(List<CellMark> marks, ref int next, int column)
    {
        _ = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        var marked = Style(marks, ref next, column, style);
        var depth = xml.Depth;
        var empty = xml.IsEmptyElement;
        Start(("s", marked.ToString(CultureInfo.InvariantCulture)));
        while (!empty && xml.Read() && xml.Depth > depth)
        {
            Node();
        }

        writer.WriteEndElement();
    }

    /// <summary>The style of a cell with the gravest of its marks, whose texts become its comment.</summary>
    private int Style(List<CellMark> marks, ref int next, int column, int style)
    {
        var severity = (MarkSeverity?)null;
        for (; next < marks.Count && MarkCursor.Column(marks[next]) == column; next++)
        {
            var mark = marks[next];
            severity = severity is { } known && known > mark.Severity ? known : mark.Severity;
            comments.Add(row, column, mark.Text);
        }

        return severity is { } gravest ? styles.Marked(style, gravest) : styles.Unmarked(style);
    }

    private void RowsBefore(long number)
    {
        while (cursor.NextRow < number && cursor.NextRow <= CellReference.RowsMax)
        {
            row = cursor.NextRow;
            var next = 0;
            writer.WriteStartElement(writer.LookupPrefix(SheetNamespace) ?? "", "row", SheetNamespace);
            writer.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
            NewCells(writer.LookupPrefix(SheetNamespace) ?? "", cursor.Take(), ref next, int.MaxValue);
            writer.WriteEndElement();
        }
    }

    private void NewCells(string prefix, List<CellMark> marks, ref int next, int before)
    {
        while (next < marks.Count && MarkCursor.Column(marks[next]) < Math.Min(before, CellReference.ColumnsMax))
        {
            var column = MarkCursor.Column(marks[next]);
            var style = Style(marks, ref next, column, 0);
            writer.WriteStartElement(prefix, "c", SheetNamespace);
            writer.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{CellReference.Letters(column)}{row}"));
            writer.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        }
    }

    /// <summary>Writes the start of the element under the reader with one attribute changed, or left out where its value is null.</summary>
    private void Start((string Name, string? Value) changed)
    {
        writer.WriteStartElement(xml.Prefix, xml.LocalName, xml.NamespaceURI);
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName != changed.Name || xml.Prefix.Length > 0)
            {
                writer.WriteAttributeString(xml.Prefix, xml.LocalName, xml.NamespaceURI, xml.Value);
            }
        }

        xml.MoveToElement();
        if (changed.Value is not (null or "0"))
        {
            writer.WriteAttributeString(changed.Name, changed.Value);
        }
    }

    private void Node()
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                SheetNamespace = xml.Depth == 0 ? xml.NamespaceURI : SheetNamespace;
                writer.WriteStartElement(xml.Prefix, xml.LocalName, xml.NamespaceURI);
                writer.WriteAttributes(xml, defattr: false);
                if (xml.IsEmptyElement)
                {
                    if (xml.Depth == 1 && xml.LocalName == "sheetData")
                    {
                        RowsBefore(long.MaxValue);
                    }

                    writer.WriteEndElement();
                }

                break;
            case XmlNodeType.EndElement:
                writer.WriteEndElement();
                break;
            case XmlNodeType.Text:
                writer.WriteString(xml.Value);
                break;
            case XmlNodeType.CDATA:
                writer.WriteCData(xml.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                writer.WriteWhitespace(xml.Value);
                break;
            default:
                break;
        }
    }
}
