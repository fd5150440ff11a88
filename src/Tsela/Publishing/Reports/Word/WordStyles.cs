using System.Xml.Linq;
using static Tsela.Publishing.Reports.Word.WordNames;

namespace Tsela.Publishing.Reports.Word;

/// <summary>The styles of a report; headings, captions and lists have the names that Word knows.</summary>
internal static class WordStyles
{
    public const string Table = "TselaTable";
    public const string TableText = "TableText";
    public const string TableNumber = "TableNumber";
    public const string TableSmall = "TableSmall";
    public const string TableSmallNumber = "TableSmallNumber";
    public const string Fact = "TableFact";
    public const string Made = "FromFigures";
    public const string Gap = "Gap";
    public const string Caption = "Caption";

    private const string Blue = "00209F";
    private const string Grey = "505A5F";
    private const string Face = "Calibri";

    public static XElement All() => new(
        W + "styles", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(
            W + "docDefaults",
            new XElement(W + "rPrDefault", new XElement(W + "rPr", Faces(), Size(21), new XElement(W + "lang", Val(Language), new XAttribute(W + "eastAsia", Language)))),
            new XElement(W + "pPrDefault", new XElement(W + "pPr", Spacing(0, 120, 264)))),
        Paragraph("Normal", "Normal", null, isDefault: true),
        Paragraph("Title", "Title", "Normal", Spacing(2400, 120), Run(bold: true, size: 56, color: Blue)),
        Paragraph("Subtitle", "Subtitle", "Normal", Spacing(0, 240), Run(size: 28, color: Grey)),
        Heading(1, 36, pageBreak: true), Heading(2, 28), Heading(3, 23),
        Paragraph("TOCHeading", "TOC Heading", "Normal", Spacing(360, 120), Run(bold: true, size: 30, color: Blue), next: "Normal"),
        Toc("TOC1", "toc 1", 0, bold: true), Toc("TOC2", "toc 2", 240), Toc("TableofFigures", "table of figures", 0),
        Paragraph(Caption, "caption", "Normal", [new XElement(W + "keepNext"), Spacing(240, 80)], Run(bold: true, size: 20, color: Blue)),
        Paragraph(TableText, "Table text", "Normal", Spacing(20, 20, 240), Run(size: 17)),
        Paragraph(TableNumber, "Table number", TableText, new XElement(W + "jc", Val("right"))),
        Paragraph(TableSmall, "Table text narrow", TableText, Spacing(10, 10, 240), Run(size: 14)),
        Paragraph(TableSmallNumber, "Table number narrow", TableSmall, new XElement(W + "jc", Val("right"))),
        Paragraph(Fact, "Table fact", "Normal", Spacing(0, 0, 240), Run(size: 15, color: Grey)),
        Paragraph(Made, "Sentences from figures", "Normal", Spacing(60, 120)),
        Paragraph(Gap, "Gap", "Normal", new XElement(W + "ind", new XAttribute(W + "left", 240)), Run(italic: true, color: "7A3B00")),
        Paragraph("Footer", "footer", "Normal", new XElement(W + "tabs", new XElement(W + "tab", Val("right"), new XAttribute(W + "pos", WordPage.TextWidth))), Run(size: 16, color: Grey)),
        new XElement(
            W + "style", new XAttribute(W + "type", "character"), new XAttribute(W + "styleId", "Hyperlink"), new XElement(W + "name", Val("Hyperlink")),
            new XElement(W + "rPr", new XElement(W + "color", Val(Blue)))),
        new XElement(
            W + "style", new XAttribute(W + "type", "table"), new XAttribute(W + "default", "1"), new XAttribute(W + "styleId", "TableNormal"), new XElement(W + "name", Val("Normal Table")),
            new XElement(W + "tblPr", new XElement(W + "tblInd", new XAttribute(W + "w", 0), new XAttribute(W + "type", "dxa")), Margins())),
        TableStyle());

