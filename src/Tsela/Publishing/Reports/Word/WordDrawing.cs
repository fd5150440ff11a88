using System.Xml.Linq;
using static Tsela.Publishing.Reports.Word.WordNames;

namespace Tsela.Publishing.Reports.Word;

/// <summary>A picture that stands in the text, with what is said of it to those who cannot see it.</summary>
internal static class WordDrawing
{
    public static XElement Inline(int id, string name, string alternative, long width, long height, string kind, XElement graphic) => new(
        W + "drawing",
        new XElement(
            Wp + "inline", new XAttribute("distT", 0), new XAttribute("distB", 0), new XAttribute("distL", 0), new XAttribute("distR", 0),
            new XElement(Wp + "extent", new XAttribute("cx", width), new XAttribute("cy", height)),
            new XElement(Wp + "docPr", new XAttribute("id", id), new XAttribute("name", name), new XAttribute("descr", alternative)),
            new XElement(Wp + "cNvGraphicFramePr"),
            new XElement(A + "graphic", new XElement(A + "graphicData", new XAttribute("uri", kind), graphic))));
}
