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
        var shown = new Dictionary<string, ShownCount>(StringComparer.Ordinal);
        var persons = tally.Cells.ToDictionary(KeyOf, cell => cell.Persons, StringComparer.Ordinal);
        var known = PublicCells.Of(ledger, tally.Population, columns).ToDictionary(one => KeyOf(one.Cell), StringComparer.Ordinal);
        var rows = PublicCells.Of(ledger, tally.Population.OfRows, columns).ToDictionary(one => KeyOf(one.Cell), one => one.Shown, StringComparer.Ordinal);
        var gaps = new LeftOutCells(ledger, tally.Population, columns);
        var lines = new CountLines(columns, persons, rows, shown, new KnownBounds(noise.Parameters.LargestChange, policy.Minimum));
        var gone = known.Where(one => !persons.ContainsKey(one.Key)).Select(one => one.Value.Cell);
        foreach (var breakdown in tally.Cells.Concat(gone).GroupBy(cell => MaskOf(cell.Codes)).OrderBy(breakdown => int.PopCount(breakdown.Key)).ThenBy(breakdown => breakdown.Key))
        {
            foreach (var cell in breakdown)
            {
                shown[KeyOf(cell)] = known.TryGetValue(KeyOf(cell), out var there) ? there.Shown is { } published ? new ShownCount((long)published, CountFate.Published) : new ShownCount(0, CountFate.Hidden)
                    : gaps.Hold(cell.Year, cell.Codes) ? new ShownCount(0, CountFate.Hidden)
                    : new ShownCount(noise.Shown(cell.Persons, RecordKeys.Fraction(cell.Keys)), CountFate.Perturbed);
            }

            lines.Hold([.. breakdown], [.. Enumerable.Range(0, columns.Count).Where(column => (breakdown.Key & (1 << column)) != 0)]);
        }

        return new ShownCounts(shown, columns, gaps);
    }

    /// <summary>Tells the cells of a question apart.</summary>
    internal static string KeyOf(string year, IReadOnlyList<string> codes) => $"{year}\n{string.Join('\n', codes)}";

    internal static string KeyOf(RegisterCell cell) => KeyOf(cell.Year, cell.Codes);

    private static int MaskOf(IReadOnlyList<string> codes)
    {
        var mask = 0;
        for (var i = 0; i < codes.Count; i++)
        {
            mask |= codes[i] == RegisterTally.Sum ? 0 : 1 << i;
        }

        return mask;
    }
}
