using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Snapshots;
using Reference = Tsela.Statistics.Measures.Reference;

namespace Tsela.Statistics.Counted;

/// <summary>The days of a stock or the whole periods of a flow that a question asks for.</summary>
internal static class QuestionTimes
{
    public static bool IsTime(ChosenDimension dimension) =>
        dimension.Dimension is AtDimension || dimension is { Dimension: DateDimension, Variable.Name: SeriesColumns.EventDate };

    public static Outcome<IReadOnlyList<Reference>> Of(TableQuery query, AskedTable asked, SnapshotSeries series, DateOnly today)
    {
        if (asked.Time.Rule is StockOn stock)
        {
            return stock.Day <= today ? new[] { OfDay(stock.Day) } : NotCountable.NotYet(stock.Day);
        }

        if (asked.Time.Rule is StockOnDays stocks)
        {
            return stocks.Days.All(day => day <= today) ? stocks.Days.Select(OfDay).ToArray() : NotCountable.NotYet(stocks.Days.Max());
        }

        var (first, last) = asked.Time.Rule is FlowIn flow ? (flow.First, flow.Last) : (DateOnly.MinValue, DateOnly.MaxValue);
        var dates = asked.Dimensions.Where(IsTime).Select(dimension => ((DateDimension)dimension.Dimension).Level).ToList();
        return dates.Count switch
        {
            0 => OnePeriod(first, last) is { } period ? period.Last <= today ? new[] { period } : NotCountable.NotYet(period.Last) : NotCountable.NoTime(query.Time),
            1 => Periods(dates[0], first, last, series, today),
            _ => NotCountable.TwoTimes,
        };
    }

    /// <summary>The last day of a year or month stands for it, as in indicators.</summary>
    private static Reference OfDay(DateOnly day) =>
        day is { Month: 12, Day: 31 } ? Reference.Year(day.Year)
        : day.AddDays(1).Day == 1 ? Reference.Month(day.Year, day.Month)
        : Reference.Parse(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))!;

    private static Outcome<IReadOnlyList<Reference>> Periods(DateLevel level, DateOnly first, DateOnly last, SnapshotSeries series, DateOnly today)
    {
        if (level == DateLevel.Day)
        {
            return NotCountable.Days;
        }

        if (series.Deliveries.Count == 0)
        {
            return NotCountable.NoPeriods;
        }

        var (from, to) = (series.Deliveries.Min(delivery => delivery.PeriodStart), series.Deliveries.Max(delivery => delivery.PeriodEnd));
        List<Reference> all = [.. Enumerable.Range(from.Year, to.Year - from.Year + 1).SelectMany(year => OfYear(level, year))];
        if ((first != DateOnly.MinValue && all.Exists(period => period.First < first && period.Last >= first))
            || (last != DateOnly.MaxValue && all.Exists(period => period.First <= last && period.Last > last)))
        {
            return NotCountable.PartOfPeriod(first, last);
        }

        Reference[] inside = [.. all.Where(period => period.First >= first && period.Last <= last && period.Last >= from && period.First <= to && period.Last <= today)];
        return inside.Length > 0 ? inside : NotCountable.NoPeriods;
    }

    private static IEnumerable<Reference> OfYear(DateLevel level, int year) => level switch
    {
        DateLevel.Year => [Reference.Year(year)],
        DateLevel.Quarter => Enumerable.Range(1, 4).Select(quarter => Reference.Quarter(year, quarter)),
        _ => Enumerable.Range(1, 12).Select(month => Reference.Month(year, month)),
    };

    private static Reference? OnePeriod(DateOnly first, DateOnly last) =>
        OfYear(DateLevel.Year, Math.Clamp(first.Year, Reference.FirstYear, Reference.LastYear))
            .Concat(OfYear(DateLevel.Quarter, Math.Clamp(first.Year, Reference.FirstYear, Reference.LastYear)))
            .Concat(OfYear(DateLevel.Month, Math.Clamp(first.Year, Reference.FirstYear, Reference.LastYear)))
            .FirstOrDefault(period => period.First == first && period.Last == last);
}
