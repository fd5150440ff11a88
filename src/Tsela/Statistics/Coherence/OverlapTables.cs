using System.Globalization;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared;

namespace Tsela.Statistics.Coherence;

/// <summary>The overlaps as files: what the files of offices share, what each office counts, and the indicators that count people of several files.</summary>
public static class OverlapTables
{
    private static readonly string[] SharedColumns =
    [
        "overlap", "subject", "title", "unit", "told_apart_by", "year", "file", "holds", "owner", "number", "in_both", "in_both_low", "in_both_high", "expected_false", "expected_missed",
        "only_in_this", "only_in_owner", "in_no_other_file", "estimated_total", "estimated_low", "estimated_high", "different_in_all_files", "added_up", "note",
    ];

    private static readonly string[] CountedColumns =
        ["overlap", "subject", "comparison", "unit", "year", "owner", "producer", "counts", "value", "symbol", "difference", "percent_of_owner", "note"];

    private static readonly string[] IndicatorColumns = ["indicator", "name", "reference", "unit", "value", "by_identifiers", "added_up", "in_words"];

    /// <summary>A workbook where the file is named so, else what the files share as CSV.</summary>
    public static void WriteFile(string file, ReadOverlaps.Shown shown)
    {
        using var unfinished = new UnfinishedFile(file);
        if (Path.GetExtension(file).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            using var stream = File.Create(unfinished.Path);
            WriteWorkbook(stream, shown);
        }
        else
        {
            using var writer = new StreamWriter(unfinished.Path);
            WriteShared(writer, shown);
        }

        unfinished.Finish();
    }

    public static void WriteShared(TextWriter writer, ReadOverlaps.Shown shown) => Write(writer, SharedColumns, Shared(shown));

    public static void WriteCounted(TextWriter writer, ReadOverlaps.Shown shown) => Write(writer, CountedColumns, Counted(shown));

    public static void WriteWorkbook(Stream stream, ReadOverlaps.Shown shown)
    {
        using var book = new WorkbookWriter(stream);
        Sheet(book, "Shared", SharedColumns, Shared(shown));
        Sheet(book, "Counted", CountedColumns, Counted(shown));
        Sheet(book, "Indicators", IndicatorColumns, Indicators(shown));
    }

    private static IEnumerable<object[]> Shared(ReadOverlaps.Shown shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        foreach (var one in shown.Overlaps)
        {
            foreach (var join in one.Joins)
            {
                foreach (var year in join.Years)
                {
                    for (var i = 0; i < year.Cells.Count; i++)
                    {
                        yield return Row(one, join, year, i);
                    }
                }
            }

            if (one.Overlap.NotJoined is { } why)
            {
                yield return [one.Overlap.Id, one.Overlap.Subject, .. Enumerable.Repeat("", SharedColumns.Length - 3), why];
            }
        }
    }

    private static object[] Row(OverlapFigures one, Join join, JoinYear year, int i)
    {
        var (cell, part) = (year.Cells[i], join.Definition.Parts[i]);
        var (shared, error, total) = (cell.Shared, cell.Shared?.Error, cell.Shared?.Total);
        return
        [
            one.Overlap.Id, one.Overlap.Subject, join.Definition.Title, join.Definition.Unit, join.Definition.KeyInWords, year.Year, part.Label, part.Counts,
            join.Definition.Parts[join.Owner].Label, Number(cell.Count), Number(shared?.Both), Number(error?.Low), Number(error?.High), Number(error?.False), Number(error?.Missed),
            Number(shared?.OnlyOther), Number(shared?.OnlyOwner), cell.Count is null ? "" : cell.OnlyHere, Number(total?.Total), Number(total?.Low), Number(total?.High),
            year.Different, year.AddedUp, string.Join(' ', new[] { cell.Why is { } why ? $"{why}." : null, join.How, total is null ? null : join.Definition.Assumption }.OfType<string>()),
        ];
    }

    private static IEnumerable<object[]> Counted(ReadOverlaps.Shown shown)
    {
        foreach (var one in shown.Overlaps)
        {
            foreach (var comparison in one.Comparisons)
            {
                foreach (var (year, cell, i) in comparison.Years.SelectMany(year => year.Cells.Select((cell, i) => (year, cell, i))))
                {
                    yield return
                    [
                        one.Overlap.Id, one.Overlap.Subject, comparison.Title, comparison.Unit, year.Year, comparison.Owner.Label, comparison.Parts[i].Label, comparison.Parts[i].Counts,
                        Number(cell.Value), cell.Symbol, Number(cell.Difference), Number(cell.Ratio), cell.Why ?? "",
                    ];
                }
            }

            if (one.Overlap.NotCompared is { } why)
            {
                yield return [one.Overlap.Id, one.Overlap.Subject, "", "", "", "", "", "", "", "..", "", "", why];
            }
        }
    }

    private static IEnumerable<object[]> Indicators(ReadOverlaps.Shown shown) => shown.Indicators.Select(one => (object[])
    [
        one.Indicator.Id, one.Indicator.Name, one.Figure.Reference, one.Indicator.Unit, Number(one.Figure.Value), Number(one.ByIdentifiers), Number(one.AddedUp), one.Sentence,
    ]);

    private static object Number(decimal? value) => value is { } number ? Math.Round(number, 2) : "";

    private static object Number(double? value) => value is { } number ? Math.Round((decimal)number, 1) : "";

    private static object Number(int? value) => value is { } number ? number : "";

    private static void Write(TextWriter writer, string[] columns, IEnumerable<object[]> rows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var csv = new SafeCsvWriter(writer);
        Array.ForEach(columns, column => csv.Text(column));
        csv.EndRow();
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                if (cell is string text)
                {
                    csv.Text(text);
                }
                else
                {
                    csv.Number(Convert.ToDecimal(cell, CultureInfo.InvariantCulture));
                }
            }

            csv.EndRow();
        }
    }

    private static void Sheet(WorkbookWriter book, string name, string[] columns, IEnumerable<object[]> rows)
    {
        book.StartSheet(new SheetSpec(name, [.. columns.Select(column => new SheetColumn(column, Width: column is "subject" or "title" or "holds" or "counts" or "note" or "name" or "in_words" ? 50 : 16))]) { HasFilter = true });
        foreach (var row in rows)
        {
            book.StartRow();
            foreach (var cell in row)
            {
                switch (cell)
                {
                    case int whole: book.Number(whole); break;
                    case decimal number: book.Number(number); break;
                    default: book.Text((string)cell); break;
                }
            }
        }
    }
}