    private static XElement TableStyle() => new(
        W + "style", new XAttribute(W + "type", "table"), new XAttribute(W + "customStyle", "1"), new XAttribute(W + "styleId", Table), new XElement(W + "name", Val("Tsela table")),
        new XElement(W + "basedOn", Val("TableNormal")),
        new XElement(W + "tblPr", new XElement(W + "tblBorders", Border("top", 8, Blue), Border("bottom", 8, Blue), Border("insideH", 4, "CFD4E6"))),
        new XElement(
            W + "tblStylePr", new XAttribute(W + "type", "firstRow"), new XElement(W + "rPr", new XElement(W + "b")),
            new XElement(W + "tcPr", new XElement(W + "shd", Val("clear"), new XAttribute(W + "color", "auto"), new XAttribute(W + "fill", "E6EAF7")))));

    private static XElement Heading(int level, int size, bool pageBreak = false) => Paragraph(
        $"Heading{level}", $"heading {level}", "Normal",
        [
            new XElement(W + "keepNext"), .. pageBreak ? new[] { new XElement(W + "pageBreakBefore") } : [], Spacing(level == 1 ? 0 : 360, 120),
            new XElement(W + "outlineLvl", Val(level - 1)),
        ],
        Run(bold: true, size: size, color: Blue), next: "Normal");

    private static XElement Toc(string id, string name, int indent, bool bold = false) => Paragraph(
        id, name, "Normal",
        [
            new XElement(W + "tabs", new XElement(W + "tab", Val("right"), new XAttribute(W + "pos", WordPage.TextWidth))),
            Spacing(0, 40), new XElement(W + "ind", new XAttribute(W + "left", indent), new XAttribute(W + "right", 560)),
        ],
        Run(bold: bold, size: 20));

    private static XElement Paragraph(string id, string name, string? basedOn, XElement layout, XElement? run = null, string? next = null) => Paragraph(id, name, basedOn, [layout], run, next);

    private static XElement Paragraph(string id, string name, string? basedOn, XElement[]? layout = null, XElement? run = null, string? next = null, bool isDefault = false) => new(
        W + "style", new XAttribute(W + "type", "paragraph"), isDefault ? new XAttribute(W + "default", "1") : null, new XAttribute(W + "styleId", id),
        new XElement(W + "name", Val(name)), basedOn is null ? null : new XElement(W + "basedOn", Val(basedOn)), next is null ? null : new XElement(W + "next", Val(next)),
        new XElement(W + "qFormat"), layout is null ? null : new XElement(W + "pPr", layout), run);

    private static XElement Run(bool bold = false, bool italic = false, int? size = null, string? color = null) => new(
        W + "rPr", bold ? new XElement(W + "b") : null, italic ? new XElement(W + "i") : null, color is null ? null : new XElement(W + "color", Val(color)), size is { } known ? Size(known) : null);

    private static object[] Size(int halfPoints) => [new XElement(W + "sz", Val(halfPoints)), new XElement(W + "szCs", Val(halfPoints))];

    private static XElement Faces() => new(W + "rFonts", new XAttribute(W + "ascii", Face), new XAttribute(W + "hAnsi", Face), new XAttribute(W + "cs", Face));

    private static XElement Spacing(int before, int after, int? line = null) => new(
        W + "spacing", new XAttribute(W + "before", before), new XAttribute(W + "after", after),
        line is { } known ? new object[] { new XAttribute(W + "line", known), new XAttribute(W + "lineRule", "auto") } : null);

    private static XElement Border(string side, int size, string color) =>
        new(W + side, Val("single"), new XAttribute(W + "sz", size), new XAttribute(W + "space", 0), new XAttribute(W + "color", color));

    private static XElement Margins() => new(W + "tblCellMar", Margin("left"), Margin("right"));

    private static XElement Margin(string side) => new(W + side, new XAttribute(W + "w", 70), new XAttribute(W + "type", "dxa"));
}
