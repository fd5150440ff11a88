using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake;
using Tsela.Intake.Process;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Bench.Store;

/// <summary>The whole way of a file of 12 columns: kept, read, checked, stored, in force. One database a process, so that the peak memory is its own.</summary>
internal static class StoreBench
{
    public static async Task Run(int rows, string folder, string? postgres)
    {
        var data = new TselaFolder(Path.Combine(folder, "store-bench"));
        if (Directory.Exists(data.Root))
        {
            Directory.Delete(data.Root, recursive: true);
        }

        data.Create();
        var choice = postgres is null ? DatabaseChoice.Embedded(data) : DatabaseChoice.Postgres(postgres);
        await using var services = new ServiceCollection()
            .AddSingleton(data).AddSingleton(choice).AddSingleton(TimeProvider.System).AddSingleton(StoreSeries.Catalogue())
            .AddScoped<CurrentActor>().AddDbContext<TselaDb>(choice.Configure).AddLogging().AddRegisters().AddIntake()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        await db.MigrateToCurrent(CancellationToken.None);
        var file = Path.Combine(folder, "store-bench.csv");
        StoreSeries.Write(file, rows);

        var clock = Stopwatch.StartNew();
        await using var content = File.OpenRead(file);
        var received = await scope.ServiceProvider.GetRequiredService<ReceiveFile>().Handle(
            new("BENCH", "NES", "2024", Path.GetFileName(file), content, SubmissionDoor.Command), CancellationToken.None);
        var kept = clock.Elapsed;
        var outcome = await scope.ServiceProvider.GetRequiredService<ProcessSubmission>().Handle(new(received.Value.Id), CancellationToken.None);
        clock.Stop();
        var processor = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {(postgres is null ? "SQLite" : "PostgreSQL")}: {rows:N0} rows of 12 columns, {new FileInfo(file).Length / 1e6:N0} MB, {outcome.Value.Status}, {outcome.Value.Accepted:N0} taken
              kept {kept.TotalSeconds:0.00} s, checked and stored {(clock.Elapsed - kept).TotalSeconds:0.00} s, {rows / clock.Elapsed.TotalSeconds:N0} rows/s over all
              processor {processor.TotalProcessorTime.TotalSeconds:0.0} s, peak memory {processor.PeakWorkingSet64 / (1 << 20):N0} MiB
              allocated {GC.GetTotalAllocatedBytes() / (double)rows:N0} bytes a row, {GC.CollectionCount(0):N0} + {GC.CollectionCount(1):N0} + {GC.CollectionCount(2):N0} collections, {GC.GetTotalPauseDuration().TotalSeconds:0.0} s paused, heap {GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes / (1 << 20):N0} MiB
            """));
        if (postgres is not null)
        {
            await db.Set<HarmonisedRecord>().ExecuteDeleteAsync();
            await db.Set<Delivery>().ExecuteDeleteAsync();
            await db.Set<Submission>().ExecuteDeleteAsync();
        }
        else
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  database {new FileInfo(data.DatabaseFile).Length / 1e6:N0} MB"));
        }

        File.Delete(file);
        Directory.Delete(data.Root, recursive: true);
    }
}
