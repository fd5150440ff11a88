using Tsela.Engine.Tables;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

public sealed record TableCode(string Code, string Label)
{
    public bool IsTotal => Code == Tabulation.Total;
}

/// <summary>A dimension as it is shown.</summary>
/// <param name="Codes">In the order in which they are shown, a total last.</param>
public sealed record TableHeader(string Id, string Title, DimensionRole Role, bool IsDistrict, IReadOnlyList<TableCode> Codes);

public sealed record TableNote(string Title, string Text, string? Link = null);

/// <summary>A table as it is shown and downloaded.</summary>
/// <param name="Rows">For each row the place of its code in each of <paramref name="RowHeaders"/>.</param>
/// <param name="Values">Row by row; null where there is none.</param>
/// <param name="Symbols">Beside the values; null where the table has none.</param>
public sealed record TableView(
    string Title, string Unit, IReadOnlyList<TableHeader> RowHeaders, IReadOnlyList<TableHeader> ColumnHeaders,
    IReadOnlyList<int[]> Rows, IReadOnlyList<int[]> Columns, decimal?[] Values, string[]? Symbols, IReadOnlyList<TableNote> Notes)
{
    public string Source { get; init; } = "";

    public DateTime UpdatedAt { get; init; }

    /// <summary>Cells are numbers that may be added: a total is the sum of its parts.</summary>
    public bool IsAdditive { get; init; }

    public int Cells => Rows.Count * Columns.Count;

    public IEnumerable<TableHeader> Headers => RowHeaders.Concat(ColumnHeaders);

    public decimal? At(int row, int column) => Values[(row * Columns.Count) + column];

    public string SymbolAt(int row, int column) => Symbols?[(row * Columns.Count) + column] ?? "";

    /// <summary>Label of a row or column without its dimensions, the outermost first.</summary>
    public static string LabelOf(IReadOnlyList<TableHeader> headers, int[] places) =>
        string.Join(", ", places.Select((place, i) => headers[i].Codes[place].Label));

    public bool IsTotalRow(int row) => IsTotal(RowHeaders, Rows[row]);

    public bool IsTotalColumn(int column) => IsTotal(ColumnHeaders, Columns[column]);

    /// <summary>The rows by a column (<c>3.down</c>, <c>3.up</c>); totals stay last. The table itself where there is no such column.</summary>
    public TableView SortedBy(string sort)
    {
        ArgumentNullException.ThrowIfNull(sort);
        var parts = sort.Split('.');
        if (parts.Length != 2 || !int.TryParse(parts[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var column)
            || column < 1 || column > Columns.Count)
        {
            return this;
        }

        var direction = parts[1] == "up" ? 1 : -1;
        var order = Enumerable.Range(0, Rows.Count).OrderBy(IsTotalRow).ThenBy(row => At(row, column - 1) is null)
            .ThenBy(row => direction * (At(row, column - 1) ?? 0)).ThenBy(row => row).ToArray();
        return this with
        {
            Rows = [.. order.Select(row => Rows[row])],
            Values = [.. order.SelectMany(row => new ArraySegment<decimal?>(Values, row * Columns.Count, Columns.Count))],
            Symbols = Symbols is null ? null : [.. order.SelectMany(row => new ArraySegment<string>(Symbols, row * Columns.Count, Columns.Count))],
        };
    }

    private static bool IsTotal(IReadOnlyList<TableHeader> headers, int[] places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (headers[i].Codes[places[i]].IsTotal)
            {
                return true;
            }
        }

        return false;
    }
}
