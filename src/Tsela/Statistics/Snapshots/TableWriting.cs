using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Registers;

namespace Tsela.Statistics.Snapshots;

/// <summary>A series as it is to be frozen.</summary>
/// <param name="DefinitionSha256">Hash of the definition that the rows are read by.</param>
/// <param name="Deliveries">The deliveries in force, in the order in which they are to stand in the table, with the hashes of the keys that their rows are to have.</param>
/// <param name="Linked">The keys.</param>
public sealed record SeriesToFreeze(
    TableSchema Schema, string DefinitionSha256, SnapshotQuality Quality, IReadOnlyList<SnapshotDelivery> Deliveries, LinkedKeys Linked);

/// <summary>A series that is frozen.</summary>
/// <param name="RowsRead">Rows that were read from the registers.</param>
/// <param name="RowsCarried">Rows that came from the snapshot before.</param>
public sealed record FrozenSeries(SnapshotSeries Series, long RowsRead, long RowsCarried);

/// <summary>
/// Writes the table of a series. What the snapshot before holds is carried over: the same deliveries are the same file,
/// and where some came or went, the rows of the others are copied. Records of a delivery never change, so this gives
/// the same table as reading everything again.
/// </summary>
public sealed class TableWriting(RecordRows records, PersonKeys keys, TableStore store)
{
    /// <summary>What decides how rows are read beside the definition of their series: the rules of the program and the key of persons.</summary>
    public string ReadBy => keys.Key("snapshot", SeriesColumns.Rules);

    /// <param name="before">The latest snapshot; null where there is none that can be read.</param>
    /// <param name="working">Folder for what is not finished.</param>
    public async Task<FrozenSeries> Freeze(SeriesToFreeze wanted, OpenSnapshot? before, string working, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (before?.Manifest.Of(wanted.Schema.Name) is not { } known || known.DefinitionSha256 != wanted.DefinitionSha256 || known.ReadBy != ReadBy
            || !store.IsWhole(known.File, known.Bytes))
        {
            return await Write(wanted, known: null, table: null, working, cancellationToken);
        }

        if (known.Deliveries.Select(RowsAsRead).SequenceEqual(wanted.Deliveries.Select(RowsAsRead)))
        {
            var deliveries = wanted.Deliveries.Zip(known.Deliveries, (now, then) => now with { Read = then.Read });
            return new FrozenSeries(known with { Quality = wanted.Quality, Deliveries = [.. deliveries] }, RowsRead: 0, known.Rows);
        }

        if (before.Table(known.Id) is { Succeeded: true } table)
        {
            try
            {
                return await Write(wanted, known, table.Value, working, cancellationToken);
            }
            catch (DamagedTableException)
            {
                store.MarkDamaged(known.File);
            }
        }

        return await Write(wanted, known: null, table: null, working, cancellationToken);
    }

    private static (Guid, string?) RowsAsRead(SnapshotDelivery delivery) => (delivery.Id, delivery.Read.KeysSha256);

    private async Task<FrozenSeries> Write(SeriesToFreeze wanted, SnapshotSeries? known, ColumnTable? table, string working, CancellationToken cancellationToken)
    {
        var schema = wanted.Schema;
        var columns = new SeriesColumns(schema);
        using var writer = new ColumnTableWriter(schema.Name, columns.Plan, working);
        var carried = new CarriedRows(known, table);
        var deliveries = new List<SnapshotDelivery>();
        foreach (var delivery in wanted.Deliveries)
        {
            if (carried.Take(delivery, writer) is not { } rows)
            {
                carried.CopyTo(writer);
                rows = await Read(delivery, wanted.Linked, columns, writer, cancellationToken);
            }

            deliveries.Add(delivery with { Read = rows });
        }

        carried.CopyTo(writer);
        var (file, sha256, bytes) = Keep(writer, working);
        var series = new SnapshotSeries(
            schema.Name, schema.Title ?? schema.Name, schema.Tsela!.Institution, schema.Tsela.Unit, schema.Tsela.Periodicity, wanted.DefinitionSha256, ReadBy,
            file, sha256, bytes, wanted.Quality, deliveries);
        return new FrozenSeries(series, series.Rows - carried.Count, carried.Count);
    }

    private async Task<RowsOfDelivery> Read(SnapshotDelivery delivery, LinkedKeys linked, SeriesColumns columns, ColumnTableWriter writer, CancellationToken cancellationToken)
    {
        var before = writer.Unreadable;
        var values = new string?[columns.Plan.Count];
        long rows = 0;
        long withoutPerson = 0;
        long rowsLinked = 0;
        var persons = linked.Of(delivery.Id);
        await foreach (var record in records.Of(delivery.Id).WithCancellation(cancellationToken))
        {
            var person = persons.GetValueOrDefault(record.Id);
            withoutPerson += columns.Read(record, delivery, keys, person, values) ? 0 : 1;
            rowsLinked += person is null ? 0 : 1;
            writer.Add(values);
            rows++;
        }

        return delivery.Read with
        {
            Rows = rows,
            RowsWithoutPerson = withoutPerson,
            RowsLinked = rowsLinked,
            Unreadable = writer.Unreadable
                .Select(now => (now.Key, Value: now.Value - before.GetValueOrDefault(now.Key))).Where(now => now.Value > 0)
                .ToDictionary(now => now.Key, now => now.Value, StringComparer.Ordinal),
        };
    }

    private (string File, string Sha256, long Bytes) Keep(ColumnTableWriter writer, string working)
    {
        var unfinished = Path.Combine(working, $"{writer.Name}.columns");
        var digest = writer.WriteTo(unfinished);
        var bytes = new FileInfo(unfinished).Length;
        return (store.Keep(unfinished, writer.Name, digest), digest, bytes);
    }
}
