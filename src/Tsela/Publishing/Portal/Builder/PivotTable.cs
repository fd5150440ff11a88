using Tsela.Disclosure;
using Tsela.Engine.Tables;
using Tsela.Publishing.Portal.Tables;

namespace Tsela.Publishing.Portal.Builder;

/// <summary>A public table turned as somebody wants it: any dimensions down, any across, the others at one code.</summary>
/// <param name="Down">Places of the dimensions in the rows.</param>
/// <param name="Across">Places of the dimensions in the columns.</param>
/// <param name="Fixed">For each dimension the place of the code at which it stands where it is neither.</param>
/// <param name="Rows">Codes of the rows that have a figure or a reason for none.</param>
/// <param name="Columns">Codes of the columns, likewise.</param>
/// <param name="Cells">Combinations there are before empty rows and columns go.</param>
internal sealed record PivotTable(
    TableIndex Index, IReadOnlyList<int> Down, IReadOnlyList<int> Across, IReadOnlyList<int> Fixed, IReadOnlyList<int[]> Rows, IReadOnlyList<int[]> Columns, long Cells)
{
    public const int CellsMax = 20_000;

    public const int DimensionsMax = 2;

    public bool IsTooLarge => Cells > CellsMax;

    public SafeTable Table => Index.Table;

    /// <summary>Reads a choice from an address; what the table does not have is as if it had not been asked for.</summary>
    public static PivotTable Read(SafeTable table, Func<string, IReadOnlyList<string>> query)
    {
        var index = TableIndex.Of(table);
        var time = table.Dimensions.Count - 1;
        List<int> Placed(string name) => [.. query(name).Select(table.PlaceOf).Where(place => place >= 0).Distinct().Take(DimensionsMax)];
        var across = Placed("columns");
        var down = Placed("rows").Where(place => !across.Contains(place)).ToList();
        if (down.Count == 0 && across.Count == 0)
        {
            (down, across) = (index.Breakdowns.Take(1).ToList() is [var first] ? [first] : [], [time]);
        }

        int[] at = [.. index.Totals];
        var asked = new List<int>();
        for (var dimension = 0; dimension < at.Length; dimension++)
        {
            if (query(table.Dimensions[dimension].Id) is [var code, ..] && TableIndex.PlaceOf(table.Dimensions[dimension], code) is var place and >= 0)
            {
                at[dimension] = place;
                asked.Add(dimension);
            }
        }

        return Of(index, down, across, Aside(index, [.. down, .. across], at, asked));
    }

    /// <summary>Where the dimensions that are left aside stand: as asked, else where the table has figures that are broken down by those shown.</summary>
    private static int[] Aside(TableIndex index, int[] shown, int[] at, List<int> asked)
    {
        var time = at.Length - 1;
        bool Agrees(SafeCell cell) => asked.TrueForAll(dimension => shown.Contains(dimension) || cell.At[dimension] == at[dimension]);
        bool IsCrossed(SafeCell cell) => shown.All(dimension => dimension == time || cell.At[dimension] != index.Totals[dimension]);
        var nearest = index.Nearest(cell => Agrees(cell) && IsCrossed(cell), shown) ?? index.Nearest(Agrees, shown);
        return nearest is null ? at : [.. at.Select((code, dimension) => asked.Contains(dimension) || shown.Contains(dimension) ? code : nearest.At[dimension])];
    }

    public SafeCell? At(int[] row, int[] column)
    {
        int[] at = [.. Fixed];
        Put(at, Down, row);
        Put(at, Across, column);
        return Index.Find(at);
    }

    public IEnumerable<SafeCode> LabelsOf(IReadOnlyList<int> dimensions, int[] codes) => dimensions.Select((dimension, at) => Table.Dimensions[dimension].Codes[codes[at]]);

    private static PivotTable Of(TableIndex index, List<int> down, List<int> across, int[] at)
    {
        var (rows, columns) = (Crossed(index.Table, down), Crossed(index.Table, across));
        var all = new PivotTable(index, down, across, at, rows, columns, (long)rows.Count * columns.Count);
        if (all.IsTooLarge)
        {
            return all with { Rows = [], Columns = [] };
        }

        List<int[]> saidDown = [.. rows.Where(row => columns.Any(column => all.At(row, column) is not null))];
        return all with { Rows = saidDown, Columns = [.. columns.Where(column => saidDown.Any(row => all.At(row, column) is not null))] };
    }

    private static List<int[]> Crossed(SafeTable table, List<int> dimensions) =>
        [.. Combinations.Of([.. dimensions.Select(dimension => Places(table, dimension))])];

    // the newest period first, as on the page of the table: a phone shows the first columns
    private static int[] Places(SafeTable table, int dimension)
    {
        var places = Enumerable.Range(0, table.Dimensions[dimension].Codes.Count);
        return dimension == table.Dimensions.Count - 1 ? [.. places.Reverse()] : [.. places];
    }

    private static void Put(int[] at, IReadOnlyList<int> dimensions, int[] codes)
    {
        for (var place = 0; place < dimensions.Count; place++)
        {
            at[dimensions[place]] = codes[place];
        }
    }
}
