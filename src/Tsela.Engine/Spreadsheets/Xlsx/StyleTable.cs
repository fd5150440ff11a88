using System.Text;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>How a written cell looks.</summary>
internal enum CellLook
{
    Plain,
    Header,
    RequiredHeader,
    Title,
    Wrapped,
    InfoMark,
    WarningMark,
    ErrorMark,
}

/// <summary>The formats of a workbook that we write, numbered as they are first asked for.</summary>
internal sealed class StyleTable
{
    /// <summary>Fills of the marks; the exact colours tell our marks from a clerk's own colouring when a marked file comes back.</summary>
    public const string ErrorColour = "FFFFC7CD";
    public const string WarningColour = "FFFFEB9D";
    public const string InfoColour = "FFDDEBF8";

    private readonly List<(ColumnFormat Format, CellLook Look, bool Prefix)> styles = [(ColumnFormat.General, CellLook.Plain, false)];

    public int Index(ColumnFormat format, CellLook look = CellLook.Plain, bool quotePrefix = false)
    {
        var style = (format, look, quotePrefix);
        var index = styles.IndexOf(style);
        if (index < 0)
        {
            index = styles.Count;
            styles.Add(style);
        }

        return index;
    }

    public void Write(PartWriter part)
    {
        part.Raw("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="hh:mm:ss"/></numFmts>
            <fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font></fonts>
            """);
        part.Raw($"<fills count=\"7\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>{Fill("FFD9E1F2")}{Fill("FFF8CBAD")}{Fill(InfoColour)}{Fill(WarningColour)}{Fill(ErrorColour)}</fills>");
        part.Raw("<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        part.Raw($"<cellXfs count=\"{styles.Count}\">");
        var text = new StringBuilder();
        foreach (var (format, look, prefix) in styles)
        {
            Append(text, format, look, prefix);
        }

        part.Raw(text.ToString());
        part.Raw("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
    }

    public static string Fill(string colour) =>
        $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>";

    private static void Append(StringBuilder text, ColumnFormat format, CellLook look, bool prefix)
    {
        var number = format switch
        {
            ColumnFormat.Text => 49,
            ColumnFormat.Date => 164,
            ColumnFormat.DateTime => 165,
            ColumnFormat.Time => 166,
            ColumnFormat.WholeNumber => 1,
            ColumnFormat.Percent => 10,
            _ => 0,
        };
        var (font, fill, border) = look switch
        {
            CellLook.Header => (1, 2, 1),
            CellLook.RequiredHeader => (1, 3, 1),
            CellLook.Title => (2, 0, 0),
            CellLook.InfoMark => (0, 4, 0),
            CellLook.WarningMark => (0, 5, 0),
            CellLook.ErrorMark => (0, 6, 0),
            _ => (0, 0, 0),
        };
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\"");
        text.Append(prefix ? " quotePrefix=\"1\"" : "").Append(" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"");
        text.Append(look is CellLook.Header or CellLook.RequiredHeader or CellLook.Wrapped
            ? " applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
            : "/>");
    }
}
