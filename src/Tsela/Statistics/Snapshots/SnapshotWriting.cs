using System.Security.Cryptography;
using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

/// <summary>Writes a snapshot: the tables that are new among those that snapshots share, then the manifest in one step.</summary>
public sealed class SnapshotWriting(TableWriting tables, TableStore store, TselaFolder folder, ReferenceFolder reference, NationalCatalogue catalogue)
{
    /// <summary>The tables of every series that has a delivery, in the order given.</summary>
    /// <param name="linked">The keys by which the deliveries are to be read.</param>
    /// <param name="before">The latest snapshot, from which rows are carried; null where there is none that can be read.</param>
    public async Task<IReadOnlyList<FrozenSeries>> WriteSeries(
        string working, IEnumerable<(TableSchema Schema, SnapshotQuality Quality, IReadOnlyList<SnapshotDelivery> Deliveries)> series,
        LinkedKeys linked, OpenSnapshot? before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        var frozen = new List<FrozenSeries>();
        foreach (var (schema, quality, deliveries) in series)
        {
            var definition = await FileHash.Of(DefinitionOf(schema.Name), cancellationToken);
            frozen.Add(await tables.Freeze(new SeriesToFreeze(schema, definition, quality, deliveries, linked), before, working, cancellationToken));
        }

        return frozen;
    }

    public string TemporaryFolder(Guid id) => Directory.CreateDirectory(Path.Combine(folder.Snapshots, $".{id}.tmp")).FullName;

    /// <summary>Hash of each code list that one of the series uses.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CodeLists(IEnumerable<TableSchema> series, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in series.SelectMany(schema => schema.Fields).SelectMany(field => field.CodeLists).Select(list => list.Id).Distinct(StringComparer.Ordinal))
        {
            hashes[list] = await FileHash.Of(Path.Combine(reference.Root, "codelists", $"{list}.json"), cancellationToken);
        }

        return hashes;
    }

    /// <summary>Writes the definitions and the manifest, and gives their folder the name of the snapshot.</summary>
    /// <returns>SHA-256 of the manifest.</returns>
    public async Task<string> Publish(SnapshotManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var temporary = TemporaryFolder(manifest.Id);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, SnapshotManifest.Form);
        await Write(Path.Combine(temporary, IndicatorsFile.FileName), IndicatorsFile.BytesOf(catalogue), cancellationToken);
        await Write(Path.Combine(temporary, SnapshotManifest.FileName), bytes, cancellationToken);
        Directory.Move(temporary, Path.Combine(folder.Snapshots, manifest.Id.ToString()));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>True where every series of the manifest is still defined and read as it was, and its table is there and not known to be damaged.</summary>
    public async Task<bool> StillStands(SnapshotManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        foreach (var series in manifest.Series)
        {
            var file = DefinitionOf(series.Id);
            if (series.ReadBy != tables.ReadBy || !store.IsWhole(series.File, series.Bytes) || !File.Exists(file) || await FileHash.Of(file, cancellationToken) != series.DefinitionSha256)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task Write(string file, byte[] bytes, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        await stream.WriteAsync(bytes, cancellationToken);
        stream.Flush(flushToDisk: true);
    }

    private string DefinitionOf(string series) => Path.Combine(reference.Root, "series", $"{series}.json");
}
