using System.Globalization;
using System.Xml;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>
/// One sheet of a workbook, row by row; see <see cref="TableReader"/>. Empty rows between given ones come as rows
/// without cells, unless so many follow each other that a stray far cell is the cause.
/// </summary>
internal sealed class XlsxTableReader : TableReader
{
    private const int BlankRowsMax = 1_000;
    private readonly Package package;
    private readonly SheetCells cells;
    private readonly SharedTexts texts;
    private readonly ReadLimits limits;
    private readonly SheetNotes notes = new();
    private long number;
    private long rows;
    private bool held;
    private bool blank;

    public XlsxTableReader(FileStream stream, ReadOptions options)
    {
        limits = options.Limits;
        package = new Package(stream, limits);
        try
        {
            var workbook = Workbook = Workbook.Read(package, limits);
            var sheet = Sheet = SheetChoice.Choose(package, workbook, options);
            var formats = workbook.StylesPart is { } styles ? NumberFormats.Read(package, styles, limits.XmlDepthMax) : [];
            texts = SharedTexts.Read(package, workbook.SharedTextsPart, options);
            cells = new SheetCells(package.Xml(sheet.Part), texts, formats, workbook.Is1904, limits, notes);
            RemarkOnSheets(workbook, sheet);
        }
        catch
        {
            texts?.Dispose();
            package.Dispose();
            throw;
        }
    }

    public Package Package => package;

    public Workbook Workbook { get; }

    public Sheet Sheet { get; }

    public override bool IsSheet => true;

    public override long RowNumber => number;

    public override int CellCount => blank ? 0 : cells.Count;

    public override ReadOnlySpan<char> Cell(int index) => blank ? default : cells.Text(index);

    public override CellKind Kind(int index) => blank ? CellKind.Empty : cells.Kind(index);

    public override bool Read()
    {
        if (Fault is not null)
        {
            return false;
        }

        try
        {
            return Advance();
        }
        catch (FileRefusedException refused)
        {
            Fault = refused.Refusal;
        }
        catch (Exception fault) when (TableFile.Damage(fault) is { } refusal)
        {
            Fault = refusal;
        }

        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cells.Dispose();
            texts.Dispose();
            package.Dispose();
        }
    }

    private bool Advance()
    {
        if (!held && !NextGiven())
        {
            foreach (var remark in notes.Remarks())
            {
                Remark(remark.Code, remark.Message);
            }

            return false;
        }

        var gap = cells.RowNumber - number - 1;
        blank = gap > 0 && gap <= BlankRowsMax;
        held = blank;
        if (gap > BlankRowsMax)
        {
            Remark("far-rows", $"After row {number:N0} there is nothing up to row {cells.RowNumber:N0}; look whether something was typed there by mistake.");
        }

        number = blank ? number + 1 : cells.RowNumber;
        if (++rows > limits.RowsMax)
        {
            throw new FileRefusedException("too-many-rows", $"The sheet has more than {limits.RowsMax:N0} rows, the most that one file may have; send it in parts, for example one year at a time.");
        }

        return true;
    }

    private bool NextGiven()
    {
        while (cells.ReadRow())
        {
            if (cells.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void RemarkOnSheets(Workbook workbook, Sheet chosen)
    {
        if (chosen.IsHidden)
        {
            Remark("hidden-sheet", $"The sheet {chosen.Name} is hidden and was read; look whether it is the right one.");
        }

        if (workbook.Is1904)
        {
            Remark("dates-1904", "The workbook counts its days from 1904, as older Macintosh programs do; its dates were read so.");
        }

        var others = workbook.Sheets.FindAll(sheet => sheet != chosen && sheet.IsTable && !sheet.IsHidden && sheet.Name != workbook.FindingsSheet);
        if (others.Count > 0 && workbook.DataSheet is null)
        {
            var names = string.Join(", ", others.Take(5).Select(sheet => sheet.Name));
            Remark("sheets-ignored", string.Create(CultureInfo.InvariantCulture, $"Only the sheet {chosen.Name} was read; left out: {names}{(others.Count > 5 ? " and others" : "")}."));
        }
    }
}
