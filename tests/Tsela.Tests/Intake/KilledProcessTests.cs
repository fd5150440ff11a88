using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Tests.Intake;

/// <summary>The program is really killed in the middle of a submission.</summary>
public sealed class KilledProcessTests
{
    private const int Rows = 60_000;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_killed_submission_is_wholly_absent_and_wholly_there_after_the_next_start(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var file = Path.Combine(database.Folder.Root, "large.csv");
        await File.WriteAllTextAsync(file, ExampleFile.Of(Rows), Token);
        using (var killed = Submit(database, file, "2024-01"))
        {
            while (!await IsWriting(database, engine))
            {
                Assert.False(killed.HasExited, "The program ended before it could be killed.");
            }

            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync(Token);
        }

        await using (var db = database.Open())
        {
            Assert.Empty(await db.Set<Delivery>().ToListAsync(Token));
            Assert.Equal(SubmissionStatus.Checking, (await db.Set<Submission>().SingleAsync(Token)).Status);
        }

        var small = Path.Combine(database.Folder.Root, "small.csv");
        await File.WriteAllTextAsync(small, ExampleFile.Of(3), Token);
        using (var next = Submit(database, small, "2024-02"))
        {
            await next.WaitForExitAsync(Token);
            Assert.Equal(0, next.ExitCode);
        }

        await using (var db = database.Open())
        {
            Assert.All(await db.Set<Submission>().ToListAsync(Token), submission => Assert.Equal(SubmissionStatus.Accepted, submission.Status));
            Assert.Equal([3, Rows], (await db.InForce().Select(delivery => delivery.RecordCount).ToListAsync(Token)).Order());
            Assert.Equal(Rows + 3, await db.Set<HarmonisedRecord>().CountAsync(Token));
            Assert.Equal(Rows + 3, await db.Set<HarmonisedRecord>().Select(record => new { record.DeliveryId, record.Row }).Distinct().CountAsync(Token));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(database.Folder.Spill));
    }

    private static async Task<bool> IsWriting(TestDatabase database, Engine engine)
    {
        await using var db = database.Open();
        return engine == Engine.Postgres
            ? await db.Database.SqlQueryRaw<bool>("SELECT EXISTS (SELECT 1 FROM pg_stat_progress_copy WHERE tuples_processed > 0 AND datname = current_database()) AS \"Value\"").SingleAsync(Token)
            : await db.Set<HarmonisedRecord>().AnyAsync(Token);
    }

    private static Process Submit(TestDatabase database, string file, string period)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "tsela")) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var word in new[] { "submit", ExampleFile.Series, file, "--institution", ExampleFile.Institution, "--period", period, "--data", database.Folder.Root })
        {
            start.ArgumentList.Add(word);
        }

        if (database.Choice.IsPostgres)
        {
            start.Environment[DatabaseChoice.EnvironmentVariable] = database.Choice.ConnectionString;
        }
        else
        {
            start.Environment.Remove(DatabaseChoice.EnvironmentVariable);
        }

        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }
}
