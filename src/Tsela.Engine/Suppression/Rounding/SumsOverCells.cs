using Tsela.Engine.Suppression.Systems;
using Tsela.Engine.Tables;

namespace Tsela.Engine.Suppression.Rounding;

/// <summary>For each inner cell of the finest table, every cell that it is a part of, in that table or in another.</summary>
/// <param name="Inner">Place in the system of each inner cell.</param>
/// <param name="Values">Its count.</param>
/// <param name="Over">Places of all cells that hold it, its own among them.</param>
/// <param name="Neighbours">For each inner cell those beside it: under a common sum, differing in one code.</param>
internal sealed record SumsOverCells(IReadOnlyList<int> Inner, IReadOnlyList<int> Values, IReadOnlyList<int[]> Over, IReadOnlyList<int[]> Neighbours)
{
    public static SumsOverCells Of(CellSystem system, int finest)
    {
        var table = system.Tables[finest];
        var dimensions = table.Table.Dimensions;
        List<int> inner = [];
        List<int> values = [];
        List<int[]> over = [];
        var beside = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var cell in table.Table.Cells)
        {
            var index = inner.Count;
            inner.Add(system.Places[CellIdentity.Of(dimensions, cell.Codes)]);
            values.Add((int)cell.Value);
            over.Add([.. Combinations.Of([.. cell.Codes.Select((code, at) => dimensions[at].ClimbOf(code))]).Select(codes => system.Places[CellIdentity.Of(dimensions, codes)]).Distinct()]);
            for (var at = 0; at < dimensions.Count; at++)
            {
                var key = $"{at}|{string.Join('|', cell.Codes.Select((code, i) => i == at ? dimensions[at].ClimbOf(code)[Math.Min(1, dimensions[at].ClimbOf(code).Count - 1)] : code))}";
                (beside.TryGetValue(key, out var list) ? list : beside[key] = []).Add(index);
            }
        }

        var neighbours = Enumerable.Range(0, inner.Count).Select(_ => new List<int>()).ToArray();
        foreach (var group in beside.Values)
        {
            foreach (var one in group)
            {
                neighbours[one].AddRange(group.Where(other => other != one));
            }
        }

        return new SumsOverCells(inner, values, over, [.. neighbours.Select(list => list.ToArray())]);
    }
}
