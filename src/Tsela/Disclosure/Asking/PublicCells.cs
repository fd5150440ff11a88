using Tsela.Disclosure.Protecting;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>
/// What is public of the cells of a population: of itself, and of those parts of it that are cells by some columns, as the
/// women among all.
/// </summary>
internal static class PublicCells
{
    /// <returns>Each cell with the figure that is shown; null where it is hidden.</returns>
    public static Dictionary<CellAddress, decimal?> Of(PublicLedger ledger, PopulationName whole, IReadOnlyList<RegisterColumn> columns)
    {
        var population = whole.Write();
        var known = ledger.CellsOf(population).ToDictionary(cell => cell.Address, cell => cell.Shown);
        foreach (var (part, name) in ledger.Within(whole))
        {
            var picked = name.Conditions.Select(condition => PlaceOf(condition, columns)).ToList();
            if (picked.Contains(null))
            {
                continue;
            }

            foreach (var (address, shown) in ledger.CellsOf(part))
            {
                var places = CellAddress.Places(address.Cell).Concat(picked.OfType<CountedPlace>()).OrderBy(place => place.Dimension, StringComparer.Ordinal);
                known.TryAdd(address with { Population = population, Cell = CellAddress.Write(places) }, shown);
            }
        }

        return known;
    }

    // a condition that picks one code of a column, as the place of a cell; null for any other
    private static CountedPlace? PlaceOf((string Name, string Text) condition, IReadOnlyList<RegisterColumn> columns) =>
        columns.FirstOrDefault(column => column.Address == column.Field && (column.Field == condition.Name || column.Concept == condition.Name) && column.Codes.Any(one => one.Code == condition.Text)) is { } found
            ? new CountedPlace(found.Address, condition.Text) : null;
}
