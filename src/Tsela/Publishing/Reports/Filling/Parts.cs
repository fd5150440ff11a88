using Tsela.Disclosure;
using Tsela.Shared;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>Which part of a whole is the largest, as far as what is shown allows to say it.</summary>
internal static class Parts
{
    private const int TiedMax = 3;

    /// <summary>Parts that were rounded may make a little more than the whole; more than that, they overlap.</summary>
    private const decimal OverlapFrom = 1.05m;

    /// <summary>Of the total of a table's last column; null where its rows do not make up a total.</summary>
    public static string? Largest(FilledTable table)
    {
        var total = table.Rows.FirstOrDefault(row => row.IsTotal);
        var column = Enumerable.Range(0, table.Columns.Count).FirstOrDefault(one => table.Columns[one].IsTotal, table.Columns.Count - 1);
        if (total?.Cells[column].Value is not (> 0 and var whole) || !Sentences.IsAdditive(table.Unit))
        {
            return null;
        }

        var all = table.Rows.Concat(table.LeftOut).Where(row => row is { IsTotal: false, Depth: 0 }).ToList();
        var shown = all.Where(row => row.Cells[column].Value is > 0).OrderByDescending(row => row.Cells[column].Value).ThenBy(row => row.Label, StringComparer.Ordinal).ToList();
        var sum = shown.Sum(row => row.Cells[column].Value!.Value);
        if (shown.Count < 2 || sum > whole * OverlapFrom)
        {
            return null;
        }

        var most = shown.Where(row => row.Cells[column].Value == shown[0].Cells[column].Value).ToList();
        var next = shown.Where(row => most.Count == 1 && row.Cells[column].Value == shown[1].Cells[column].Value).ToList();
        if (most.Count > TiedMax)
        {
            return null;
        }

        var hidden = all.Count(row => row.Cells[column] is { Value: null } cell && cell.Symbol.Contains(SafeSymbols.Suppressed, StringComparison.Ordinal));
        var named = next.Count is 1 ? next[0] : most[0];
        // a part that is kept back may be larger than one that is named, where so much is left
        var isOpen = hidden > 0 && whole - sum >= named.Cells[column].Value;
        var of = table.Columns[column] is { IsTotal: false, Label.Length: > 0 } last ? $" in {last.Label}" : "";
        var by = $"By {table.RowTitle.ToLowerInvariant()} the largest {(most.Count == 1 ? "part" : "parts")}{(isOpen ? " of those shown" : "")}{of} {(most.Count == 1 ? "was" : "were")}";
        var then = next.Count is 1 ? $", then {next[0].Label} with {Sentences.Share(next[0].Cells[column], whole)}" : "";
        return $"{by} {Titles.Joined(most.ConvertAll(row => row.Label))} with {Sentences.Share(most[0].Cells[column], whole)}{(most.Count == 1 ? "" : " each")}{then}{(hidden > 0 ? $"; {Sentences.Kept(hidden, "part")}" : "")}.";
    }
}
