using System.Globalization;
using System.Xml.Linq;
using Tsela.Engine.Spreadsheets;
using Tsela.Publishing.Reports.Filling;
using Tsela.Shared.Charts;
using static Tsela.Publishing.Reports.Word.WordNames;

namespace Tsela.Publishing.Reports.Word;

/// <summary>A chart as Word draws and edits it (ECMA-376, part 1, chapter 21): its figures stand in the chart and in the workbook inside it.</summary>
internal static class WordChart
{
    private const string Sheet = "Data";

    private static readonly string[] Colours = ["00209F", "009543", "C4500A", "6B3FA0", "00838F", "8A6D00", "9E1B5C", "5A6472"];

    public static byte[] Workbook(FilledChart chart)
    {
        using var output = new MemoryStream();
        using (var workbook = new WorkbookWriter(output))
        {
            workbook.StartSheet(new SheetSpec(Sheet, [new SheetColumn(" ", 28, ColumnFormat.Text), .. chart.Series.Select(series => new SheetColumn(series.Name, 16))]));
            for (var row = 0; row < chart.Labels.Count; row++)
            {
                workbook.StartRow();
                workbook.Text(chart.Labels[row]);
                foreach (var series in chart.Series)
                {
                    if (series.Values[row] is { } value)
                    {
                        workbook.Number(value);
                    }
                    else
                    {
                        workbook.Skip();
                    }
                }
            }
        }

        return output.ToArray();
    }

    public static XElement Of(FilledChart chart, string workbook) => new(
        C + "chartSpace", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R),
        Set("date1904", 0), Set("lang", Language), Set("roundedCorners", 0),
        new XElement(
            C + "chart", Set("autoTitleDeleted", 1), new XElement(C + "plotArea", new XElement(C + "layout"), Plot(chart)),
            chart.Series.Count > 1 ? new XElement(C + "legend", Set("legendPos", "b"), Set("overlay", 0)) : null,
            Set("plotVisOnly", 1), Set("dispBlanksAs", "gap")),
        new XElement(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "p", new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", 900))), new XElement(A + "endParaRPr", new XAttribute("lang", Language)))),
        new XElement(C + "externalData", new XAttribute(R + "id", workbook), Set("autoUpdate", 0)));

    private static IEnumerable<XElement> Plot(FilledChart chart) => chart.Type switch
    {
        "line" => [Lines(chart), .. Axes(1, 2, isHorizontal: false, chart)],
        "pyramid" when chart.Series.Count == 2 => Pyramid(chart),
        _ => [Bars(chart, [.. Enumerable.Range(0, chart.Series.Count)], 1, 2), .. Axes(1, 2, isHorizontal: chart.Type is "bar" or "pyramid", chart)],
    };

    private static XElement Bars(FilledChart chart, int[] series, int category, int value) => new(
        C + "barChart", Set("barDir", chart.Type is "bar" or "pyramid" ? "bar" : "col"), Set("grouping", chart.Type == "stacked" ? "stacked" : "clustered"), Set("varyColors", 0),
        series.Select(one => Series(chart, one, isLine: false)), Set("gapWidth", chart.Type == "pyramid" ? 15 : 60),
        chart.Type == "stacked" ? Set("overlap", 100) : null, Set("axId", category), Set("axId", value));

    private static XElement Lines(FilledChart chart) => new(
        C + "lineChart", Set("grouping", "standard"), Set("varyColors", 0), chart.Series.Select((_, one) => Series(chart, one, isLine: true)), Set("marker", 1), Set("axId", 1), Set("axId", 2));

    /// <summary>Two sides from the middle: the left side's axis runs the other way, so that its figures stay what they are.</summary>
    private static IEnumerable<XElement> Pyramid(FilledChart chart)
    {
        var reach = Axis.For(chart.Series.SelectMany(series => series.Values));
        return
        [
            Bars(chart, [0], 1, 2), Bars(chart, [1], 3, 4),
            .. Axes(1, 2, isHorizontal: true, chart, reach, isReversed: true), .. Axes(3, 4, isHorizontal: true, chart, reach, isHidden: true),
        ];
    }

