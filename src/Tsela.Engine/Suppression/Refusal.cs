using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression;

/// <summary>Says of a table that cannot be protected which cell is to blame and what to leave out.</summary>
internal static class Refusal
{
    /// <param name="system">Cells and sums.</param>
    /// <param name="primaries">The cells that were to be hidden.</param>
    /// <param name="cell">The one that cannot be.</param>
    /// <param name="isExact">True where it is known exactly, false where only to lie below its threshold.</param>
    public static ProtectionRefusedException Of(CellSystem system, PrimaryCells primaries, int cell, bool isExact)
    {
        // a sum of everything is a table without dimensions; any other that holds it says more
        var table = system.Tables.Where(one => one.Cells.Any(place => place.Cell == cell)).MaxBy(one => one.Table.Dimensions.Count)!;
        var codes = table.Cells.First(place => place.Cell == cell).Codes;
        var name = codes.Count == 0 ? "that sums everything" : string.Join(", ", table.Table.Dimensions.Select((dimension, index) => $"{dimension.Name} {codes[index]}"));
        return new ProtectionRefusedException(
            $"The table {table.Table.Name} cannot be protected: what is public already {(isExact ? "gives away" : "leaves too little doubt about")} the cell {name}, whatever is hidden now. "
            + (codes.Count == 0 ? "Leave it out." : $"Drop the dimension {table.Table.Dimensions[BestLeftOut(table, primaries, codes)].Name} from it, or bring its codes together."));
    }

    // of the dimensions that the cell is detailed in, the one without which the fewest primaries are left
    private static int BestLeftOut(TableInSystem table, PrimaryCells primaries, IReadOnlyList<string> codes)
    {
        var detailed = Enumerable.Range(0, codes.Count).Where(at => codes[at] != table.Table.Dimensions[at].Total).DefaultIfEmpty(0).ToList();
        return detailed.MinBy(at => table.Cells.Count(place => place.Codes[at] == table.Table.Dimensions[at].Total && primaries.Is[place.Cell]));
    }
}
