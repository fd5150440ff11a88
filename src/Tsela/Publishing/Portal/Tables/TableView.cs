using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>A choice of a table as rows and columns.</summary>
/// <param name="Periods">The columns, oldest first.</param>
/// <param name="Rows">The total first where there is one; only codes that have a figure or a reason for none.</param>
internal sealed record TableView(Selection Selection, IReadOnlyList<Period> Periods, IReadOnlyList<TableView.Row> Rows, int PeriodsLeftOut)
{
    private const int PeriodsAtFirst = 8;

    /// <param name="Code">Null for a table without a breakdown.</param>
    /// <param name="Cells">As many as there are periods; null where the table says nothing.</param>
    public sealed record Row(SafeCode? Code, bool IsTotal, IReadOnlyList<SafeCell?> Cells);

    public SafeTable Table => Selection.Index.Table;

    public SafeDimension? RowsAre => Selection.By < 0 ? null : Table.Dimensions[Selection.By];

    public bool IsEmpty => Rows.Count == 0;

    public static TableView Of(Selection selection)
    {
        var index = selection.Index;
        var all = selection.Periods.ToList();
        var codes = selection.By < 0 ? [-1] : Ordered(index, selection.By);
        var rows = codes.Select(code => new Row(
                selection.By < 0 ? null : index.Table.Dimensions[selection.By].Codes[code],
                selection.By < 0 || index.Table.Dimensions[selection.By].Codes[code].Code == SafeDimension.Total,
                [.. all.Select(period => index.Find(selection.At(period.Place, code)))]))
            .Where(row => row.Cells.Any(cell => cell is not null)).ToList();
        var said = Enumerable.Range(0, all.Count).Where(period => rows.Any(row => row.Cells[period] is not null)).ToList();
        var shown = selection.Everything ? said : [.. said.TakeLast(PeriodsAtFirst)];
        return new TableView(
            selection, [.. shown.Select(period => all[period])], [.. rows.Select(row => row with { Cells = [.. shown.Select(period => row.Cells[period])] })
                .Where(row => row.Cells.Any(cell => cell is not null))], said.Count - shown.Count);
    }

    /// <summary>Without the periods that still ran, where there are whole ones: for pictures, in which they would look like a fall.</summary>
    public TableView Finished()
    {
        List<int> over = [.. Enumerable.Range(0, Periods.Count).Where(period => Periods[period].IsOver(Table))];
        return over.Count == 0 || over.Count == Periods.Count ? this : this with
        {
            Periods = [.. over.Select(period => Periods[period])], Rows = [.. Rows.Select(row => row with { Cells = [.. over.Select(period => row.Cells[period])] })],
        };
    }

    /// <summary>The symbols that stand in what is shown, with their meanings.</summary>
    public IEnumerable<string> Symbols()
    {
        var written = Rows.SelectMany(row => row.Cells).Select(cell => cell?.Symbol ?? SafeSymbols.NotAvailable).Distinct(StringComparer.Ordinal).ToList();
        return SafeSymbols.All.Select(one => one.Symbol).Where(symbol => written.Any(text => text.Contains(symbol, StringComparison.Ordinal)));
    }

    private static List<int> Ordered(TableIndex index, int dimension) =>
        [.. Enumerable.Range(0, index.Table.Dimensions[dimension].Codes.Count).OrderByDescending(code => index.Table.Dimensions[dimension].Codes[code].Code == SafeDimension.Total)];
}
