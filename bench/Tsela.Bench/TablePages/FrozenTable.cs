using Microsoft.Extensions.DependencyInjection;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Snapshots;

namespace Tsela.Bench.TablePages;

/// <summary>A snapshot of one series, written straight into the store: the registers are not what is measured.</summary>
internal static class FrozenTable
{
    private static readonly DateTime MadeAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static async Task Make(IServiceProvider services, TableSchema schema, int records)
    {
        var store = services.GetRequiredService<TableStore>();
        var unfinished = Path.Combine(services.GetRequiredService<TselaFolder>().Root, "unfinished.columns");
        string sha256;
        using (var writer = new ColumnTableWriter(schema.Name, new SeriesColumns(schema).Plan, Path.GetTempPath()))
        {
            Fill(writer, schema, records);
            sha256 = writer.WriteTo(unfinished);
        }

        var bytes = new FileInfo(unfinished).Length;
        var delivery = new SnapshotDelivery(
            Guid.CreateVersion7(), schema.Tsela!.Institution, "2024", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31), MadeAt, records, IsTraining: true,
            new SnapshotQuality(1, 1, 1), new RowsOfDelivery(records, 0, new Dictionary<string, int>(StringComparer.Ordinal)));
        var series = new SnapshotSeries(
            schema.Name, schema.Title!, schema.Tsela.Institution, schema.Tsela.Unit, schema.Tsela.Periodicity, "bench", "bench",
            store.Keep(unfinished, schema.Name, sha256), sha256, bytes, new SnapshotQuality(1, 1, 1), [delivery]);
        var manifest = new SnapshotManifest(
            Guid.CreateVersion7(), MadeAt, "bench", "bench", IsTraining: true, "bench", "bench", new Dictionary<string, string>(StringComparer.Ordinal), [series]);
        var db = services.GetRequiredService<TselaDb>();
        db.Add(new Snapshot
        {
            Id = manifest.Id, MadeAt = MadeAt, MadeBy = "bench", DeliverySet = "bench", SeriesCount = 1, RecordCount = records, IsTraining = true,
            ManifestSha256 = await services.GetRequiredService<SnapshotWriting>().Publish(manifest, CancellationToken.None), ProgramVersion = "bench",
        });
        await db.SaveChangesAsync();
    }

    private static void Fill(ColumnTableWriter writer, TableSchema schema, int records)
    {
        var plan = new SeriesColumns(schema).Plan;
        var countries = schema.Fields.First(field => field.Concept == "person.citizenship").CodeLists[0].Codes.Take(200).Select(code => code.Value).ToArray();
        var days = Enumerable.Range(0, 1521).Select(day => new DateOnly(2020, 1, 1).AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var values = new string?[plan.Count];
        var random = new Random(20260122);
        for (var row = 0; row < records; row++)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = plan[i].Name == SeriesColumns.EventDate ? days[random.Next(days.Length)]
                    : plan[i].Concept == "person.citizenship" ? countries[(int)(countries.Length * random.NextDouble() * random.NextDouble())]
                    : plan[i].Concept == "person.sex" ? (random.Next(2) == 0 ? "F" : "M")
                    : null;
            }

            writer.Add(values);
        }
    }
}
