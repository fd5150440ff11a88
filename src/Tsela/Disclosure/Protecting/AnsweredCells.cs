using Tsela.Engine.Suppression;

namespace Tsela.Disclosure.Protecting;

/// <summary>
/// What answers to questions have told of cells, or could have, before the tables that are protected now: whoever kept
/// them knows between which values a cell lies, also where a table leaves it out.
/// </summary>
public sealed class AnsweredCells(IReadOnlyDictionary<CellAddress, (decimal? Least, decimal? Most)> cells)
{
    public static readonly AnsweredCells None = new(new Dictionary<CellAddress, (decimal?, decimal?)>());

    /// <summary>The cells of a group of which something is known, by their addresses in it.</summary>
    public IReadOnlyList<BoundedCell> Of(PopulationGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return cells.Count == 0 ? [] :
        [
            .. group.Breakdowns.SelectMany(one => one.Cells.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(cell => (Cell: cell, IsKnown: cells.TryGetValue(new CellAddress(group.Population.Id, group.Time, cell), out var known), Known: known))
                .Where(one => one.IsKnown).Select(one => new BoundedCell(one.Cell, one.Known.Least, one.Known.Most)),
        ];
    }
}
