using System.Runtime.InteropServices;
using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting;
using Tsela.Engine.Suppression.CellKeys;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>How a count is known to the public.</summary>
public enum CountFate
{
    /// <summary>Changed by what its key says.</summary>
    Perturbed,

    /// <summary>As a public table shows it.</summary>
    Published,

    /// <summary>A public table hides it.</summary>
    Hidden,
}

[StructLayout(LayoutKind.Auto)]
public readonly record struct ShownCount(long Value, CountFate Fate);

/// <summary>
/// The counts of a register by some columns and all their sums, as everybody may see them. What is shown of a cell hangs on
/// its own key and on its sums alone, so it is the same in every question in which the cell stands.
/// </summary>
public sealed class ShownCounts
{
    private readonly Dictionary<string, ShownCount> cells;
    private readonly IReadOnlyList<RegisterColumn> columns;
    private readonly LeftOutCells leftOut;

    private ShownCounts(Dictionary<string, ShownCount> cells, IReadOnlyList<RegisterColumn> columns, LeftOutCells leftOut) =>
        (this.cells, this.columns, this.leftOut) = (cells, columns, leftOut);

    public int Size => cells.Count;

    /// <summary>The years in which anybody is shown to be, in their order.</summary>
    public IReadOnlyList<string> Years =>
        [.. cells.Where(cell => cell.Value.Value > 0).Select(cell => cell.Key[..cell.Key.IndexOf('\n', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Finds a count by its year and its codes in the order of a question. One that is not there has nobody in it whom it would show.</summary>
    public Func<string, IReadOnlyList<string>, ShownCount> InOrder(IReadOnlyList<RegisterColumn> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        int[] places = [.. columns.Select(column => asked.ToList().FindIndex(one => one.Text == column.Text))];
        return (year, codes) =>
        {
            string[] own = [.. places.Select(place => codes[place])];
            // of the parts of what is left out it is not even told in which of them nobody is
            return cells.TryGetValue(KeyOf(year, own), out var found) ? found : new ShownCount(0, leftOut.Hold(year, own) ? CountFate.Hidden : CountFate.Perturbed);
        };
    }

    /// <param name="columns">The columns of the tally, in an order that does not hang on the question.</param>
    public static ShownCounts Of(RegisterTally tally, IReadOnlyList<RegisterColumn> columns, Policy policy, PublicLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(ledger);
        var noise = PerturbationTable.Of(policy.NoiseParameters!);
        var bounds = new KnownBounds(noise.Parameters.LargestChange, policy.Minimum);
        var shown = new Dictionary<string, ShownCount>(StringComparer.Ordinal);
        var persons = tally.Cells.ToDictionary(cell => KeyOf(cell.Year, cell.Codes), cell => cell.Persons, StringComparer.Ordinal);
        var population = PopulationName.Read(tally.Population.Id)!;
        var known = PublicCells.Of(ledger, population, columns);
        var rowsOf = population.OfRows.Write();
        var rows = PublicCells.Of(ledger, population.OfRows, columns);
        var parts = new LeftOutCells(ledger, population, columns);
        var counted = tally.Cells.Select(cell => (Cell: cell, Address: AddressOf(tally.Population, cell, columns))).ToList();
        var gone = known.Keys.Except(counted.Select(one => one.Address)).Select(address => (Cell: CellAt(address, columns), Address: address)).Where(one => one.Cell is not null)
            .Select(one => (Cell: one.Cell!.Value, one.Address));
        foreach (var breakdown in counted.Concat(gone).GroupBy(one => MaskOf(one.Cell.Codes)).OrderBy(breakdown => int.PopCount(breakdown.Key)).ThenBy(breakdown => breakdown.Key))
        {
            foreach (var (cell, address) in breakdown)
            {
                shown[KeyOf(cell.Year, cell.Codes)] =
                    !known.TryGetValue(address, out var value) && parts.Hold(cell.Year, cell.Codes) ? new ShownCount(0, CountFate.Hidden)
                    : !known.ContainsKey(address) ? new ShownCount(noise.Shown(cell.Persons, RecordKeys.Fraction(cell.Keys)), CountFate.Perturbed)
                    : value is { } published ? new ShownCount((long)published, CountFate.Published)
                    : new ShownCount(0, CountFate.Hidden);
            }

            for (var column = 0; column < columns.Count; column++)
            {
                if ((breakdown.Key & (1 << column)) != 0)
                {
                    Hold([.. breakdown.Select(one => one.Cell)], column, columns, persons, shown, bounds, (year, codes) => rows.GetValueOrDefault(AddressOf(tally.Population, new RegisterCell(year, codes, 0, 0), columns) with { Population = rowsOf }));
                }
            }
        }

        return new ShownCounts(shown, columns, parts);
    }

    // the cells that differ in one column alone, with their sum; where somebody stands in several of them, the sum tells little of them
    private static void Hold(
        IReadOnlyList<RegisterCell> breakdown, int column, IReadOnlyList<RegisterColumn> columns, Dictionary<string, long> persons, Dictionary<string, ShownCount> shown, KnownBounds bounds,
        Func<string, IReadOnlyList<string>, decimal?> rows)
    {
        foreach (var line in breakdown.GroupBy(cell => KeyOf(cell.Year, [.. cell.Codes.Select((code, i) => i == column ? RegisterTally.Sum : code)]), StringComparer.Ordinal))
        {
            if (line.Sum(cell => cell.Persons) > persons.GetValueOrDefault(line.Key))
            {
                continue;
            }

            string[] keys = [.. line.Select(cell => KeyOf(cell.Year, cell.Codes)).Order(StringComparer.Ordinal)];
            var counts = keys.Select(key => shown[key]).ToArray();
            var first = line.First();
            var most = rows(first.Year, [.. first.Codes.Select((code, i) => i == column ? RegisterTally.Sum : code)]);
            bounds.Hold(shown.GetValueOrDefault(line.Key), (long?)most, counts, isEveryCodeThere: counts.Length == columns[column].Codes.Count);
            for (var i = 0; i < keys.Length; i++)
            {
                shown[keys[i]] = counts[i];
            }
        }
    }

    private static int MaskOf(IReadOnlyList<string> codes)
    {
        var mask = 0;
        for (var i = 0; i < codes.Count; i++)
        {
            mask |= codes[i] == RegisterTally.Sum ? 0 : 1 << i;
        }

        return mask;
    }

    private static CellAddress AddressOf(CountedPopulation population, RegisterCell cell, IReadOnlyList<RegisterColumn> columns) => new(
        population.Id, cell.Year,
        string.Join(';', columns.Select((column, i) => (column.Address, Code: cell.Codes[i])).Where(place => place.Code != RegisterTally.Sum)
            .OrderBy(place => place.Address, StringComparer.Ordinal).Select(place => $"{place.Address}={place.Code}")));

    // of a public cell in which nobody is now; null where it is by other columns or of a part of a year
    private static RegisterCell? CellAt(CellAddress address, IReadOnlyList<RegisterColumn> columns)
    {
        var codes = columns.Select(_ => RegisterTally.Sum).ToArray();
        foreach (var place in address.Cell.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = place.IndexOf('=', StringComparison.Ordinal);
            var column = columns.ToList().FindIndex(one => one.Address == place[..end]);
            if (column < 0 || columns[column].Codes.All(code => code.Code != place[(end + 1)..]))
            {
                return null;
            }

            codes[column] = place[(end + 1)..];
        }

        return new RegisterCell(address.Group, codes, 0, 0);
    }

    private static string KeyOf(string year, IReadOnlyList<string> codes) => $"{year}\n{string.Join('\n', codes)}";
}
