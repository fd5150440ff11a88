using System.Xml.Linq;
using Tsela.Publishing.Reports.Filling;
using Tsela.Shared;
using static Tsela.Publishing.Reports.Word.WordNames;
using static Tsela.Publishing.Reports.Word.WordText;

namespace Tsela.Publishing.Reports.Word;

/// <summary>A table with a head row that is marked and repeated, and a description for those who cannot see it.</summary>
internal static class WordTable
{
    private const int NarrowFrom = 7;
    private const int LabelWidthLeast = 1500;
    private const int WordPadding = 150;
    private const int WordLetter = 85;
    private const int LettersMax = 16;

    public static XElement Of(FilledTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var widths = Widths(table);
        var isNarrow = table.IsWords ? table.Columns.Count >= 3 : table.Columns.Count >= NarrowFrom;
        var (text, number) = isNarrow ? (WordStyles.TableSmall, WordStyles.TableSmallNumber) : (WordStyles.TableText, WordStyles.TableNumber);
        var right = table.IsWords ? text : number;
        return new XElement(
            W + "tbl",
            new XElement(
                W + "tblPr", new XElement(W + "tblStyle", Val(WordStyles.Table)), new XElement(W + "tblW", new XAttribute(W + "w", widths.Sum()), new XAttribute(W + "type", "dxa")),
                new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed")),
                new XElement(W + "tblLook", Val("0420"), new XAttribute(W + "firstRow", 1), new XAttribute(W + "lastRow", 0), new XAttribute(W + "firstColumn", 0), new XAttribute(W + "lastColumn", 0), new XAttribute(W + "noHBand", 0), new XAttribute(W + "noVBand", 1)),
                new XElement(W + "tblCaption", Val($"{table.Number} {table.Title}".Trim())), new XElement(W + "tblDescription", Val(Description(table)))),
            new XElement(W + "tblGrid", widths.Select(width => new XElement(W + "gridCol", new XAttribute(W + "w", width)))),
            new XElement(
                W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit"), new XElement(W + "tblHeader")),
                Cell(widths[0], text, Run(table.RowTitle)), table.Columns.Select((column, index) => Cell(widths[index + 1], right, Run(column.Label)))),
            table.Rows.Select(row => new XElement(
                W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit")),
                Cell(widths[0], text, Label(row)), row.Cells.Select((cell, index) => Cell(widths[index + 1], right, Figure(cell, row.IsTotal))))));
    }

    private static XElement Label(FilledRow row)
    {
        // figure spaces, because an indent of its own for every depth would be a style for every depth
        var label = row.Depth == 0 ? row.Label : new string('\u2003', row.Depth) + row.Label;
        return row.IsTotal ? Run(label, bold: true) : Run(label);
    }

    private static object Figure(FilledCell cell, bool bold) => cell.Mark.Length == 0
        ? bold ? Run(cell.Number, bold: true) : Run(cell.Number)
        : new[] { bold ? Run(cell.Number, bold: true) : Run(cell.Number), Run($"\u00a0{cell.Mark}", italic: true) };

    private static XElement Cell(int width, string style, object content) => new(
        W + "tc", new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", width), new XAttribute(W + "type", "dxa"))), Paragraph(style, content));

    private static string Description(FilledTable table) => table.IsWords
        ? $"A table of words: {table.RowTitle}, {string.Join(", ", table.Columns.Select(column => column.Label))}."
        : $"{HowMany.Of(table.Rows.Count, "row")} by {table.RowTitle.ToLowerInvariant()} and {HowMany.Of(table.Columns.Count, "column")} of figures, in {table.Unit}.";

    private static int[] Widths(FilledTable table)
    {
        var columns = table.Columns.Count;
        if (table.IsWords)
        {
            // by what stands in them, so that a column of sentences is wider than one of years
            double[] weights = [Weight([table.RowTitle, .. table.Rows.Select(row => row.Label)]), .. Enumerable.Range(0, columns).Select(column => Weight([table.Columns[column].Label, .. table.Rows.Select(row => row.Cells[column].Shown)]))];
            // never narrower than its longest word
            int[] least = [LongestWord([table.RowTitle, .. table.Rows.Select(row => row.Label)]), .. Enumerable.Range(0, columns).Select(column => LongestWord([table.Columns[column].Label, .. table.Rows.Select(row => row.Cells[column].Shown)]))];
            var free = WordPage.TextWidth - least.Sum();
            return [.. weights.Select((weight, index) => least[index] + (int)(free * weight / weights.Sum()))];
        }

        var label = Math.Max(LabelWidthLeast, (int)(WordPage.TextWidth * (columns <= 2 ? 0.6 : columns <= 4 ? 0.4 : columns <= 7 ? 0.28 : 0.17)));
        return [label, .. Enumerable.Repeat((WordPage.TextWidth - label) / Math.Max(1, columns), columns)];
    }

    private static int LongestWord(IEnumerable<string> texts) =>
        WordPadding + (WordLetter * Math.Min(LettersMax, texts.SelectMany(text => text.Split([' ', '-', '/', ','])).Max(word => word.Length)));

    private static double Weight(IEnumerable<string> texts)
    {
        var lengths = texts.Select(text => text.Length).ToList();
        return Math.Clamp(Math.Sqrt(lengths.Average()) + (Math.Sqrt(lengths.Max()) / 3), 2.5, 12);
    }
}
