using Tsela.Disclosure.Protecting;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>
/// The cells that public tables of the same rows leave out, whether they count rows or persons. Whoever is shown to be in a
/// part of such a cell makes it greater, and its neighbours in a public sum smaller, so no part of it is answered.
/// </summary>
internal sealed class LeftOutCells
{
    private readonly IReadOnlyList<RegisterColumn> columns;
    private readonly ILookup<string, List<Func<RegisterColumn, string, bool>>> cells;

    public LeftOutCells(PublicLedger ledger, PopulationName population, IReadOnlyList<RegisterColumn> columns)
    {
        this.columns = columns;
        cells = ledger.OfTheSameRows(population)
            .SelectMany(one => ledger.CellsOf(one.Id).Where(cell => cell.Shown is null).Select(cell => (
                cell.Address.Group,
                Places: CellAddress.Places(cell.Address.Cell).Select(PlaceOf).Concat(one.Name.Conditions.Select(ConditionOf)).ToList())))
            .Where(cell => cell.Places.TrueForAll(place => columns.Any(column => column.Codes.Any(code => place(column, code.Code)))))
            .ToLookup(cell => cell.Group, cell => cell.Places, StringComparer.Ordinal);
    }

    /// <summary>True where everybody of a cell is in one that is left out.</summary>
    /// <param name="codes">In the order of the columns.</param>
    public bool Hold(string year, IReadOnlyList<string> codes) => cells[year].Any(places => places.TrueForAll(place =>
        columns.Where((column, i) => codes[i] != RegisterTally.Sum && place(column, codes[i])).Any()));

    // of another grouping of the field it is not worked out which codes are parts of the place: any may be
    private static Func<RegisterColumn, string, bool> PlaceOf(CountedPlace place)
    {
        var (address, wanted) = (place.Dimension, place.Code);
        var grouped = address.IndexOf(" in ", StringComparison.Ordinal);
        var field = grouped < 0 ? address : address[..grouped];
        return (column, code) => column.Address == address ? code == wanted : grouped >= 0 && column.Field == field;
    }

    private static Func<RegisterColumn, string, bool> ConditionOf((string Name, string Text) condition)
    {
        var (name, text) = condition;
        var isNot = text.StartsWith("not ", StringComparison.Ordinal);
        string[] codes = (isNot ? text[4..] : text).Split('|');
        return (column, code) =>
            name == "age" ? column.Address.Contains(" in ", StringComparison.Ordinal)
            : (column.Field == name || column.Concept == name)
                && (column.Address != column.Field ? isNot || codes.Length > 1
                    : !codes.All(one => column.Codes.Any(known => known.Code == one)) || codes.Contains(code, StringComparer.Ordinal) != isNot);
    }
}
