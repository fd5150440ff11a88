using Tsela.Engine.Spreadsheets.Xlsx;

namespace Tsela.Engine.Spreadsheets;

/// <summary>
/// Gives a clerk's file back with every finding in its place: a colour and a comment on each cell, and a sheet with all
/// of them. A workbook stays what it was otherwise; parts that the marks do not touch keep every byte. A CSV file comes
/// back as a workbook of its rows.
/// </summary>
public static class MarkedWorkbook
{
    /// <summary>
    /// Writes the marked workbook; the stream stays open. What was marked on an earlier round and came back is cleared first.
    /// </summary>
    /// <param name="originalPath">The file as it was sent.</param>
    /// <param name="output">Where the workbook goes; need not be seekable.</param>
    /// <param name="marks">Sorted by row; enumerated more than once, never held as a whole.</param>
    /// <param name="options">As the file was read.</param>
    /// <returns>Null, or why the file could not be marked; then what was written is of no use.</returns>
    public static FileRefusal? Write(string originalPath, Stream output, IEnumerable<CellMark> marks, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(options);
        var opening = TableFile.Open(originalPath, options);
        if (opening.Reader is null)
        {
            return opening.Refusal;
        }

        using var reader = opening.Reader;
        try
        {
            if (reader is XlsxTableReader workbook)
            {
                MarkedPackage.Write(workbook.Package, workbook.Workbook, workbook.Sheet, output, marks, options);
                return null;
            }

            return MarkedCsv.Write(reader, output, marks);
        }
        catch (FileRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception fault) when (fault is System.Xml.XmlException or InvalidDataException)
        {
            return TableFile.Damage(fault);
        }
    }
}
