using Tsela.Disclosure;

namespace Tsela.Publishing.JsonStat;

/// <summary>A part of a safe table: for each dimension the codes that are wanted, and which dimensions stand at one code and are not shown.</summary>
internal sealed class TableView
{
    private readonly IReadOnlyList<int[]> places;

    /// <param name="places">For each dimension of the table the places of the codes, at least one.</param>
    /// <param name="shown">Places of the dimensions that are shown, in the order of the table; the others have one code.</param>
    public TableView(SafeTable table, IReadOnlyList<int[]> places, IReadOnlyList<int> shown)
    {
        Table = table;
        this.places = places;
        Shown = shown;
    }

    public SafeTable Table { get; }

    public IReadOnlyList<int> Shown { get; }

    /// <summary>How many figures it has room for; of tables of many dimensions more than a number can hold.</summary>
    public long Size => (long)Math.Min(long.MaxValue / 2, places.Aggregate(1.0, (size, codes) => size * codes.Length));

    public static TableView Whole(SafeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new TableView(
            table, [.. table.Dimensions.Select(dimension => Enumerable.Range(0, dimension.Codes.Count).ToArray())], [.. Enumerable.Range(0, table.Dimensions.Count)]);
    }

    public IReadOnlyList<int> CodesOf(int dimension) => places[dimension];

    /// <summary>Every combination in row-major order, with its cell; null where the table has none. The places are one array that is written over.</summary>
    public IEnumerable<(int[] At, SafeCell? Cell)> Cells()
    {
        var counters = new int[places.Count];
        var at = places.Select(codes => codes[0]).ToArray();
        var isWhole = places.Zip(Table.Dimensions).All(one => one.First.Length == one.Second.Codes.Count);
        var next = 0;
        while (true)
        {
            if (isWhole)
            {
                // the cells have the same order, so nothing is looked up
                var hit = next < Table.Cells.Count && Compare(Table.Cells[next].At, at) == 0;
                yield return (at, hit ? Table.Cells[next++] : null);
            }
            else
            {
                yield return (at, Find(at));
            }

            var dimension = places.Count - 1;
            while (dimension >= 0 && ++counters[dimension] == places[dimension].Length)
            {
                counters[dimension] = 0;
                at[dimension] = places[dimension][0];
                dimension--;
            }

            if (dimension < 0)
            {
                yield break;
            }

            at[dimension] = places[dimension][counters[dimension]];
        }
    }

    /// <summary>Only the cells that are there, each with its number in row-major order.</summary>
    public IEnumerable<(long Number, SafeCell Cell)> Filled()
    {
        var steps = new Dictionary<int, long>[places.Count];
        var step = 1L;
        for (var dimension = places.Count - 1; dimension >= 0; dimension--)
        {
            steps[dimension] = places[dimension].Select((code, number) => (code, number)).ToDictionary(one => one.code, one => one.number * step);
            step *= places[dimension].Length;
        }

        foreach (var cell in Table.Cells)
        {
            var number = 0L;
            var dimension = 0;
            while (dimension < steps.Length && steps[dimension].TryGetValue(cell.At[dimension], out var add))
            {
                number += add;
                dimension++;
            }

            if (dimension == steps.Length)
            {
                yield return (number, cell);
            }
        }
    }

    private SafeCell? Find(int[] at)
    {
        var (low, high) = (0, Table.Cells.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var comparison = Compare(Table.Cells[middle].At, at);
            if (comparison == 0)
            {
                return Table.Cells[middle];
            }

            (low, high) = comparison < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private static int Compare(IReadOnlyList<int> one, int[] other)
    {
        for (var place = 0; place < other.Length; place++)
        {
            if (one[place] != other[place])
            {
                return one[place].CompareTo(other[place]);
            }
        }

        return 0;
    }
}
