using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>The latest figure of a table at one place, with those before it.</summary>
/// <param name="Before">The figure one period earlier; null where there is none to compare with.</param>
/// <param name="Trend">From the last break up to the latest figure, oldest first; null where no figure is shown.</param>
internal sealed record Headline(SafeTable Table, Period Period, SafeCell Latest, (Period Period, decimal Value)? Before, IReadOnlyList<(Period Period, decimal? Value)> Trend)
{
    private const int TrendPeriodsMax = 12;

    /// <summary>In percent of the figure before; null where there is nothing to compare, the figure before is small, a break lies between, or the figures are shares themselves.</summary>
    public decimal? ChangePercent => !IsShare && Before is { Value: >= SmallBases.PercentFrom } before ? Math.Round((Latest.Value!.Value - before.Value) / before.Value * 100, 1) : null;

    /// <summary>In the unit of the table; only where the figure before is too small for a percentage.</summary>
    public decimal? ChangeNumber => !IsShare && Before is { Value: < SmallBases.PercentFrom } before ? Latest.Value!.Value - before.Value : null;

    /// <summary>In percentage points; only for shares.</summary>
    public decimal? ChangePoints => IsShare && Before is { } before ? Math.Round(Latest.Value!.Value - before.Value, 1) : null;

    private bool IsShare => Table.Unit.Equals("percent", StringComparison.OrdinalIgnoreCase);

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

        var shown = index.Periods.Select(period => (Period: period, Cell: index.Find(at is { } place ? index.At(period.Place, place) : index.At(period.Place)))).ToList();
        // a year that still runs is shown only where no whole one is
        return Of(table, shown.FindAll(one => one.Period.IsOver(table))) ?? Of(table, shown);
    }

    private static Headline? Of(SafeTable table, List<(Period Period, SafeCell? Cell)> shown)
    {
        foreach (var grain in shown.Select(one => one.Period.Grain).Distinct().Order())
        {
            var cells = shown.FindAll(one => one.Period.Grain == grain);
            var latest = cells.FindLastIndex(one => one.Cell?.Value is not null);
            if (latest < 0)
            {
                continue;
            }

            var (period, cell) = cells[latest];
            var first = Math.Max(0, cells.FindLastIndex(latest, one => one.Cell is { IsBreak: true }));
            return new Headline(
                table, period, cell!, latest > first && cells[latest - 1] is { Cell.Value: { } value } before ? (before.Period, value) : null,
                [.. cells.Take(first..(latest + 1)).TakeLast(TrendPeriodsMax).Select(one => (one.Period, one.Cell?.Value))]);
        }

        return null;
    }
}
