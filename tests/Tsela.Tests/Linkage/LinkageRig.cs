using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Linkage;
using Tsela.Linkage.AskForRun;
using Tsela.Linkage.RunLinkage;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared;

namespace Tsela.Tests.Linkage;

/// <summary>The system on a database of its own with deliveries of persons, and its linkage to run.</summary>
public sealed class LinkageRig : IAsyncDisposable
{
    private readonly WebApplication system;

    private LinkageRig(TestDatabase database)
    {
        Database = database;
        system = TselaHost.Build(database.Folder, database.Choice, []);
    }

    public TestDatabase Database { get; }

    public IServiceProvider Services => system.Services;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<LinkageRig> Create(Engine engine) => new(await TestDatabase.Create(engine));

    public SliceRun<TSlice> As<TSlice>(Actor? actor = null)
        where TSlice : notnull => new(system.Services, actor ?? Actor.CommandLine);

    /// <summary>A delivery in force with a record for each of the rows, as intake would have stored it.</summary>
    public Task<Guid> Deliver(string series, string period, IEnumerable<TestPerson> rows, Guid? supersedes = null) => Deliver(Database, series, period, rows, supersedes);

    public static async Task<Guid> Deliver(TestDatabase database, string series, string period, IEnumerable<TestPerson> rows, Guid? supersedes = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        TestPerson[] persons = [.. rows];
        var start = new DateOnly(int.Parse(period.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), 1, 1);
        var delivery = new Delivery
        {
            Id = Guid.CreateVersion7(), Series = series, Institution = "IMM", Period = period, PeriodStart = start, PeriodEnd = start.AddYears(1).AddDays(-1),
            AcceptedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), RecordCount = persons.Length, IsTraining = true,
        };
        await using var db = database.Open();
        if (supersedes is { } old)
        {
            (await db.Set<Delivery>().SingleAsync(one => one.Id == old, Stop)).Supersede(delivery.Id);
            await db.SaveChangesAsync(Stop);
        }

        db.Add(delivery);
        for (var i = 0; i < persons.Length; i++)
        {
            var person = persons[i];
            db.Add(new HarmonisedRecord
            {
                Id = Guid.CreateVersion7(), DeliveryId = delivery.Id, Series = series, Row = i + 1, Surname = person.Surname, GivenNames = person.GivenNames,
                Sex = person.Sex, BirthDate = person.BirthDate, Citizenship = person.Citizenship, BirthCountry = person.Citizenship, NationalId = person.NationalId,
                DocumentNumber = person.Document, ValidFrom = person.ValidFrom, ValidTo = person.ValidTo, Sent = "{}",
                Harmonised = JsonSerializer.Serialize(person.Replaces is { } replaced
                    ? new Dictionary<string, string>(StringComparer.Ordinal) { ["previous_passport_no"] = replaced }
                    : []),
            });
        }

        await db.SaveChangesAsync(Stop);
        return delivery.Id;
    }

    public async Task Withdraw(Guid delivery)
    {
        await using var db = Database.Open();
        (await db.Set<Delivery>().SingleAsync(one => one.Id == delivery, Stop)).Withdraw(DateTime.UnixEpoch);
        await db.SaveChangesAsync(Stop);
    }

    public Task<Outcome<Guid>> Ask(bool full = false) => As<AskForRun>().Run(slice => slice.Handle(new(full), Stop));

    public Task<Outcome<LinkageRun>> Work(Guid run, CancellationToken? stop = null, Action<Tsela.Engine.Matching.LinkageProgress>? onProgress = null) =>
        As<RunLinkage>().Run(slice => slice.Handle(new(run, onProgress), stop ?? Stop));

    /// <summary>Asks for a linkage and does it.</summary>
    public async Task<LinkageRun> Link(bool full = false)
    {
        var asked = await Ask(full);
        Assert.True(asked.Succeeded, asked.Problem?.Sentence);
        var ran = await Work(asked.Value);
        Assert.True(ran.Succeeded, ran.Problem?.Sentence);
        return ran.Value;
    }

    public OpenRun Open(LinkageRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Services.GetRequiredService<OpenRuns>().Of(run.Id);
    }

    /// <summary>The key of each record that has one, by its id.</summary>
    public async Task<Dictionary<Guid, string>> Keys()
    {
        await using var scope = Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<PersonKeyRows>();
        var latest = (await keys.Latest(Stop))!;
        return latest.Deliveries.SelectMany(delivery => keys.OfDelivery(latest, delivery)).ToDictionary(one => one.RecordId, one => one.PersonKey);
    }

    /// <summary>Which records are together, whatever the keys are called.</summary>
    public async Task<IReadOnlyList<string>> Groups() =>
        [.. (await Keys()).GroupBy(one => one.Value, one => one.Key).Select(group => string.Join(' ', group.Order())).Order(StringComparer.Ordinal)];

    /// <summary>Ids of a delivery's records in the order of its rows.</summary>
    public async Task<Guid[]> Records(Guid delivery)
    {
        await using var db = Database.Open();
        return await db.Set<HarmonisedRecord>().Where(record => record.DeliveryId == delivery).OrderBy(record => record.Row).Select(record => record.Id).ToArrayAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await system.DisposeAsync();
        await Database.DisposeAsync();
    }
}
