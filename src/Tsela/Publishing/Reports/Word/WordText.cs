using System.Xml.Linq;
using static Tsela.Publishing.Reports.Word.WordNames;

namespace Tsela.Publishing.Reports.Word;

/// <summary>Paragraphs, runs and fields.</summary>
internal static class WordText
{
    public static XElement Paragraph(string? style, params object?[] content) =>
        new(W + "p", style is null ? null : new XElement(W + "pPr", new XElement(W + "pStyle", Val(style))), content);

    public static XElement Run(string text) => new(W + "r", Text(text));

    public static XElement Run(string text, bool bold = false, bool italic = false, string? language = null) => new(
        W + "r",
        new XElement(W + "rPr", bold ? new XElement(W + "b") : null, italic ? new XElement(W + "i") : null, language is null ? null : new XElement(W + "lang", Val(language))), Text(text));

    public static XElement Text(string text) => new(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text));

    /// <summary>A field with the text that it has until somebody updates it.</summary>
    public static IEnumerable<XElement> Field(string code, params object[] shown) =>
        [Mark("begin"), new XElement(W + "r", new XElement(W + "instrText", new XAttribute(XNamespace.Xml + "space", "preserve"), $" {code} ")), Mark("separate"), .. shown.OfType<XElement>(), Mark("end")];

    public static XElement Mark(string kind) => new(W + "r", new XElement(W + "fldChar", new XAttribute(W + "fldCharType", kind)));

    public static IEnumerable<XElement> Bookmarked(int id, string name, params IEnumerable<XElement> content) =>
    [
        new XElement(W + "bookmarkStart", new XAttribute(W + "id", id), new XAttribute(W + "name", name)), .. content,
        new XElement(W + "bookmarkEnd", new XAttribute(W + "id", id)),
    ];

    // what XML 1.0 cannot hold would make the whole document unreadable
    private static string Clean(string text) => text.All(System.Xml.XmlConvert.IsXmlChar) ? text : new([.. text.Where(System.Xml.XmlConvert.IsXmlChar)]);
}
