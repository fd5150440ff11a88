using System.Security.Cryptography;
using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

/// <summary>A snapshot that is open for reading.</summary>
public sealed class OpenSnapshot
{
    private readonly TableStore store;
    private readonly string folder;
    private readonly Func<string, Outcome<ColumnTable>>? assembled;

    private OpenSnapshot(TableStore store, string folder, SnapshotManifest manifest, Func<string, Outcome<ColumnTable>>? assembled = null)
    {
        this.store = store;
        this.folder = folder;
        this.assembled = assembled;
        Manifest = manifest;
    }

    public SnapshotManifest Manifest { get; }

    /// <summary>Opens by the manifest, which must be the one that the database remembers.</summary>
    public static Outcome<OpenSnapshot> Open(TselaFolder data, Guid id, string manifestSha256)
    {
        ArgumentNullException.ThrowIfNull(data);
        var place = Path.Combine(data.Snapshots, id.ToString());
        var file = Path.Combine(place, SnapshotManifest.FileName);
        if (!File.Exists(file))
        {
            return StatisticsProblems.SnapshotFileMissing(file);
        }

        var bytes = File.ReadAllBytes(file);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != manifestSha256)
        {
            return StatisticsProblems.SnapshotFileChanged(file);
        }

        try
        {
            return new OpenSnapshot(new TableStore(data), place, JsonSerializer.Deserialize<SnapshotManifest>(bytes, SnapshotManifest.Form)!);
        }
        catch (JsonException)
        {
            return StatisticsProblems.SnapshotOfAnotherForm(file);
        }
    }

    /// <summary>A state of the registers that never was, put together from tables of snapshots to see what a change does.</summary>
    /// <param name="tables">The table of each series of the manifest.</param>
    public OpenSnapshot Assembled(SnapshotManifest manifest, Func<string, Outcome<ColumnTable>> tables) => new(store, folder, manifest, tables);

    /// <summary>The indicators as they were defined when the snapshot was taken.</summary>
    public Outcome<IReadOnlyList<IndicatorCategory>> Indicators() => IndicatorsFile.Read(Path.Combine(folder, IndicatorsFile.FileName), Manifest.IndicatorsSha256);

    /// <summary>What can be told without reading the tables: each is there, of its length, and not known to be damaged.</summary>
    public IReadOnlyList<Problem> Suspects() => [.. Files.Select(Suspect).OfType<Problem>()];

    /// <summary>Reads every table to its end, and tells which are missing or not as they were written.</summary>
    public IReadOnlyList<Problem> Damages() => [.. Files.Select(Damage).Prepend(Indicators().Problem).OfType<Problem>()];

    /// <summary>The table of a series; an empty table is still a table. Its columns are checked when they are first touched.</summary>
    public Outcome<ColumnTable> Table(string series)
    {
        if (Manifest.Of(series) is not { } kept)
        {
            return StatisticsProblems.SeriesNotInSnapshot(series);
        }

        if (assembled is not null)
        {
            return assembled(series);
        }

        try
        {
            return store.Open(kept.File, kept.Sha256);
        }
        catch (DamagedTableException)
        {
            var file = (kept.File, kept.Sha256, kept.Bytes);
            return Suspect(file) ?? Damaged(file);
        }
    }

    /// <summary>How certain the linkage is between series; empty where the snapshot has none.</summary>
    /// <exception cref="DamagedTableException">The file is missing or not what was written.</exception>
    public IEnumerable<LinkPair> LinkPairs() => Manifest.Linkage is { } linkage ? Snapshots.LinkPairs.Read(store.Open(linkage.Pairs.File, linkage.Pairs.Sha256)) : [];

    private IEnumerable<(string File, string Sha256, long Bytes)> Files => Manifest.Series.Select(series => (series.File, series.Sha256, series.Bytes))
        .Concat(Manifest.Linkage is { Pairs: var pairs } ? [(pairs.File, pairs.Sha256, pairs.Bytes)] : []);

    private Problem? Suspect((string File, string Sha256, long Bytes) kept)
    {
        var path = store.PathOf(kept.File);
        return !File.Exists(path) ? StatisticsProblems.SnapshotFileMissing(path)
            : !store.IsWhole(kept.File, kept.Bytes) ? StatisticsProblems.SnapshotFileChanged(path)
            : null;
    }

    private Problem? Damage((string File, string Sha256, long Bytes) kept)
    {
        if (!File.Exists(store.PathOf(kept.File)))
        {
            return StatisticsProblems.SnapshotFileMissing(store.PathOf(kept.File));
        }

        try
        {
            using var table = ColumnTable.Open(store.PathOf(kept.File), kept.Sha256);
            table.Verify();
            store.MarkWhole(kept.File);
            return null;
        }
        catch (DamagedTableException)
        {
            return Damaged(kept);
        }
    }

    private Problem Damaged((string File, string Sha256, long Bytes) kept)
    {
        store.MarkDamaged(kept.File);
        return StatisticsProblems.SnapshotFileChanged(store.PathOf(kept.File));
    }
}
