namespace Tsela.Engine.Tables;

/// <summary>Shares of a row, a column or the whole, from a table of counts or sums.</summary>
public static class Shares
{
    /// <summary>
    /// Each cell over the whole of the cells that have the same codes in the dimensions kept. Keep none for shares of the
    /// table, the dimensions of the rows for shares of each row. The whole is the table's own total where it has one (as it
    /// must for persons, who may stand in several cells), else the sum of the cells.
    /// </summary>
    /// <param name="table">Counts or sums.</param>
    /// <param name="kept">Names of dimensions; a stock on many days wants its days among them, since they do not add up.</param>
    /// <returns>The same cells with values between 0 and 1 (null over a whole of 0) for measures that are not negative.</returns>
    /// <exception cref="ArgumentException">The table has no such dimension.</exception>
    public static ResultTable Of(ResultTable table, IReadOnlyCollection<string> kept)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(kept);
        if (kept.FirstOrDefault(name => !table.Dimensions.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ArgumentException($"The table has no dimension '{unknown}'; it has {string.Join(", ", table.Dimensions)}.", nameof(kept));
        }

        var isKept = table.Dimensions.Select(name => kept.Contains(name, StringComparer.Ordinal)).ToArray();
        var wholes = new Dictionary<CellKey, (decimal Sum, decimal? Total)>();
        foreach (var cell in table.Cells)
        {
            ref var whole = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(wholes, Kept(cell, isKept), out _);
            var totals = cell.Codes.Where((code, i) => !isKept[i] && code == Tabulation.Total).Count();
            if (totals == 0)
            {
                whole.Sum += cell.Value ?? 0;
            }

            if (totals > 0 && totals == isKept.Count(one => !one))
            {
                whole.Total = cell.Value ?? 0;
            }
        }

        return table with { Cells = [.. table.Cells.Select(cell => cell with { Value = Share(cell.Value, wholes[Kept(cell, isKept)]) })] };
    }

    private static decimal? Share(decimal? value, (decimal Sum, decimal? Total) whole) =>
        (whole.Total ?? whole.Sum) is var all && all == 0 ? null : value / all;

    private static CellKey Kept(Cell cell, bool[] isKept) => new([.. cell.Codes.Where((_, i) => isKept[i])]);
}
