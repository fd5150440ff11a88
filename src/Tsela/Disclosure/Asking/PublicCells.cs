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
    public static Dictionary<CellAddress, decimal?> Of(PublicLedger ledger, string population, IReadOnlyList<RegisterColumn> columns)
    {
        var known = ledger.CellsOf(population).ToDictionary(cell => cell.Address, cell => cell.Shown);
        foreach (var (part, conditions) in ledger.Within(population))
        {
            var picked = conditions.Select(condition => PlaceOf(condition, columns)).ToList();
            if (picked.Contains(null))
            {
                continue;
            }

            foreach (var (address, shown) in ledger.CellsOf(part))
            {
                var places = address.Cell.Split(';', StringSplitOptions.RemoveEmptyEntries).Concat(picked.OfType<string>()).Order(StringComparer.Ordinal);
                known.TryAdd(new CellAddress(population, address.Group, string.Join(';', places)), shown);
            }
        }

        return known;
    }

    // a condition that picks one code of a column, as the place of a cell; null for any other
    private static string? PlaceOf(string condition, IReadOnlyList<RegisterColumn> columns)
    {
        var end = condition.IndexOf(' ', StringComparison.Ordinal);
        var (name, code) = end < 0 ? (condition, "") : (condition[..end], condition[(end + 1)..]);
        return columns.FirstOrDefault(column => column.Address == column.Field && (column.Field == name || column.Concept == name) && column.Codes.Any(one => one.Code == code)) is { } found
            ? $"{found.Address}={code}" : null;
    }
}
