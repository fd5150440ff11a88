using System.Xml.Linq;
using Tsela.Publishing.Reports.Filling;
using Tsela.Shared.Charts;
using static Tsela.Publishing.Reports.Word.WordNames;
using static Tsela.Publishing.Reports.Word.WordText;

namespace Tsela.Publishing.Reports.Word;

/// <summary>A report as a Word document: ECMA-376, transitional, with native charts and shapes that Word can edit.</summary>
internal sealed class WordReport
{
    private const long PictureWidth = WordPage.TextWidth * WordPage.Emu;
    private const long ChartHeight = PictureWidth / 2;
    private const long MapWidth = PictureWidth * 7 / 10;

    private readonly ReportDocument report;
    private readonly DistrictOutlines outlines;
    private readonly WordPackage package;
    private readonly List<(HeadingBlock Heading, string Bookmark)> headings = [];
    private readonly List<(string Label, string Text, string Bookmark)> captions = [];
    private readonly List<XElement> body = [];
    private int charts;
    private int ids;

    private WordReport(ReportDocument report, DistrictOutlines outlines, WordPackage package)
    {
        this.report = report;
        this.outlines = outlines;
        this.package = package;
    }

    public static void Write(ReportDocument report, DistrictOutlines outlines, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var parts = new WordPackage(output);
        new WordReport(report, outlines, parts).Write();
    }

    private void Write()
    {
        package.Add("styles.xml", "styles", WordStyles.All());
        package.Add("settings.xml", "settings", new XElement(
            W + "settings", new XAttribute(XNamespace.Xmlns + "w", W), new XElement(W + "defaultTabStop", Val(720)), new XElement(W + "updateFields", Val("true")),
            new XElement(W + "compat", new XElement(W + "compatSetting", new XAttribute(W + "name", "compatibilityMode"), new XAttribute(W + "uri", "http://schemas.microsoft.com/office/word"), Val(15))),
            new XElement(W + "themeFontLang", Val(Language))));
        var footer = package.Add("footer1.xml", "footer", WordFrame.Footer(report));
        foreach (var block in report.Blocks)
        {
            Add(block);
        }

        var document = new XElement(
            W + "document", new[] { ("w", W), ("r", R), ("a", A), ("c", C), ("wp", Wp), ("wpg", Wpg), ("wps", Wps), ("mc", Mc) }.Select(one => new XAttribute(XNamespace.Xmlns + one.Item1, one.Item2.NamespaceName)),
            new XElement(
                W + "body", WordFrame.TitlePage(report), WordContents.Of(headings),
                WordContents.Captions("Tables", "Table", captions.Where(one => one.Label == "Table").Select(one => (one.Text, one.Bookmark))),
                WordContents.Captions("Charts and maps", "Figure", captions.Where(one => one.Label == "Figure").Select(one => (one.Text, one.Bookmark))),
                body, WordFrame.Section(footer)));
        package.Finish(document, WordFrame.Core(report));
    }

    private void Add(ReportBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                headings.Add((heading, $"_h{headings.Count + 1}"));
                body.Add(Paragraph($"Heading{heading.Level}", Bookmarked(++ids, headings[^1].Bookmark, Run(heading.Text))));
                break;
            case ParagraphBlock paragraph:
                body.Add(Paragraph(paragraph.Voice switch { Voice.Made => WordStyles.Made, Voice.Written => null, _ => WordStyles.Gap }, Run(paragraph.Text)));
                break;
            case FilledTable table:
                Add(table);
                break;
            case FilledChart chart:
                Caption("Figure", chart.Number, chart.Title, chart.Unit);
                var relation = package.AddChart(++charts, workbook => WordChart.Of(chart, workbook), WordChart.Workbook(chart));
                var height = chart.Type is "bar" or "pyramid" ? Math.Max(ChartHeight, chart.Labels.Count * 200_000L) : ChartHeight;
                body.Add(Picture(new XElement(W + "r", WordDrawing.Inline(++ids, $"Chart {chart.Number}", chart.Alternative, PictureWidth, height, C.NamespaceName, new XElement(C + "chart", new XAttribute(R + "id", relation))))));
                body.Add(Paragraph(WordStyles.Fact, Run($"Figures: table {chart.Table}. In {chart.Unit}. {chart.HiddenWords}".TrimEnd())));
                break;
            case FilledMap map:
                Caption("Figure", map.Number, map.Title, map.Unit);
                body.Add(outlines.Districts.Count == 0 ? Paragraph(WordStyles.Gap, Run(map.Alternative)) : Picture(new XElement(W + "r", WordMap.Of(map, outlines, ++ids, MapWidth))));
                body.Add(Paragraph(WordStyles.Fact, Run($"Figures: table {map.Table}, {map.Reference}. In {map.Unit}. Outlines of the districts: Natural Earth.")));
                break;
        }
    }

    private static XElement Picture(XElement run) => new(W + "p", new XElement(W + "pPr", new XElement(W + "keepNext"), new XElement(W + "jc", Val("center"))), run);

    private void Add(FilledTable table)
    {
        if (table.Number.Length > 0)
        {
            Caption("Table", table.Number, table.Title, table.IsWords ? null : table.Unit);
        }

        if (table.TitleSesotho is { } sesotho)
        {
            body.Add(Paragraph(WordStyles.Fact, Run($"{sesotho} (draft, not confirmed by a speaker)", italic: true, language: Sesotho)));
        }

        body.Add(WordTable.Of(table));
        foreach (var note in table.Notes)
        {
            body.Add(Paragraph(WordStyles.Fact, Run("Note. ", bold: true), Run(note)));
        }

        foreach (var (label, text) in table.Facts)
        {
            body.Add(Paragraph(WordStyles.Fact, Run($"{label}. ", bold: true), Run(text)));
        }

        body.Add(Paragraph(WordStyles.Fact));
    }

    /// <summary>Numbered through by Word, and with the number of the outline, by which the text speaks of it.</summary>
    private void Caption(string label, string number, string title, string? unit)
    {
        var through = captions.Count(one => one.Label == label) + 1;
        var text = $"{number} {title}".Trim();
        var bookmark = $"_{label.ToLowerInvariant()}{through}";
        captions.Add((label, $"{label} {through}. {text}", bookmark));
        body.Add(Paragraph(
            WordStyles.Caption,
            Bookmarked(++ids, bookmark, [Run($"{label} "), .. Field($"SEQ {label} \\* ARABIC", Run($"{through}")), Run($". {text}{(unit is null ? "" : $" ({unit})")}")])));
    }
}
