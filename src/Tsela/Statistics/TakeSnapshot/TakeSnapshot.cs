using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Linkage;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.TakeSnapshot;

/// <summary>Freezes every delivery in force. Where nothing has changed since the last snapshot, that one is the answer.</summary>
[Needs(Right.BuildFigures)]
public sealed class TakeSnapshot(
    TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue,
    TselaFolder folder, SnapshotWriting writing, PersonKeyRows linkage, PersonPairRows pairs, PersonKeys keys, TableStore store,
    IndicatorMeasures measures, IServiceProvider services)
{
    public sealed record Request(string? Why = null);

    /// <param name="RowsRead">Rows that were read from the registers.</param>
    /// <param name="RowsCarried">Rows that came from the snapshot before.</param>
    public sealed record Taken(Guid Id, bool IsNew, long Records, int Series, long RowsRead, long RowsCarried);

    public async Task<Outcome<Taken>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<TakeSnapshot>() is { } refusal)
        {
            return refusal;
        }

        var set = await DeliverySet.InForce(db, linkage, cancellationToken);
        if (set.Deliveries.Count == 0)
        {
            return StatisticsProblems.NothingToFreeze;
        }

        var indicators = IndicatorsFile.Sha256(catalogue);
        var latest = await db.LatestSnapshot(cancellationToken);
        var before = latest is null ? null : Readable(latest);
        if (before is not null && latest!.DeliverySet == set.Hash && before.Manifest.IndicatorsSha256 == indicators
            && await writing.StillStands(before.Manifest, cancellationToken))
        {
            return new Taken(latest.Id, IsNew: false, latest.RecordCount, latest.SeriesCount, RowsRead: 0, RowsCarried: 0);
        }

        var id = Guid.CreateVersion7();
        var temporary = writing.TemporaryFolder(id);
        try
        {
            var run = set.Linkage is { } finished ? await linkage.Of(finished, cancellationToken) : null;
            var linked = new LinkedKeys(linkage, pairs, keys, run);
            var series = await writing.WriteSeries(temporary, await Sources(set, linked, cancellationToken), linked, before, cancellationToken);
            return await Save(id, set, indicators, series, linked.Freeze(measures.SeriesJoined, before?.Manifest.Linkage, store, temporary), request.Why, cancellationToken);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    // one that cannot be read says nothing of today and carries nothing over
    private OpenSnapshot? Readable(Snapshot latest) =>
        OpenSnapshot.Open(folder, latest.Id, latest.ManifestSha256) is { Succeeded: true } open ? open.Value : null;

    private async Task<Taken> Save(
        Guid id, DeliverySet set, string indicators, IReadOnlyList<FrozenSeries> series, FrozenLinkage? frozen, string? why, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var codeLists = await writing.CodeLists(series.Select(one => catalogue.Series[one.Series.Id]), cancellationToken);
        var manifest = new SnapshotManifest(
            id, now, actor.Actor.Name, ThisProgram.Version, set.Deliveries.Any(delivery => delivery.IsTraining), set.Hash, indicators, codeLists,
            [.. series.Select(one => one.Series)], set.Entered.IsEmpty ? null : set.Entered, frozen);
        var snapshot = new Snapshot
        {
            Id = id,
            MadeAt = now,
            MadeBy = manifest.MadeBy,
            DeliverySet = set.Hash,
            SeriesCount = series.Count,
            RecordCount = series.Sum(one => one.Series.Rows),
            IsTraining = manifest.IsTraining,
            ManifestSha256 = await writing.Publish(manifest, cancellationToken),
            ProgramVersion = manifest.ProgramVersion,
        };
        db.Add(snapshot);
        db.Audited(actor.Actor, now, "snapshot.take", id.ToString(), why: why);
        await db.SaveChangesAsync(cancellationToken);
        return new Taken(
            id, IsNew: true, snapshot.RecordCount, snapshot.SeriesCount, series.Sum(one => one.RowsRead), series.Sum(one => one.RowsCarried));
    }

    private async Task<IReadOnlyList<(TableSchema, SnapshotQuality, IReadOnlyList<SnapshotDelivery>)>> Sources(DeliverySet set, LinkedKeys linked, CancellationToken cancellationToken)
    {
        var news = services.GetService<IDeliveryNews>() is { } known ? await known.BySeries(cancellationToken) : new Dictionary<string, SeriesNews>(StringComparer.Ordinal);
        return
        [
            .. catalogue.Series.Values
                .Select(schema => (schema, news.GetValueOrDefault(schema.Name, SeriesNews.None)))
                .Select(one => (one.schema, Quality(one.Item2), set.Of(one.schema.Name, one.Item2.ByDelivery, linked)))
                .Where(source => source.Item3.Count > 0)
                .OrderBy(source => source.schema.Name, StringComparer.Ordinal),
        ];
    }

    private static SnapshotQuality Quality(SeriesNews news) => new(news.Completeness, news.Validity, news.Consistency);
}
