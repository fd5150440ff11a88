using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Estimates.ListEstimates;

/// <summary>Every estimate with what became of it, and the gaps between deliveries that none fills yet.</summary>
[Needs(Right.ReadFigures)]
public sealed class ListEstimates(TselaDb db, CurrentActor actor, FigureBooks books)
{
    public sealed record Request;

    /// <param name="Latest">Its latest version.</param>
    public sealed record Row(Estimate Latest, string Standing);

    /// <param name="Users">The indicators that an estimate of the delivery enters; where it enters none, those whose figures can be estimated.</param>
    public sealed record Gap(string Series, string Period, bool IsCounted, IReadOnlyList<string> Users);

    /// <param name="Gaps">Months of monthly series that nothing was delivered for, up to the last whole month before the latest snapshot.</param>
    public sealed record Listed(IReadOnlyList<Row> Rows, IReadOnlyList<Gap> Gaps, bool MayEnter);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ListEstimates>() is { } refusal)
        {
            return refusal;
        }

        var latest = await books.Latest(db, cancellationToken);
        if (latest.Problem is { Kind: not ProblemKind.NotFound } problem)
        {
            return problem;
        }

        var book = latest.Succeeded ? latest.Value : null;
        var estimates = (await db.Set<Estimate>().AsNoTracking().ToListAsync(cancellationToken))
            .GroupBy(estimate => estimate.Number).Select(versions => versions.MaxBy(estimate => estimate.Version)!)
            .OrderByDescending(estimate => estimate.Number).Select(estimate => new Row(estimate, EstimateStanding.Of(estimate, book))).ToList();
        var filled = estimates.Where(row => row.Latest is { IsInForce: true, Of: EstimateOf.Delivery }).Select(row => (row.Latest.Subject, row.Latest.Reference)).ToHashSet();
        return new Listed(
            estimates, book is null ? [] : [.. book.Manifest.Series.SelectMany(series => Gaps(series, book)).Where(gap => !filled.Contains((gap.Series, gap.Period)))],
            actor.Actor.Rights.Contains(Right.BuildFigures));
    }

    // a series that has rested for a year has ended; its silence is no gap
    private static IEnumerable<Gap> Gaps(SnapshotSeries series, FigureBook book)
    {
        if (series.Periodicity != "month" || series.Deliveries.Count == 0)
        {
            yield break;
        }

        var now = new DateOnly(book.Manifest.MadeAt.Year, book.Manifest.MadeAt.Month, 1);
        var last = series.Deliveries.Max(delivery => delivery.PeriodStart);
        var counters = book.CountersOf(series.Id);
        var users = counters.Count > 0 ? counters : book.UsersOf(series.Id);
        for (var month = series.Deliveries.Min(delivery => delivery.PeriodStart); month < (last.AddYears(1) < now ? last : now); month = month.AddMonths(1))
        {
            if (!series.Deliveries.Any(delivery => delivery.PeriodStart <= month && delivery.PeriodEnd >= month))
            {
                yield return new Gap(series.Id, Measures.Reference.Month(month.Year, month.Month).Period, counters.Count > 0, users);
            }
        }
    }
}
