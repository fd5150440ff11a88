using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.CellKeys;

/// <summary>The cell-key method: every count, sums too, is changed by noise that the keys of its records decide.</summary>
public static class CellKeyPerturbation
{
    /// <summary>Every cell of every table, changed. The tables do not add up afterwards, which is the price.</summary>
    /// <param name="system">Counts, each with the sum of its record keys.</param>
    /// <param name="noise">The probabilities of the changes.</param>
    /// <exception cref="ProtectionRefusedException">A value is no count.</exception>
    public static IReadOnlyList<ProtectedTable> Perturb(CellSystem system, PerturbationTable noise)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(noise);
        var shown = system.Cells.Select(cell => Shown(cell, noise)).ToArray();
        return
        [
            .. system.Tables.Select(table => new ProtectedTable(
                table.Table.Name, [.. table.Table.Dimensions.Select(dimension => dimension.Name)],
                [.. table.Cells.Select(cell => new ProtectedCell(cell.Codes, shown[cell.Cell], CellStatus.Perturbed))])),
        ];
    }

    private static decimal Shown(SystemCell cell, PerturbationTable noise) => cell.Value >= 0 && cell.Value == decimal.Truncate(cell.Value)
        ? noise.Shown((long)cell.Value, cell.Key)
        : throw new ProtectionRefusedException($"The cell-key method changes counts, and {cell.Value} in {(cell.Identity.Length == 0 ? "the total" : cell.Identity)} is none. Use suppression for money and shares.");
}
