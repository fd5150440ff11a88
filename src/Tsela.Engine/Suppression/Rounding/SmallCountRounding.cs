using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Rounding;

/// <summary>
/// Rounds the small counts of the inner cells to 0 or to the base, so that the sums, which are added up again, stay near
/// (Langsrud and Heldal 2018, An algorithm for small count rounding of tabular data). The result adds up.
/// </summary>
public static class SmallCountRounding
{
    /// <summary>Rounds all tables of a problem by one choice.</summary>
    /// <param name="problem">Counts; of linked tables one must have all dimensions, and the others are its sums.</param>
    /// <param name="roundTo">The base, 2 or more: no inner cell between 0 and it is left.</param>
    /// <exception cref="ProtectionRefusedException">A value is no count, or no table has the dimensions of all.</exception>
    public static RoundedTables Round(ProtectionProblem problem, int roundTo)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (roundTo is < 2 or > 1000)
        {
            throw new ProtectionRefusedException($"Counts are rounded to a base from 2 to 1000, and {roundTo} is none.");
        }

        var system = CellSystem.Of(problem);
        var finest = FinestOf(problem);
        var cover = SumsOverCells.Of(system, finest);
        var errors = new int[system.Cells.Count];
        new RoundingSearch(cover, roundTo, errors).Run(ChosenBefore(system, cover, problem.Earlier, roundTo));
        return Rounded(system, errors);
    }

    private static int FinestOf(ProtectionProblem problem)
    {
        foreach (var cell in problem.Tables.SelectMany(table => table.Cells))
        {
            if (cell.Value < 0 || cell.Value != decimal.Truncate(cell.Value))
            {
                throw new ProtectionRefusedException($"Rounding is for counts, and {cell.Value} in {string.Join(", ", cell.Codes)} is none. Use suppression for money and shares.");
            }
        }

        var all = problem.Tables.SelectMany(table => table.Dimensions.Select(dimension => dimension.Name)).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < problem.Tables.Count; index++)
        {
            if (problem.Tables[index].Dimensions.Count == all.Count)
            {
                return index;
            }
        }

        throw new ProtectionRefusedException(
            $"Linked tables are rounded together only where one of them has all dimensions ({string.Join(", ", all.Order(StringComparer.Ordinal))}). Give that table first, or use suppression.");
    }

    // what an earlier release showed of a cell stays, so that two editions say nothing together
    private static Dictionary<int, bool> ChosenBefore(CellSystem system, SumsOverCells cover, IReadOnlyList<EarlierCell> earlier, int roundTo)
    {
        var shown = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var cell in earlier)
        {
            if (cell.Value is { } value)
            {
                shown[cell.Cell] = value;
            }
        }

        var chosen = new Dictionary<int, bool>();
        for (var at = 0; at < cover.Inner.Count; at++)
        {
            var cell = system.Cells[cover.Inner[at]];
            if (shown.TryGetValue(cell.Identity, out var before) && (before == 0 || before == roundTo))
            {
                chosen[at] = before == roundTo;
            }
        }

        return chosen;
    }

    private static RoundedTables Rounded(CellSystem system, int[] errors)
    {
        var tables = system.Tables.Select(table => new ProtectedTable(
            table.Table.Name, [.. table.Table.Dimensions.Select(dimension => dimension.Name)],
            [
                // a status of its own for cells that did not change would tell the others' counts
                .. table.Cells.Select(cell => new ProtectedCell(cell.Codes, system.Cells[cell.Cell].Value + errors[cell.Cell], CellStatus.Rounded)),
            ])).ToArray();
        return new RoundedTables(
            tables, errors.Count(error => error != 0), errors.Max(Math.Abs), Math.Sqrt(errors.Sum(error => (double)error * error) / errors.Length));
    }
}
