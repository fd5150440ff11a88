using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Engine.Matching;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared;

namespace Tsela.Tests.Statistics;

/// <summary>Finished runs of the linkage that find what the test says, without a linker.</summary>
internal static class LinkedRecords
{
    /// <param name="Series">Its series.</param>
    /// <param name="Values">What it says.</param>
    public sealed record Known(int Number, Guid Id, string Series, IReadOnlyDictionary<string, string> Values);

    /// <summary>A run over every record in force of some series.</summary>
    /// <param name="person">Names the person of a record; records with the same name are one person, null stays alone.</param>
    /// <param name="pairs">The pairs that the run kept, with the probability that they are one person.</param>
    public static async Task<Guid> Link(
        this StatisticsRig rig, IReadOnlyList<string> series, Func<Known, string?> person, Func<IReadOnlyList<Known>, IEnumerable<(int A, int B, double Probability)>>? pairs = null)
    {
        await using var db = rig.Database.Open();
        var (deliveries, records) = await Read(db, series);
        var id = Guid.CreateVersion7();
        Write(new RunFolder(rig.Database.Folder, id), deliveries, records, person, pairs?.Invoke(records) ?? []);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        db.Add(new LinkageRun
        {
            Id = id, Kind = LinkageRunKind.Full, State = LinkageRunState.Finished, AskedAt = now, AskedBy = "test", FinishedAt = now, Records = records.Count,
            Deliveries = deliveries.Count, Persons = records.Select(person).Distinct().Count(),
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return id;
    }

    private static async Task<(List<RunDelivery> Deliveries, List<Known> Records)> Read(Tsela.Shared.Database.TselaDb db, IReadOnlyList<string> series)
    {
        var deliveries = new List<RunDelivery>();
        var records = new List<Known>();
        foreach (var delivery in await db.InForce().AsNoTracking().Where(one => series.Contains(one.Series)).OrderBy(one => one.Series).ThenBy(one => one.Id).ToListAsync(TestContext.Current.CancellationToken))
        {
            var first = records.Count;
            foreach (var record in await db.Set<HarmonisedRecord>().AsNoTracking().Where(one => one.DeliveryId == delivery.Id).OrderBy(one => one.Row).ToListAsync(TestContext.Current.CancellationToken))
            {
                records.Add(new Known(records.Count, record.Id, delivery.Series, JsonSerializer.Deserialize<Dictionary<string, string>>(record.Harmonised)!));
            }

            deliveries.Add(new RunDelivery(delivery.Id, delivery.Series, first, records.Count - first));
        }

        return (deliveries, records);
    }

    private static void Write(RunFolder files, List<RunDelivery> deliveries, List<Known> records, Func<Known, string?> person, IEnumerable<(int A, int B, double Probability)> pairs)
    {
        Directory.CreateDirectory(files.Root);
        RunFolder.WriteJson(files.Deliveries, deliveries);
        RunFolder.WriteArray<RunRecord>(files.Records, [.. records.Select(record => new RunRecord(record.Id, record.Number))]);
        RunFolder.WriteArray<ScoredPair>(files.Pairs, [.. pairs.Select(pair => new ScoredPair(pair.A, pair.B, (float)Math.Log2(pair.Probability / (1 - pair.Probability))))]);
        RunFolder.WriteArray<Guid>(files.Persons, [.. records.Select(record => KeyOf(person(record) ?? $"alone {record.Number}"))]);
    }

    // the same name has the same key in every run
    private static Guid KeyOf(string name) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
