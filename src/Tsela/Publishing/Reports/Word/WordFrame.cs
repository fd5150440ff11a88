using System.Globalization;
using System.Xml.Linq;
using Tsela.Publishing.Reports.Filling;
using static Tsela.Publishing.Reports.Word.WordNames;
using static Tsela.Publishing.Reports.Word.WordText;

namespace Tsela.Publishing.Reports.Word;

/// <summary>What stands around the text: title page, footer, page and properties.</summary>
internal static class WordFrame
{
    private static readonly string[] Sides = ["top", "right", "bottom", "left"];

    public static IEnumerable<XElement> TitlePage(ReportDocument report)
    {
        yield return Paragraph("Title", Run(report.Title));
        yield return Paragraph("Subtitle", Run("Bureau of Statistics of Lesotho, with the working group on migration data"));
        yield return Paragraph(style: null, Run(report.About));
        if (report.IsTraining)
        {
            yield return Paragraph(WordStyles.Gap, Run(Footnotes.Training, bold: true));
        }

        yield return Paragraph(style: null, Run($"Made from releases {report.Edition.Replace(".", ", ", StringComparison.Ordinal)}. Figures drawn from the registers by {Numbers.Day(report.ExtractedAt)}."));
        yield return new XElement(W + "p", new XElement(W + "r", new XElement(W + "br", new XAttribute(W + "type", "page"))));
    }

    public static XElement Footer(ReportDocument report) => new(
        W + "ftr", new XAttribute(XNamespace.Xmlns + "w", W),
        Paragraph(
            "Footer", Run($"{report.Title}{(report.IsTraining ? " (training data)" : "")}"), new XElement(W + "r", new XElement(W + "tab")),
            Run("Page "), Field("PAGE", Run("1")), Run(" of "), Field("NUMPAGES", Run("1"))));

    public static XElement Section(string footer) => new(
        W + "sectPr", new XElement(W + "footerReference", new XAttribute(W + "type", "default"), new XAttribute(R + "id", footer)),
        new XElement(W + "pgSz", new XAttribute(W + "w", WordPage.Width), new XAttribute(W + "h", WordPage.Height)),
        new XElement(
            W + "pgMar", Sides.Select(side => new XAttribute(W + side, WordPage.Margin)),
            new XAttribute(W + "header", 567), new XAttribute(W + "footer", 567), new XAttribute(W + "gutter", 0)));

    public static XElement Core(ReportDocument report)
    {
        var made = report.ExtractedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        XElement Moment(string name) => new(DcTerms + name, new XAttribute(Xsi + "type", "dcterms:W3CDTF"), made);
        return new XElement(
            CoreName("coreProperties"),
            new[] { ("cp", WordNames.Core), ("dc", Dc), ("dcterms", DcTerms), ("xsi", Xsi) }.Select(one => new XAttribute(XNamespace.Xmlns + one.Item1, one.Item2.NamespaceName)),
            new XElement(Dc + "title", report.Title), new XElement(Dc + "subject", report.About), new XElement(Dc + "creator", "Bureau of Statistics of Lesotho"),
            new XElement(CoreName("keywords"), $"migration; Lesotho; {report.Period.Code}; releases {report.Edition}"), new XElement(Dc + "language", Language),
            Moment("created"), Moment("modified"));
    }

    private static XName CoreName(string name) => WordNames.Core + name;
}
