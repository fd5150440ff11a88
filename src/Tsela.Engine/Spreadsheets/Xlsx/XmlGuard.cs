using System.Globalization;
using System.Xml;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>Bounds on what a part's XML may ask of memory.</summary>
internal static class XmlGuard
{
    private const string Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    public static void Depth(XmlReader xml, int depthMax)
    {
        if (xml.Depth > depthMax)
        {
            throw new FileRefusedException("unsafe-workbook", $"A part of the workbook is nested deeper than {depthMax:N0} levels, which no spreadsheet program writes; copy the rows into a new workbook and send that.");
        }
    }

    /// <summary>Moves to the root, which has to be of SpreadsheetML, transitional or strict.</summary>
    public static void Root(XmlReader xml, string name)
    {
        xml.MoveToContent();
        if (xml.NodeType != XmlNodeType.Element || xml.LocalName != name || xml.NamespaceURI is not (Transitional or Strict))
        {
            throw new FileRefusedException("source-error", $"The workbook's part for its {name} is not what it should be, so the workbook is damaged; save it anew from your spreadsheet program.");
        }
    }

    public static bool Flag(XmlReader xml, string name) => xml.GetAttribute(name) is "1" or "true" or "on";

    /// <summary>
    /// Appends the text of the element under the reader to the buffer, in pieces, and leaves the reader on its end tag.
    /// Elements within are passed over.
    /// </summary>
    public static void AppendText(XmlReader xml, ref char[] buffer, ref int length, int charactersMax, string where)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var from = length;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth != depth + 1 || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
            {
                continue;
            }

            int read;
            do
            {
                if (buffer.Length - length < 256)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                read = xml.ReadValueChunk(buffer, length, buffer.Length - length);
                length += read;
                if (length - from > charactersMax)
                {
                    throw new FileRefusedException("cell-too-long", string.Create(CultureInfo.InvariantCulture, $"{where} holds a cell with more than {charactersMax:N0} characters, the most that one cell may have; shorten it."));
                }
            }
            while (read > 0);
        }
    }

    /// <summary>Puts the signs written as <c>_x000D_</c> (22.9.2.19 of ECMA-376 part 1) in place of the escapes; gives the new length.</summary>
    public static int DecodeEscapes(Span<char> text)
    {
        var first = text.IndexOf("_x");
        if (first < 0)
        {
            return text.Length;
        }

        int from = first, to = first;
        while (from < text.Length)
        {
            var rest = text[from..];
            if (rest.Length >= 7 && rest[0] == '_' && rest[1] == 'x' && rest[6] == '_'
                && ushort.TryParse(rest.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sign))
            {
                text[to++] = (char)sign;
                from += 7;
            }
            else
            {
                text[to++] = rest[0];
                from++;
            }
        }

        return to;
    }
}
