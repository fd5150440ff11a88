using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Tsela.Engine.Columns;
using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

/// <summary>A snapshot that is open for reading. Each file is checked against the manifest when it is first read.</summary>
public sealed class OpenSnapshot
{
    private readonly TableStore store;
    private readonly ConcurrentDictionary<string, ColumnTable> tables = new(StringComparer.Ordinal);

    private OpenSnapshot(TableStore store, SnapshotManifest manifest)
    {
        this.store = store;
        Manifest = manifest;
    }

    public SnapshotManifest Manifest { get; }

    /// <summary>Opens by the manifest, which must be the one that the database remembers.</summary>
    public static Outcome<OpenSnapshot> Open(TselaFolder data, Guid id, string manifestSha256)
    {
        ArgumentNullException.ThrowIfNull(data);
        var file = Path.Combine(data.Snapshots, id.ToString(), SnapshotManifest.FileName);
        if (!File.Exists(file))
        {
            return StatisticsProblems.SnapshotFileMissing(file);
        }

        var bytes = File.ReadAllBytes(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == manifestSha256
            ? new OpenSnapshot(new TableStore(data), JsonSerializer.Deserialize<SnapshotManifest>(bytes, SnapshotManifest.Form)!)
            : StatisticsProblems.SnapshotFileChanged(file);
    }

    /// <summary>Reads every table to its end, and tells which are missing or not as they were written.</summary>
    public IReadOnlyList<Problem> Damages()
    {
        var problems = new List<Problem>();
        foreach (var series in Manifest.Series)
        {
            var read = Read(series);
            if (read.Succeeded)
            {
                read.Value.Dispose();
            }
            else
            {
                problems.Add(read.Problem!);
            }
        }

        return problems;
    }

    /// <summary>The table of a series; an empty table is still a table.</summary>
    public Outcome<ColumnTable> Table(string series)
    {
        if (tables.TryGetValue(series, out var known))
        {
            return known;
        }

        if (Manifest.Of(series) is not { } kept)
        {
            return StatisticsProblems.SeriesNotInSnapshot(series);
        }

        var read = Read(kept);
        return read.Succeeded ? tables.GetOrAdd(series, read.Value) : read;
    }

    private Outcome<ColumnTable> Read(SnapshotSeries kept)
    {
        var path = store.PathOf(kept.File);
        if (!File.Exists(path))
        {
            return StatisticsProblems.SnapshotFileMissing(path);
        }

        try
        {
            var table = ColumnTable.Open(path, kept.Sha256);
            table.Verify();
            return table;
        }
        catch (DamagedTableException)
        {
            store.MarkDamaged(kept.File);
            return StatisticsProblems.SnapshotFileChanged(path);
        }
    }
}
