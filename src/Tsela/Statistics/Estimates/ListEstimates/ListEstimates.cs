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

    /// <param name="Gaps">Series and month between deliveries of the latest snapshot.</param>
    public sealed record Listed(IReadOnlyList<Row> Rows, IReadOnlyList<(string Series, string Period)> Gaps, bool MayEnter);

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
            estimates, book is null ? [] : [.. book.Manifest.Series.SelectMany(Gaps).Where(gap => !filled.Contains(gap))],
            actor.Actor.Rights.Contains(Right.BuildFigures));
    }

    /// <summary>The months between the first and the last delivery of a monthly series that none covers.</summary>
    private static IEnumerable<(string Series, string Period)> Gaps(SnapshotSeries series)
    {
        if (series.Periodicity != "month" || series.Deliveries.Count == 0)
        {
            yield break;
        }

        var last = series.Deliveries.Max(delivery => delivery.PeriodStart);
        for (var month = series.Deliveries.Min(delivery => delivery.PeriodStart); month < last; month = month.AddMonths(1))
        {
            if (!series.Deliveries.Any(delivery => delivery.PeriodStart <= month && delivery.PeriodEnd >= month))
            {
                yield return (series.Id, Measures.Reference.Month(month.Year, month.Month).Period);
            }
        }
    }
}
