using System.Security.Cryptography;
using System.Text.Json;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Registers;
using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

/// <summary>Writes a snapshot into a temporary folder and moves it to its place in one step.</summary>
public sealed class SnapshotWriting(RecordRows records, TselaFolder folder, ReferenceFolder reference, PersonKeys keys)
{
    /// <summary>The files of every series that has a delivery, in the order given.</summary>
    public async Task<IReadOnlyList<SnapshotSeries>> WriteSeries(
        string into,
        IReadOnlyList<(TableSchema Schema, SnapshotQuality Quality, IReadOnlyList<SnapshotDelivery> Deliveries)> series,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        var written = new List<SnapshotSeries>();
        foreach (var (schema, quality, deliveries) in series)
        {
            written.Add(await Write(into, schema, quality, deliveries, cancellationToken));
        }

        return written;
    }

    public string TemporaryFolder(Guid id) => Directory.CreateDirectory(Path.Combine(folder.Snapshots, $".{id}.tmp")).FullName;

    /// <summary>Writes the manifest and gives the folder its name.</summary>
    /// <returns>SHA-256 of the manifest.</returns>
    public async Task<string> Publish(string temporary, SnapshotManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, SnapshotManifest.Form);
        await File.WriteAllBytesAsync(Path.Combine(temporary, SnapshotManifest.FileName), bytes, cancellationToken);
        Directory.Move(temporary, Path.Combine(folder.Snapshots, manifest.Id.ToString()));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>True where every series of the manifest is still defined as it was.</summary>
    public async Task<bool> HasDefinitionsOf(SnapshotManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        foreach (var series in manifest.Series)
        {
            var file = DefinitionOf(series.Id);
            if (!File.Exists(file) || await Sha256Of(file, cancellationToken) != series.DefinitionSha256)
            {
                return false;
            }
        }

        return true;
    }

    private string DefinitionOf(string series) => Path.Combine(reference.Root, "series", $"{series}.json");

    private async Task<SnapshotSeries> Write(
        string into, TableSchema schema, SnapshotQuality quality, IReadOnlyList<SnapshotDelivery> deliveries, CancellationToken cancellationToken)
    {
        var columns = new SeriesColumns(schema);
        var builder = new ColumnTableBuilder(schema.Name, columns.Plan);
        var values = new string?[columns.Plan.Count];
        long rows = 0;
        long withoutPerson = 0;
        foreach (var delivery in deliveries)
        {
            await foreach (var record in records.Of(delivery.Id).WithCancellation(cancellationToken))
            {
                withoutPerson += columns.Read(record, delivery, keys, values) ? 0 : 1;
                builder.Add(values);
                rows++;
            }
        }

        var file = $"{schema.Name}.columns";
        var path = Path.Combine(into, file);
        await using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            ColumnFile.Write(stream, builder.Build());
            stream.Flush(flushToDisk: true);
        }

        return new SnapshotSeries(
            schema.Name, schema.Title ?? schema.Name, schema.Tsela!.Institution, schema.Tsela.Unit, schema.Tsela.Periodicity,
            await Sha256Of(DefinitionOf(schema.Name), cancellationToken),
            file, await Sha256Of(path, cancellationToken), rows, withoutPerson, builder.Unreadable, quality, deliveries);
    }

    private static async Task<string> Sha256Of(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
