using System.Globalization;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>The rows of the findings sheet, for a new workbook and for a clerk's own alike.</summary>
internal static class FindingsTable
{
    public const string SheetName = "Findings";
    public const string HeaderName = "'" + SheetName + "'!$A$1";
    public const int ListedMax = 200_000;
    public static readonly double[] Widths = [10, 12, 14, 110];

    /// <summary>A cell: a number where it reads as one should.</summary>
    public readonly record struct Item(string Text, CellLook Look, bool IsNumber = false);

    public static IEnumerable<Item[]> Rows(IEnumerable<CellMark> marks, Func<long, long> rowOf, long withoutComment, bool isCut = false)
    {
        var counts = new long[3];
        foreach (var mark in marks)
        {
            counts[(int)mark.Severity]++;
        }

        yield return [new Item("Findings", CellLook.Title)];
        yield return
        [
            new Item(Counted(counts), CellLook.Plain),
        ];
        yield return [new Item("Mend the coloured cells on their sheet, save the workbook and send it again; this sheet and the colours need not be removed.", CellLook.Plain)];
        if (withoutComment > 0)
        {
            yield return [new Item(string.Create(CultureInfo.InvariantCulture, $"Only the first {SheetComments.CommentsMax:N0} cells have a comment, because a spreadsheet program opens more only slowly; {withoutComment:N0} further findings are coloured and listed here."), CellLook.Plain)];
        }

        if (isCut)
        {
            yield return [new Item(string.Create(CultureInfo.InvariantCulture, $"The file has more rows than the {CellReference.RowsMax:N0} that a sheet can hold; the last ones are left out here, and only their findings are listed."), CellLook.Plain)];
        }

        yield return [];
        yield return [new Item("Cell", CellLook.Header), new Item("Row", CellLook.Header), new Item("Weight", CellLook.Header), new Item("Finding", CellLook.Header)];
        var listed = 0;
        foreach (var mark in marks)
        {
            if (++listed > ListedMax)
            {
                yield return [new Item(string.Create(CultureInfo.InvariantCulture, $"The list ends here with {ListedMax:N0} findings; the cells of the others are coloured."), CellLook.Plain)];
                yield break;
            }

            yield return Listed(mark, rowOf);
        }
    }

    private static Item[] Listed(CellMark mark, Func<long, long> rowOf)
    {
        var (weight, look) = mark.Severity switch
        {
            MarkSeverity.Error => ("Error", CellLook.ErrorMark),
            MarkSeverity.Warning => ("Warning", CellLook.WarningMark),
            _ => ("Remark", CellLook.InfoMark),
        };
        if (mark.SheetRow < 1)
        {
            return [new Item("File", CellLook.Plain), new Item("", CellLook.Plain), new Item(weight, look), new Item(mark.Text, CellLook.Plain)];
        }

        var row = rowOf(mark.SheetRow).ToString(CultureInfo.InvariantCulture);
        var cell = mark.Column < 1 ? "Row" : CellReference.Letters(MarkCursor.Column(mark)) + row;
        return [new Item(cell, CellLook.Plain), new Item(row, CellLook.Plain, IsNumber: true), new Item(weight, look), new Item(mark.Text, CellLook.Plain)];
    }

    private static string Counted(long[] counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"Errors (red): {counts[(int)MarkSeverity.Error]:N0}. Warnings (amber): {counts[(int)MarkSeverity.Warning]:N0}. Remarks (blue): {counts[(int)MarkSeverity.Info]:N0}.");
}
