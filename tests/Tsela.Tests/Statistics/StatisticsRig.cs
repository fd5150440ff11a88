using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Engine.Columns;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.ComputeIndicators;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Snapshots;
using Tsela.Statistics.TakeSnapshot;

namespace Tsela.Tests.Statistics;

/// <summary>The whole system without its doors, with deliveries put straight into the registers.</summary>
internal sealed class StatisticsRig : IAsyncDisposable
{
    private WebApplication system;

    private StatisticsRig(TestDatabase database, WebApplication system)
    {
        Database = database;
        this.system = system;
    }

    public TestDatabase Database { get; }

    public NationalCatalogue Catalogue => system.Services.GetRequiredService<NationalCatalogue>();

    public static async Task<StatisticsRig> Start(Engine engine)
    {
        var database = await TestDatabase.Create(engine);
        return new StatisticsRig(database, TselaHost.Build(database.Folder, database.Choice, []));
    }

    /// <summary>Starts the system again on the same folder and database.</summary>
    /// <param name="reference">Other reference data than before.</param>
    public async Task Restart(ReferenceFolder? reference = null)
    {
        await system.DisposeAsync();
        system = TselaHost.Build(Database.Folder, Database.Choice, [], reference);
    }

    /// <summary>A copy of the reference data, in the folder of the test, in which one file is written otherwise.</summary>
    public ReferenceFolder ReferenceWith(string file, Func<string, string> change)
    {
        var root = Get<ReferenceFolder>().Root;
        var copy = Path.Combine(Database.Folder.Root, "reference");
        foreach (var source in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(root, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        var changed = Path.Combine(copy, file);
        File.WriteAllText(changed, change(File.ReadAllText(changed)));
        return new ReferenceFolder(copy);
    }

    public T Get<T>()
        where T : notnull => system.Services.GetRequiredService<T>();

    /// <summary>On a system that somebody else has started and stops.</summary>
    public static StatisticsRig On(TestSite site) => new(site.Database, site.System);

    public async Task<T> Run<TSlice, T>(Func<TSlice, Task<T>> run, Actor? actor = null)
        where TSlice : notnull
    {
        await using var scope = system.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor ?? Actor.CommandLine;
        return await run(scope.ServiceProvider.GetRequiredService<TSlice>());
    }

    /// <summary>Puts one delivery in force. The columns are fields of the series; <c>period</c> is 2024, 2024-Q1 or 2024-03.</summary>
    public Task<Guid> Deliver(string series, string period, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, Guid? supersedes = null, bool isTraining = false) =>
        Deliver(Database, Catalogue.Series[series], period, rows, supersedes, isTraining);

    /// <summary>The same on the database of a site.</summary>
    public static async Task<Guid> Deliver(
        TestDatabase database, TableSchema schema, string period, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, Guid? supersedes = null, bool isTraining = false)
    {
        var (start, end) = Ends(period);
        var delivery = new Delivery
        {
            Id = Guid.CreateVersion7(), Series = schema.Name, Institution = schema.Tsela!.Institution, Period = period, PeriodStart = start, PeriodEnd = end,
            AcceptedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), RecordCount = rows.Count, IsTraining = isTraining,
        };
        await using var db = database.Open();
        if (supersedes is { } old)
        {
            (await db.Set<Delivery>().SingleAsync(one => one.Id == old, TestContext.Current.CancellationToken)).Supersede(delivery.Id);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        db.Add(delivery);
        long number = 0;
        foreach (var row in rows)
        {
            // as at intake: a text that says why a value is missing stands among those sent
            var sent = row.Where(cell => schema.StatesOf(schema.Fields[0]).Any(state => state.Value == cell.Value)).ToDictionary(StringComparer.Ordinal);
            var harmonised = row.Where(cell => !sent.ContainsKey(cell.Key)).ToDictionary(StringComparer.Ordinal);
            DateOnly? Day(string concept) => schema.Fields.FirstOrDefault(field => field.Concept == concept) is { } field && harmonised.TryGetValue(field.Name, out var text)
                ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            var ends = new[] { Day("valid.ended"), Day("valid.to") }.OfType<DateOnly>().ToList();
            db.Add(new HarmonisedRecord
            {
                Id = Guid.CreateVersion7(), DeliveryId = delivery.Id, Series = schema.Name, Row = ++number,
                EventDate = Day("event.date"), ValidFrom = Day("valid.from") ?? Day("event.date"), ValidTo = ends.Count == 0 ? null : ends.Min(),
                Sent = JsonSerializer.Serialize(sent), Harmonised = JsonSerializer.Serialize(harmonised),
            });
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return delivery.Id;
    }

    public async Task<TakeSnapshot.Taken> Take() =>
        (await Run<TakeSnapshot, Tsela.Shared.Outcome<TakeSnapshot.Taken>>(slice => slice.Handle(new("test"), TestContext.Current.CancellationToken))).Value;

    /// <summary>The table of a series in a snapshot taken now.</summary>
    public async Task<ColumnTable> Table(string series)
    {
        await Take();
        return (await Latest()).Table(series).Value;
    }

    public async Task<OpenSnapshot> Latest()
    {
        await using var db = Database.Open();
        var latest = await db.LatestSnapshot(TestContext.Current.CancellationToken);
        return OpenSnapshot.Open(Database.Folder, latest!.Id, latest.ManifestSha256).Value;
    }

    public async Task Withdraw(Guid delivery)
    {
        await using var db = Database.Open();
        (await db.Set<Delivery>().SingleAsync(one => one.Id == delivery, TestContext.Current.CancellationToken)).Withdraw(DateTime.UnixEpoch);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<Figure>> Figures(int? year = null, Guid? snapshot = null) =>
        (await Run<ComputeIndicators, Tsela.Shared.Outcome<ComputeIndicators.Computed>>(slice => slice.Handle(new(year, snapshot), TestContext.Current.CancellationToken))).Value.Figures;

    public async ValueTask DisposeAsync()
    {
        await system.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static (DateOnly Start, DateOnly End) Ends(string period)
    {
        var year = int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var reference = period.Length == 4 ? Tsela.Statistics.Measures.Reference.Year(year)
            : period[5] == 'Q' ? Tsela.Statistics.Measures.Reference.Quarter(year, period[6] - '0')
            : Tsela.Statistics.Measures.Reference.Month(year, int.Parse(period.AsSpan(5), CultureInfo.InvariantCulture));
        return (reference.First, reference.Last);
    }
}
