using Tsela.Engine.Suppression;

namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>A pattern that the audit finds nothing in.</summary>
internal static class SafePattern
{
    // where the audit finds that a small cell is still known too well, the breakdowns that hold small cells are left out whole; where
    // even that does not help, everything is
    public static (Dictionary<string, HiddenCell> Hidden, IReadOnlySet<string> LeftOut, DisclosureAudit Audit) Of(ProtectionProblem problem)
    {
        var hidden = new Dictionary<string, HiddenCell>(StringComparer.Ordinal);
        var columns = new HashSet<string>(StringComparer.Ordinal);
        while (problem.Tables.Count > 0)
        {
            var result = CellSuppression.Protect(problem);
            var isSafe = result.Audit is { Recovered: 0, RecoveredWhenPositive: 0, PrimariesBelowMinimum: 0, PrimariesInDoubt: 0 };
            var weak = isSafe ? [] : result.Tables.Where(table => table.Dimensions.Count > 0 && table.Cells.Any(cell => cell.Status == CellStatus.Primary)).ToList();
            var leftOut = isSafe ? [] : (weak.Count == 0 ? result.Tables : weak).Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
            var kept = problem.Tables.Where(table => !leftOut.Contains(table.Name)).ToList();
            var shown = result.Tables.Where(table => !leftOut.Contains(table.Name)).SelectMany(table => table.Cells.Select(cell => AddressOf(table.Dimensions, cell.Codes))).ToHashSet(StringComparer.Ordinal);
            foreach (var table in result.Tables)
            {
                foreach (var cell in table.Cells)
                {
                    var address = AddressOf(table.Dimensions, cell.Codes);
                    if (isSafe ? cell.Status is CellStatus.Primary or CellStatus.Secondary : !shown.Contains(address))
                    {
                        hidden.TryAdd(address, new HiddenCell(cell.Status == CellStatus.Primary ? HiddenFor.Itself : HiddenFor.Another, isSafe ? cell.Known : null));
                    }
                }
            }

            if (isSafe)
            {
                return (hidden, columns, columns.Count == 0 ? result.Audit : result.Audit with { HiddenCells = hidden.Count });
            }

            columns.UnionWith(result.Tables.Where(table => leftOut.Contains(table.Name)).Select(table => string.Join(';', table.Dimensions)));
            problem = problem with { Tables = kept };
        }

        return (hidden, columns, new DisclosureAudit(hidden.Count, Recovered: 0, RecoveredWhenPositive: 0, PrimariesBelowMinimum: 0, IsPartial: false));
    }

    private static string AddressOf(IReadOnlyList<string> columns, IReadOnlyList<string> codes) => string.Join(
        ';', columns.Select((column, i) => (column, Code: codes[i])).Where(place => place.Code != LinkedProblem.Everything)
            .OrderBy(place => place.column, StringComparer.Ordinal).Select(place => $"{place.column}={place.Code}"));
}
