using Tsela.Disclosure.Protecting;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>
/// What is public of the cells of a population: of itself, and of those parts of it that are cells by some columns, as the
/// women among all.
/// </summary>
internal static class PublicCells
{
    /// <returns>The cells by these columns alone, each with the figure that is shown; null where it is hidden.</returns>
    public static IEnumerable<(RegisterCell Cell, decimal? Shown)> Of(PublicLedger ledger, PopulationName whole, IReadOnlyList<RegisterColumn> columns)
    {
        var population = whole.Write();
        var known = ledger.CellsOf(population).ToDictionary(cell => cell.Address, cell => cell.Shown);
        foreach (var (part, name) in ledger.Within(whole))
        {
            var picked = name.Conditions.Select(condition => (Column: ColumnOf(condition, columns), condition.Text)).ToList();
            if (picked.Exists(one => one.Column is null))
            {
                continue;
            }

            foreach (var (address, shown) in ledger.CellsOf(part))
            {
                var places = CellAddress.Places(address.Cell).Concat(picked.Select(one => new CountedPlace(one.Column!.Address, one.Text))).OrderBy(place => place.Dimension, StringComparer.Ordinal);
                known.TryAdd(address with { Population = population, Cell = CellAddress.Write(places) }, shown);
            }
        }

        return known.Select(one => (Cell: CellAt(one.Key, columns), Shown: one.Value)).Where(one => one.Cell is not null).Select(one => (one.Cell!.Value, one.Shown));
    }

    /// <summary>The column that a place of a cell is by; null where there is none with its code.</summary>
    public static RegisterColumn? ColumnOf(CountedPlace place, IReadOnlyList<RegisterColumn> columns) =>
        columns.FirstOrDefault(column => column.Address == place.Dimension && Has(column, place.Code));

    /// <summary>The column of which a condition picks one code; null for any other condition.</summary>
    public static RegisterColumn? ColumnOf((string Name, string Text) condition, IReadOnlyList<RegisterColumn> columns) =>
        columns.FirstOrDefault(column => column.Address == column.Field && (column.Field == condition.Name || column.Concept == condition.Name) && Has(column, condition.Text));

    private static bool Has(RegisterColumn column, string code) => column.Codes.Any(one => one.Code == code);

    // null where it is by other columns or of a part of a year; nobody need be in it now
    private static RegisterCell? CellAt(CellAddress address, IReadOnlyList<RegisterColumn> columns)
    {
        var codes = columns.Select(_ => RegisterTally.Sum).ToArray();
        foreach (var place in CellAddress.Places(address.Cell))
        {
            var at = columns.ToList().FindIndex(column => column == ColumnOf(place, columns));
            if (at < 0 || codes[at] != RegisterTally.Sum)
            {
                return null;
            }

            codes[at] = place.Code;
        }

        return new RegisterCell(address.Group, codes, 0, 0);
    }
}
