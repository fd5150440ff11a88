using Microsoft.EntityFrameworkCore;
using Tsela.Linkage.Quality;
using Tsela.Linkage.Runs;
using Tsela.Shared.Database;

namespace Tsela.Linkage;

/// <summary>
/// The keys of persons that a linkage found, for Statistics alone. A key is random, says nothing of the person and
/// stays the same from run to run; Statistics hashes it anew for each purpose before it leaves a snapshot.
/// </summary>
public sealed class PersonKeyRows(TselaDb db, OpenRuns runs)
{
    /// <summary>The latest finished run; null before the first, and where its files are not kept.</summary>
    public async Task<LinkageFigures?> Latest(CancellationToken cancellationToken) =>
        await db.LatestRun(cancellationToken) is { } run && runs.Keeps(run.Id) ? await Figures(run, cancellationToken) : null;

    /// <summary>The id of that run, without opening it.</summary>
    public async Task<Guid?> LatestId(CancellationToken cancellationToken) =>
        await db.LatestRun(cancellationToken) is { } run && runs.Keeps(run.Id) ? run.Id : null;

    /// <summary>A finished run by its id; null where it is unknown, has not finished or its files are no longer kept.</summary>
    public async Task<LinkageFigures?> Of(Guid run, CancellationToken cancellationToken) =>
        await db.Set<LinkageRun>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == run && one.State == LinkageRunState.Finished, cancellationToken) is { } found
        && runs.Keeps(run) ? await Figures(found, cancellationToken) : null;

    /// <summary>The keys of a delivery's records in the order of its rows. A record that names nobody is left out; a delivery that took no part gives none.</summary>
    public IEnumerable<(Guid RecordId, string PersonKey)> OfDelivery(LinkageFigures run, Guid delivery)
    {
        ArgumentNullException.ThrowIfNull(run);
        return runs.Of(run.Run).KeysOf(delivery);
    }

    private async Task<LinkageFigures> Figures(LinkageRun run, CancellationToken cancellationToken)
    {
        var deliveries = runs.Of(run.Id).Deliveries;
        return new LinkageFigures(
            run.Id, run.FinishedAt!.Value, [.. deliveries.Select(delivery => delivery.Id)],
            [.. deliveries.Select(delivery => delivery.Series).Distinct(StringComparer.Ordinal)], run.Records, run.Persons, (await LinkQuality.Of(db, run, cancellationToken)).Precision, run.IsTraining);
    }
}
