using System.Xml.Linq;
using Tsela.Publishing.Reports.Filling;
using static Tsela.Publishing.Reports.Word.WordNames;
using static Tsela.Publishing.Reports.Word.WordText;

namespace Tsela.Publishing.Reports.Word;

/// <summary>Tables of contents: fields that Word updates, filled so that they can be read before.</summary>
internal static class WordContents
{
    /// <summary>Headings down to this level.</summary>
    public const int LevelMax = 2;

    public static IEnumerable<XElement> Of(IReadOnlyList<(HeadingBlock Heading, string Bookmark)> headings)
    {
        yield return Paragraph("TOCHeading", Run("Contents"));
        foreach (var line in Filled(
            $"TOC \\o \"1-{LevelMax}\" \\h \\z \\u", headings.Where(one => one.Heading.Level <= LevelMax).Select(one => ($"TOC{one.Heading.Level}", one.Heading.Text, one.Bookmark))))
        {
            yield return line;
        }
    }

    /// <param name="label">What the captions are numbered by: Table or Figure.</param>
    public static IEnumerable<XElement> Captions(string title, string label, IEnumerable<(string Text, string Bookmark)> captions)
    {
        var lines = captions.Select(one => ("TableofFigures", one.Text, one.Bookmark)).ToList();
        return lines.Count == 0 ? [] : [Paragraph("TOCHeading", Run(title)), .. Filled($"TOC \\h \\z \\c \"{label}\"", lines)];
    }

    private static IEnumerable<XElement> Filled(string code, IEnumerable<(string Style, string Text, string Bookmark)> lines)
    {
        var all = lines.ToList();
        for (var index = 0; index < all.Count; index++)
        {
            var (style, text, bookmark) = all[index];
            yield return Paragraph(
                style,
                index == 0 ? new object[] { Mark("begin"), new XElement(W + "r", new XElement(W + "instrText", new XAttribute(XNamespace.Xml + "space", "preserve"), $" {code} ")), Mark("separate") } : null,
                new XElement(
                    W + "hyperlink", new XAttribute(W + "anchor", bookmark), new XAttribute(W + "history", 1), Run(text), new XElement(W + "r", new XElement(W + "tab")),
                    Field($"PAGEREF {bookmark} \\h", Run(" "))),
                index == all.Count - 1 ? Mark("end") : null);
        }
    }
}
