using Tsela.Engine.Suppression;
using Tsela.Engine.Tables;

namespace Tsela.Disclosure.PlainFiles;

/// <summary>Combinations of codes that a table has no row for: nobody is in them, and every method shows them as 0 where empty cells are published.</summary>
internal static class EmptyCombinations
{
    // a sparse table of many dimensions has far more of them than cells
    private const long CellsMax = 2_000_000;

    /// <summary>The table with every combination of its codes, sums and zones; as it was where those are too many.</summary>
    /// <param name="table">After protection.</param>
    /// <param name="dimensions">In the order of its codes.</param>
    public static ProtectedTable Added(ProtectedTable table, IReadOnlyList<TableDimension> dimensions)
    {
        string[][] codes = [.. dimensions.Select(dimension => (string[])[.. dimension.Parents.Keys, dimension.Total, .. dimension.Zones.Keys])];
        if (codes.Aggregate(1L, (product, some) => Math.Min(product * some.Length, CellsMax + 1)) > CellsMax)
        {
            return table;
        }

        var there = table.Cells.Select(cell => Joined(cell.Codes)).ToHashSet(StringComparer.Ordinal);
        var status = table.Cells.Select(cell => cell.Status).FirstOrDefault(status => status is CellStatus.Rounded or CellStatus.Perturbed);
        return table with { Cells = [.. table.Cells, .. Combinations.Of(codes).Where(cell => !there.Contains(Joined(cell))).Select(cell => new ProtectedCell(cell, 0, status))] };
    }

    private static string Joined(IReadOnlyList<string> codes) => string.Join('\u0001', codes);
}
