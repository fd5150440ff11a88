using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Tsela.Engine.Columns;
using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

/// <summary>A snapshot that is open for reading. Each file is checked against the manifest when it is first read.</summary>
public sealed class OpenSnapshot
{
    private readonly string folder;
    private readonly ConcurrentDictionary<string, ColumnTable> tables = new(StringComparer.Ordinal);

    private OpenSnapshot(string folder, SnapshotManifest manifest)
    {
        this.folder = folder;
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
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == manifestSha256
            ? new OpenSnapshot(place, JsonSerializer.Deserialize<SnapshotManifest>(bytes, SnapshotManifest.Form)!)
            : StatisticsProblems.SnapshotFileChanged(file);
    }

    /// <summary>Checks every file, and names the first that is missing or has changed by as much as a bit.</summary>
    public Problem? Damage()
    {
        foreach (var series in Manifest.Series)
        {
            if (Table(series.Id).Problem is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>The table of a series; an empty table is still a table.</summary>
    public Outcome<ColumnTable> Table(string series)
    {
        if (tables.TryGetValue(series, out var known))
        {
            return known;
        }

        if (Manifest.Of(series) is not { File: { } name, Sha256: { } expected })
        {
            return StatisticsProblems.SeriesNotInSnapshot(series);
        }

        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            return StatisticsProblems.SnapshotFileMissing(path);
        }

        var bytes = File.ReadAllBytes(path);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != expected)
        {
            return StatisticsProblems.SnapshotFileChanged(path);
        }

        using var stream = new MemoryStream(bytes, writable: false);
        return tables.GetOrAdd(series, ColumnFile.Read(stream));
    }
}
