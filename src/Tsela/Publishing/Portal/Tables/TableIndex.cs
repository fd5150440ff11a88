using System.Runtime.CompilerServices;
using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>Finds the cells of a table by their places. Made once for a table and kept as long as the table is.</summary>
internal sealed class TableIndex
{
    private static readonly ConditionalWeakTable<SafeTable, TableIndex> Kept = [];

    private readonly Dictionary<UInt128, SafeCell> cells;
    private readonly UInt128[] weights;
    private readonly HashSet<ulong> crosses = [];

    private TableIndex(SafeTable table)
    {
        Table = table;
        Totals = [.. table.Dimensions.Select(dimension => Math.Max(0, PlaceOf(dimension, SafeDimension.Total)))];
        weights = new UInt128[table.Dimensions.Count];
        UInt128 weight = 1;
        for (var place = 0; place < weights.Length; place++)
        {
            weights[place] = weight;
            weight *= (UInt128)Math.Max(1, table.Dimensions[place].Codes.Count);
        }

        cells = new Dictionary<UInt128, SafeCell>(table.Cells.Count);
        foreach (var cell in table.Cells)
        {
            cells[KeyOf(cell.At)] = cell;
            crosses.Add(Broken(cell.At));
        }

        Periods = Period.AllOf(table.Time);
    }

    public SafeTable Table { get; }

    /// <summary>For each dimension the place of its total, or of its first code where it has none.</summary>
    public IReadOnlyList<int> Totals { get; }

    /// <summary>Whether the dimension has a total, or but one code, so that it can be left aside.</summary>
    public bool CanLeaveAside(int dimension) => Table.Dimensions[dimension].Codes is [_] || Table.Dimensions[dimension].Codes.Any(code => code.Code == SafeDimension.Total);

    public IReadOnlyList<Period> Periods { get; }

    /// <summary>The dimensions by which the table can be shown, time left out.</summary>
    public IEnumerable<int> Breakdowns => Enumerable.Range(0, Table.Dimensions.Count - 1).Where(dimension => Crosses(dimension, dimension));

    public static TableIndex Of(SafeTable table) => Kept.GetValue(table, table => new TableIndex(table));

    public static int PlaceOf(SafeDimension dimension, string code)
    {
        for (var place = 0; place < dimension.Codes.Count; place++)
        {
            if (dimension.Codes[place].Code == code)
            {
                return place;
            }
        }

        return -1;
    }

    public SafeCell? Find(IReadOnlyList<int> at) => cells.GetValueOrDefault(KeyOf(at));

    /// <summary>Whether any cell is broken down by both dimensions at once.</summary>
    public bool Crosses(int one, int other)
    {
        var both = (1UL << one) | (1UL << other);
        return crosses.Any(broken => (broken & both) == both);
    }

    /// <summary>
    /// Of the cells that agree with what is held, the one that is broken down least apart from what is open, of the latest whole period.
    /// A table whose parts are never summed has no cell at its totals.
    /// </summary>
    /// <param name="open">Dimensions that are shown, so that it does not matter where the cell stands in them.</param>
    public SafeCell? Nearest(Func<SafeCell, bool> agrees, IReadOnlyCollection<int> open)
    {
        ArgumentNullException.ThrowIfNull(agrees);
        ArgumentNullException.ThrowIfNull(open);
        var ranks = Periods.OrderBy(period => period.Grain).ThenByDescending(period => period.IsOver(Table)).ThenByDescending(period => period.Code, StringComparer.Ordinal)
            .Select((period, rank) => (period.Place, rank)).ToDictionary(one => one.Place, one => one.rank);
        int BrokenApart(SafeCell cell) => Enumerable.Range(0, cell.At.Count - 1).Count(dimension => !open.Contains(dimension) && cell.At[dimension] != Totals[dimension]);
        return Table.Cells.Where(agrees).OrderBy(BrokenApart).ThenBy(cell => ranks[cell.At[^1]]).ThenByDescending(cell => cell.Value ?? decimal.MinValue).FirstOrDefault();
    }

    /// <summary>A place in the table: the total of every dimension but those given.</summary>
    public int[] At(int time, params ReadOnlySpan<(int Dimension, int Code)> codes)
    {
        int[] at = [.. Totals];
        at[^1] = time;
        foreach (var (dimension, code) in codes)
        {
            at[dimension] = code;
        }

        return at;
    }

    private UInt128 KeyOf(IReadOnlyList<int> at)
    {
        UInt128 key = 0;
        for (var place = 0; place < weights.Length; place++)
        {
            key += weights[place] * (UInt128)at[place];
        }

        return key;
    }

    private ulong Broken(IReadOnlyList<int> at)
    {
        var broken = 0UL;
        for (var dimension = 0; dimension < at.Count - 1; dimension++)
        {
            broken |= at[dimension] == Totals[dimension] ? 0 : 1UL << dimension;
        }

        return broken;
    }
}
