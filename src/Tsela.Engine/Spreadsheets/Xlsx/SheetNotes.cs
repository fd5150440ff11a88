namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>What was seen while the cells of a sheet went by, for the remarks at its end.</summary>
internal sealed class SheetNotes
{
    public long HiddenRows { get; set; }

    public long FirstHiddenRow { get; set; }

    public int HiddenColumns { get; set; }

    public int MergedRanges { get; set; }

    public long FormulasWithoutValue { get; set; }

    public long PaddedNumbers { get; set; }

    public long LongNumbers { get; set; }

    public IEnumerable<FileRemark> Remarks()
    {
        if (HiddenRows > 0)
        {
            yield return new FileRemark("hidden-rows", $"{HiddenRows:N0} hidden rows were read as well, the first of them row {FirstHiddenRow:N0}; delete them if they do not belong to the table.");
        }

        if (HiddenColumns > 0)
        {
            yield return new FileRemark("hidden-columns", $"{HiddenColumns:N0} hidden columns were read as well.");
        }

        if (MergedRanges > 0)
        {
            yield return new FileRemark("merged-cells", $"The sheet has {MergedRanges:N0} merged ranges; each counts as its top left cell, and the other cells as empty. Unmerge cells that belong to the table.");
        }

        if (FormulasWithoutValue > 0)
        {
            yield return new FileRemark("formula-without-value", $"{FormulasWithoutValue:N0} formulas have no result in the file; open it in your spreadsheet program, save it and send it again.");
        }

        if (PaddedNumbers > 0)
        {
            yield return new FileRemark("leading-zeros", $"{PaddedNumbers:N0} numbers were given the leading zeros that their cells show; format such columns as text.");
        }

        if (LongNumbers > 0)
        {
            yield return new FileRemark("long-numbers", $"{LongNumbers:N0} numbers have more than 15 digits, of which the spreadsheet program keeps only 15; type such numbers into cells formatted as text.");
        }
    }
}
