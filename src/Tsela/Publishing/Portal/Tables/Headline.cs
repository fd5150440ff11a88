using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>The latest figure of a table at one place, with those before it.</summary>
/// <param name="Before">The figure one period earlier; null where there is none to compare with.</param>
/// <param name="Trend">Up to the latest figure, oldest first; null where no figure is shown.</param>
internal sealed record Headline(SafeTable Table, Period Period, SafeCell Latest, (Period Period, decimal Value)? Before, IReadOnlyList<(Period Period, decimal? Value)> Trend)
{
    private const int TrendPeriodsMax = 12;

    /// <summary>In percent of the figure before; null where there is nothing to compare, or a break lies between.</summary>
    public decimal? ChangePercent => Before is { Value: not 0 } before ? Math.Round((Latest.Value!.Value - before.Value) / Math.Abs(before.Value) * 100, 1) : null;

    /// <summary>The total of a table.</summary>
    public static Headline? Of(SafeTable table) => Of(table, at: null);

    /// <param name="at">The code of one dimension; the total of every dimension where null.</param>
    /// <returns>Null where no figure is shown there.</returns>
    public static Headline? Of(SafeTable table, (int Dimension, int Code)? at)
    {
        var index = TableIndex.Of(table);
        if (Enumerable.Range(0, table.Dimensions.Count - 1).Any(dimension => dimension != at?.Dimension && !index.CanLeaveAside(dimension)))
        {
            return null;
        }

        foreach (var grain in Selection.GrainsOf(index))
        {
            var cells = index.Periods.Where(period => period.Grain == grain)
                .Select(period => (Period: period, Cell: index.Find(at is { } place ? index.At(period.Place, place) : index.At(period.Place)))).ToList();
            var latest = cells.FindLastIndex(one => one.Cell?.Value is not null);
            if (latest < 0)
            {
                continue;
            }

            var (period, cell) = cells[latest];
            var comparable = latest > 0 && !cell!.Symbol.Contains(SafeSymbols.Break, StringComparison.Ordinal);
            return new Headline(
                table, period, cell!, comparable && cells[latest - 1] is { Cell.Value: { } value } before ? (before.Period, value) : null,
                [.. cells.Take(latest + 1).TakeLast(TrendPeriodsMax).Select(one => (one.Period, one.Cell?.Value))]);
        }

        return null;
    }
}
