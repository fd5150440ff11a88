using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake;
using Tsela.Intake.Process;
using Tsela.Intake.Read;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Tests.Intake;

/// <summary>The intake on a database of its own, with three small series that no change of the national definitions touches.</summary>
internal sealed class IntakeRig : IAsyncDisposable
{
    public const string Institution = "NES";

    private readonly ServiceProvider services;

    private IntakeRig(TestDatabase database, ServiceProvider services)
    {
        Database = database;
        this.services = services;
    }

    public TestDatabase Database { get; }

    public ManualClock Clock => (ManualClock)services.GetRequiredService<TimeProvider>();

    public static async Task<IntakeRig> Start(Engine engine, IntakeLimits? limits = null)
    {
        var database = await TestDatabase.Create(engine);
        var parts = new ServiceCollection()
            .AddSingleton(database.Folder)
            .AddSingleton(database.Choice)
            .AddSingleton<TimeProvider>(new ManualClock(new DateTimeOffset(2026, 3, 10, 8, 0, 0, TimeSpan.Zero)))
            .AddSingleton(IntakeSeries.Catalogue())
            .AddScoped<CurrentActor>()
            .AddDbContext<TselaDb>(database.Choice.Configure)
            .AddLogging()
            .AddRegisters()
            .AddIntake();
        if (limits is not null)
        {
            parts.AddSingleton(limits);
        }

        return new IntakeRig(database, parts.BuildServiceProvider());
    }

    public async Task<T> Run<TSlice, T>(Func<TSlice, Task<T>> run, Actor? actor = null)
        where TSlice : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor ?? Actor.CommandLine;
        return await run(scope.ServiceProvider.GetRequiredService<TSlice>());
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<Outcome<ReceiveFile.Receipt>> Receive(
        string series, string period, byte[] content, bool isDryRun = false, Actor? actor = null, string institution = Institution, string name = "file.csv") =>
        Run<ReceiveFile, Outcome<ReceiveFile.Receipt>>(
            slice => slice.Handle(
                new(series, institution, period, name, new MemoryStream(content), SubmissionDoor.Web, isDryRun), TestContext.Current.CancellationToken),
            actor);

    public Task<Outcome<ReceiveFile.Receipt>> Receive(string series, string period, string content, bool isDryRun = false, Actor? actor = null) =>
        Receive(series, period, Encoding.UTF8.GetBytes(content), isDryRun, actor);

    public Task<Outcome<ProcessSubmission.Result>> Process(Guid id) =>
        Run<ProcessSubmission, Outcome<ProcessSubmission.Result>>(slice => slice.Handle(new(id), TestContext.Current.CancellationToken));

    /// <summary>Hands a file in, checks it and gives back what became of it.</summary>
    public async Task<ReadSubmission.Result> Submit(string series, string period, string content, bool isDryRun = false)
    {
        var received = await Receive(series, period, content, isDryRun);
        Assert.True(received.Succeeded, received.Problem?.Sentence);
        var processed = await Process(received.Value.Id);
        Assert.True(processed.Succeeded, processed.Problem?.Sentence);
        return await Read(received.Value.Id);
    }

    public async Task<ReadSubmission.Result> Read(Guid id)
    {
        var read = await Run<ReadSubmission, Outcome<ReadSubmission.Result>>(
            slice => slice.Handle(new(id, PageSize: 1000), TestContext.Current.CancellationToken));
        return read.Value;
    }

    public async Task<List<HarmonisedRecord>> RecordsInForce(string series)
    {
        await using var db = Database.Open();
        return await db.InForce().Where(delivery => delivery.Series == series)
            .Join(db.Set<HarmonisedRecord>(), delivery => delivery.Id, record => record.DeliveryId, (_, record) => record)
            .OrderBy(record => record.Row).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<int> AllRecords()
    {
        await using var db = Database.Open();
        return await db.Set<HarmonisedRecord>().CountAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }

    public static Actor ProviderOf(string institution) => new($"clerk of {institution}", Rights.Of(Role.Provider), institution, Role.Provider);
}

internal sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
