using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;

namespace Tsela.Tests.Intake;

/// <summary>The program runs where files may grow to a limit and no further, as on a disk that fills up in the middle.</summary>
public sealed class FullDiskTests
{
    private const int Rows = 12_000;
    private const int Kibibyte = 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_original_that_does_not_fit_on_the_disk_is_refused_and_leaves_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is set by a shell of Linux.");
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        var file = await Large(database);
        var (code, told) = await Submit(database, file, "2024-01", limitKibibytes: new FileInfo(file).Length / 2 / Kibibyte);
        Assert.Equal(ExitCode.Unusable, code);
        Assert.Contains("disk of this system is full", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(database.Folder.Originals, "*", SearchOption.AllDirectories));
        await using (var db = database.Open())
        {
            Assert.Empty(await db.Set<Submission>().ToListAsync(Token));
        }

        Assert.Equal(ExitCode.Done, (await Submit(database, file, "2024-01")).Code);
        await AssertWhole(database, Rows);
    }

    [Fact]
    public async Task A_database_that_cannot_grow_stops_the_work_and_everything_is_whole_once_there_is_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is set by a shell of Linux.");
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        var file = await Large(database);
        var (code, told) = await Submit(database, file, "2024-01", limitKibibytes: new FileInfo(file).Length * 3 / 2 / Kibibyte);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("disk of this system is full", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
        await using (var db = database.Open())
        {
            Assert.Empty(await db.Set<Delivery>().ToListAsync(Token));
            Assert.Equal(SubmissionStatus.Checking, (await db.Set<Submission>().SingleAsync(Token)).Status);
        }

        var small = Path.Combine(database.Folder.Root, "small.csv");
        await File.WriteAllTextAsync(small, ExampleFile.Of(3), Token);
        Assert.Equal(ExitCode.Done, (await Submit(database, small, "2024-02")).Code);
        await AssertWhole(database, Rows + 3);
        Assert.Empty(Directory.EnumerateFileSystemEntries(database.Folder.Spill));
    }

    private static async Task<string> Large(TestDatabase database)
    {
        var file = Path.Combine(database.Folder.Root, "large.csv");
        await File.WriteAllTextAsync(file, ExampleFile.Of(Rows), Token);
        return file;
    }

    private static async Task AssertWhole(TestDatabase database, int rows)
    {
        await using var db = database.Open();
        Assert.All(await db.Set<Submission>().ToListAsync(Token), submission => Assert.Equal(SubmissionStatus.Accepted, submission.Status));
        Assert.Equal(rows, await db.InForce().SumAsync(delivery => delivery.RecordCount, Token));
        Assert.Equal(rows, await db.Set<HarmonisedRecord>().CountAsync(Token));
        Assert.Equal(rows, await db.Set<HarmonisedRecord>().Select(record => new { record.DeliveryId, record.Row }).Distinct().CountAsync(Token));
        Assert.Equal("ok", await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").SingleAsync(Token));
    }

    private static async Task<(int Code, string Told)> Submit(TestDatabase database, string file, string period, long? limitKibibytes = null)
    {
        // the signal that a limit sends would end the program before it could say anything; a full disk sends none
        const string limited = """trap '' XFSZ; ulimit -f "$0"; exec "$@" """;
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        string[] words =
        [
            "-c", limited, limitKibibytes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unlimited", Path.Combine(AppContext.BaseDirectory, "tsela"),
            "submit", ExampleFile.Series, file, "--institution", ExampleFile.Institution, "--period", period, "--data", database.Folder.Root,
        ];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        start.Environment.Remove(DatabaseChoice.EnvironmentVariable);
        // otherwise the runtime maps its code by a file of gigabytes, which the limit forbids
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var told = await process.StandardError.ReadToEndAsync(Token);
        await Task.WhenAll(output, process.WaitForExitAsync(Token));
        return (process.ExitCode, told);
    }
}