    private static XElement Series(FilledChart chart, int index, bool isLine)
    {
        var column = (char)('B' + index);
        var last = chart.Labels.Count + 1;
        var colour = new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", Colours[index % Colours.Length])));
        return new XElement(
            C + "ser", Set("idx", index), Set("order", index),
            new XElement(C + "tx", new XElement(C + "strRef", new XElement(C + "f", $"{Sheet}!${column}$1"), Texts([chart.Series[index].Name]))),
            new XElement(C + "spPr", isLine ? new XElement(A + "ln", new XAttribute("w", 28575), colour) : colour),
            isLine
                ? new XElement(C + "marker", Set("symbol", "circle"), Set("size", 5), new XElement(C + "spPr", new XElement(colour)))
                : Set("invertIfNegative", 0),
            new XElement(C + "cat", new XElement(C + "strRef", new XElement(C + "f", $"{Sheet}!$A$2:$A${last}"), Texts(chart.Labels))),
            new XElement(C + "val", new XElement(C + "numRef", new XElement(C + "f", $"{Sheet}!${column}$2:${column}${last}"), Values(chart.Series[index].Values))),
            isLine ? Set("smooth", 0) : null);
    }

    private static XElement Texts(IReadOnlyList<string> texts) => new(
        C + "strCache", Set("ptCount", texts.Count), texts.Select((text, index) => new XElement(C + "pt", new XAttribute("idx", index), new XElement(C + "v", text))));

    private static XElement Values(IReadOnlyList<decimal?> values) => new(
        C + "numCache", new XElement(C + "formatCode", "General"), Set("ptCount", values.Count),
        values.Select((value, index) => (value, index)).Where(one => one.value is not null)
            .Select(one => new XElement(C + "pt", new XAttribute("idx", one.index), new XElement(C + "v", one.value!.Value.ToString(CultureInfo.InvariantCulture)))));

    private static IEnumerable<XElement> Axes(int category, int value, bool isHorizontal, FilledChart chart, Axis? reach = null, bool isReversed = false, bool isHidden = false)
    {
        var isPyramid = chart.Type == "pyramid";
        // bars are read from the top as the table is; a pyramid stands on its youngest
        yield return new XElement(
            C + "catAx", Set("axId", category), new XElement(C + "scaling", Set("orientation", isHorizontal && !isPyramid ? "maxMin" : "minMax")), Set("delete", 0),
            Set("axPos", isHorizontal ? "l" : "b"), Set("numFmt", ("formatCode", "General"), ("sourceLinked", 0)), Set("majorTickMark", "none"), Set("minorTickMark", "none"),
            Set("tickLblPos", isHidden ? "none" : "low"), isHidden ? NoLine() : null, Set("crossAx", value), Set("crosses", "autoZero"), Set("auto", 0), Set("lblAlgn", "ctr"), Set("lblOffset", 100), Set("noMultiLvlLbl", 1));
        yield return new XElement(
            C + "valAx", Set("axId", value),
            new XElement(C + "scaling", Set("orientation", isReversed ? "maxMin" : "minMax"), reach is null ? null : new object[] { Set("max", reach.High), Set("min", -reach.High) }),
            Set("delete", 0), Set("axPos", isHorizontal ? (isHidden ? "t" : "b") : "l"),
            isHidden ? null : new XElement(C + "majorGridlines", new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", 6350), new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", "CFD4E6")))))),
            isHidden ? null : Title(chart.Unit),
            Set("numFmt", ("formatCode", isPyramid ? "#,##0;#,##0" : "#,##0.##"), ("sourceLinked", 0)), Set("majorTickMark", "none"), Set("minorTickMark", "none"),
            Set("tickLblPos", isHidden ? "none" : isHorizontal && !isPyramid ? "high" : "low"), isHidden ? NoLine() : null,
            Set("crossAx", category), Set("crosses", isHidden ? "max" : "autoZero"), Set("crossBetween", "between"),
            reach is null ? null : Set("majorUnit", reach.Step));
    }

    private static XElement NoLine() => new(C + "spPr", new XElement(A + "ln", new XElement(A + "noFill")));

    private static XElement Title(string text) => new(
        C + "title",
        new XElement(C + "tx", new XElement(C + "rich", new XElement(A + "bodyPr"), new XElement(A + "p", new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", 900), new XAttribute("b", 0))), new XElement(A + "r", new XElement(A + "rPr", new XAttribute("lang", Language), new XAttribute("sz", 900), new XAttribute("b", 0)), new XElement(A + "t", text))))),
        Set("overlay", 0));

    private static XElement Set(string name, object value) => new(C + name, new XAttribute("val", value));

    private static XElement Set(string name, params (string Name, object Value)[] attributes) => new(C + name, attributes.Select(one => new XAttribute(one.Name, one.Value)));
}
