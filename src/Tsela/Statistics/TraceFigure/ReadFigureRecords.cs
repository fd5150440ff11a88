using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.TraceFigure;

/// <summary>The records of one submission that are in a figure, in the order of its file. Reading them leaves an audit entry.</summary>
[Needs(Right.ReadRecords)]
public sealed class ReadFigureRecords(
    TselaDb db, CurrentActor actor, TimeProvider clock, FigureBooks books, RecordLookup records)
{
    public const int PageSize = 50;

    /// <param name="FromRow">Data row from which on; 1 for the first page.</param>
    public sealed record Request(string Indicator, string Reference, string Breakdown, Guid Snapshot, Guid Delivery, long FromRow = 1);

    /// <param name="Count">All records of the submission that are in the figure.</param>
    /// <param name="NextRow">Where the next page begins; null on the last one.</param>
    public sealed record Result(
        Indicator Indicator, string Series, SnapshotDelivery Delivery, int Count, IReadOnlyList<HarmonisedRecord> Records, long? NextRow);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadFigureRecords>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<Snapshot>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Snapshot, cancellationToken) is not { } snapshot)
        {
            return StatisticsProblems.UnknownSnapshot(request.Snapshot);
        }

        var made = await books.Of(snapshot, cancellationToken);
        if (made.Problem is { } problem)
        {
            return problem;
        }

        if (made.Value.Indicator(request.Indicator) is not { } indicator)
        {
            return StatisticsProblems.UnknownIndicator(request.Indicator);
        }

        var (series, delivery) = made.Value.Manifest.Series.SelectMany(one => one.Deliveries.Select(its => (one.Id, its)))
            .FirstOrDefault(one => one.its.Id == request.Delivery);
        // what one may not see is not there
        return delivery is null || !actor.Actor.ActsFor(delivery.Institution)
            ? StatisticsProblems.UnknownFigure(indicator.Id, request.Reference, request.Breakdown)
            : await Read(request, made.Value, indicator, series, delivery, cancellationToken);
    }

    private async Task<Result> Read(
        Request request, FigureBook book, Indicator indicator, string series, SnapshotDelivery delivery, CancellationToken cancellationToken)
    {
        var rows = await Task.Run(() => book.Lineage.RowsOf(indicator, request.Reference, request.Breakdown, delivery.Id), cancellationToken);
        var from = rows.Where(row => row >= request.FromRow).Take(PageSize + 1).ToList();
        var found = await records.Rows(delivery.Id, [.. from.Take(PageSize)], cancellationToken);
        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "records.read", $"submission {delivery.Id}", delivery.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return new Result(indicator, series, delivery, rows.Count, found, from.Count > PageSize ? from[PageSize] : null);
    }
}
