using System.Reflection;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.TakeSnapshot;

/// <summary>Freezes every delivery in force. Where nothing has changed since the last snapshot, that one is the answer.</summary>
[Needs(Right.BuildFigures)]
public sealed class TakeSnapshot(
    TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue, ReferenceFolder reference,
    TselaFolder folder, SnapshotWriting writing, IServiceProvider services)
{
    public sealed record Request(string? Why = null);

    public sealed record Taken(Guid Id, bool IsNew, long Records, int Series);

    public async Task<Outcome<Taken>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<TakeSnapshot>() is { } refusal)
        {
            return refusal;
        }

        var set = await DeliverySet.InForce(db, cancellationToken);
        if (set.Deliveries.Count == 0)
        {
            return StatisticsProblems.NothingToFreeze;
        }

        var indicators = IndicatorsSha256(reference);
        var latest = await db.LatestSnapshot(cancellationToken);
        if (latest is not null && latest.DeliverySet == set.Hash && await StillStands(latest, indicators, cancellationToken))
        {
            return new Taken(latest.Id, IsNew: false, latest.RecordCount, latest.SeriesCount);
        }

        var id = Guid.CreateVersion7();
        var temporary = writing.TemporaryFolder(id);
        try
        {
            var series = await writing.WriteSeries(temporary, await Sources(set, cancellationToken), cancellationToken);
            return await Save(id, temporary, set, indicators, series, request.Why, cancellationToken);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    // a snapshot that is damaged, or was read by other definitions, does not answer for today
    private async Task<bool> StillStands(Snapshot latest, string indicators, CancellationToken cancellationToken)
    {
        var open = OpenSnapshot.Open(folder, latest.Id, latest.ManifestSha256);
        return open.Succeeded && open.Value.Damage() is null && open.Value.Manifest.IndicatorsSha256 == indicators
            && await writing.HasDefinitionsOf(open.Value.Manifest, cancellationToken);
    }

    private async Task<Taken> Save(
        Guid id, string temporary, DeliverySet set, string indicators, IReadOnlyList<SnapshotSeries> series, string? why, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var manifest = new SnapshotManifest(
            id, now, actor.Actor.Name, ProgramVersion, set.Deliveries.Any(delivery => delivery.IsTraining), set.Hash, indicators, series);
        var sha256 = await writing.Publish(temporary, manifest, cancellationToken);
        var snapshot = new Snapshot
        {
            Id = id,
            MadeAt = now,
            MadeBy = manifest.MadeBy,
            DeliverySet = set.Hash,
            SeriesCount = series.Count,
            RecordCount = series.Sum(one => one.Rows),
            IsTraining = manifest.IsTraining,
            ManifestSha256 = sha256,
            ProgramVersion = manifest.ProgramVersion,
        };
        db.Add(snapshot);
        db.Audited(actor.Actor, now, "snapshot.take", id.ToString(), why: why);
        await db.SaveChangesAsync(cancellationToken);
        return new Taken(id, IsNew: true, snapshot.RecordCount, snapshot.SeriesCount);
    }

    private async Task<IReadOnlyList<(TableSchema, SnapshotQuality, IReadOnlyList<SnapshotDelivery>)>> Sources(DeliverySet set, CancellationToken cancellationToken)
    {
        var news = services.GetService<IDeliveryNews>() is { } known ? await known.BySeries(cancellationToken) : new Dictionary<string, SeriesNews>(StringComparer.Ordinal);
        return
        [
            .. catalogue.Series.Values
                .Select(schema => (schema, Quality(news.GetValueOrDefault(schema.Name, SeriesNews.None)), set.Of(schema.Name)))
                .Where(source => source.Item3.Count > 0)
                .OrderBy(source => source.schema.Name, StringComparer.Ordinal),
        ];
    }

    private static SnapshotQuality Quality(SeriesNews news) => new(news.Completeness, news.Validity, news.Consistency);

    private static string ProgramVersion =>
        typeof(TakeSnapshot).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static string IndicatorsSha256(ReferenceFolder reference)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(Path.Combine(reference.Root, "indicators"), "*.json").Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
