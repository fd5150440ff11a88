using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Elimination;

/// <summary>
/// The order in which cells are considered for showing: everything and the sums of one dimension's highest codes first,
/// then by coarse classes of value, so that a small revision changes little, then by depth and identity.
/// </summary>
internal static class CandidateOrder
{
    // each class of value reaches from a number to 1.4 times it
    private const double ClassesPerDoubling = 2;

    /// <summary>The places of all cells, the one to show first in front.</summary>
    public static int[] Of(CellSystem system)
    {
        var depth = Depths(system);
        var order = Enumerable.Range(0, system.Cells.Count).ToArray();
        var keys = order.Select(cell => (
            Margin: Math.Min(depth[cell], 2),
            Class: -ClassOf(system.Cells[cell].Value),
            Depth: depth[cell],
            system.Cells[cell].Identity)).ToArray();
        Array.Sort(order, (a, b) =>
        {
            var (one, other) = (keys[a], keys[b]);
            return one.Margin != other.Margin ? one.Margin.CompareTo(other.Margin)
                : one.Class != other.Class ? one.Class.CompareTo(other.Class)
                : one.Depth != other.Depth ? one.Depth.CompareTo(other.Depth)
                : string.CompareOrdinal(one.Identity, other.Identity);
        });
        return order;
    }

    /// <summary>The class of a value; equal for values that differ by little, in most cases.</summary>
    public static int ClassOf(decimal value) => value <= 0 ? -1 : (int)Math.Round(ClassesPerDoubling * Math.Log2((double)value));

    /// <summary>What hiding each cell costs: more for a class of greater values, and most for the margins.</summary>
    public static double[] Prices(CellSystem system)
    {
        const double margin = 4;
        var depth = Depths(system);
        return [.. system.Cells.Select((cell, place) => (1 + ((ClassOf(cell.Value) + 1) / (2 * ClassesPerDoubling))) * (depth[place] < 2 ? margin : 1))];
    }

    // how many steps of how many dimensions lie between the cell and everything
    private static int[] Depths(CellSystem system)
    {
        var depths = new int[system.Cells.Count];
        foreach (var table in system.Tables)
        {
            var steps = table.Table.Dimensions.Select(dimension => dimension.Parents.Keys
                .ToDictionary(code => code, code => dimension.ClimbOf(code).TakeWhile(above => above != dimension.Total).Count(), StringComparer.Ordinal)).ToArray();
            foreach (var (codes, cell) in table.Cells)
            {
                var depth = 0;
                for (var at = 0; at < codes.Count; at++)
                {
                    // a zone is a sum like the highest codes
                    depth += codes[at] == table.Table.Dimensions[at].Total ? 0 : steps[at].GetValueOrDefault(codes[at], 1);
                }

                depths[cell] = depth;
            }
        }

        return depths;
    }
}
