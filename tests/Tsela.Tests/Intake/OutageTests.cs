using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tsela.Intake;
using Tsela.Intake.Process;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared;

namespace Tsela.Tests.Intake;

public sealed class OutageTests
{
    private const int Rows = 40_000;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_file_that_somebody_else_writes_is_waited_for()
    {
        await using var rig = await IntakeRig.Start(Engine.Sqlite);
        var id = (await rig.Receive("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(100))).Value.Id;
        await using var other = new SqliteConnection(rig.Database.Choice.ConnectionString);
        await other.OpenAsync(Token);
        await using var transaction = other.BeginTransaction(deferred: false);
        var processing = Task.Run(() => rig.Process(id), Token);
        await transaction.RollbackAsync(Token);
        Assert.Equal(SubmissionStatus.Accepted, (await processing).Value.Status);
        Assert.Equal(100, (await rig.RecordsInForce("PERMITS")).Count);
    }

    [Fact]
    public async Task A_server_that_goes_away_in_the_middle_costs_nothing_but_time()
    {
        Assert.SkipUnless(TestDatabase.Engines.Count > 1, "No PostgreSQL here.");
        await using var rig = await IntakeRig.Start(Engine.Postgres);
        var id = (await rig.Receive("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(Rows))).Value.Id;
        var processing = Task.Run(() => rig.Process(id), Token);
        await using (var db = rig.Database.Open())
        {
            const string cut = """
                SELECT count(pg_terminate_backend(pid)) AS "Value" FROM pg_stat_progress_copy WHERE datname = current_database()
                """;
            while (!processing.IsCompleted && await db.Database.SqlQueryRaw<long>(cut).SingleAsync(Token) == 0)
            {
                await Task.Yield();
            }
        }

        var failure = await Record.ExceptionAsync(() => processing);
        Assert.True(failure is DbException or IOException || failure?.InnerException is DbException, failure?.ToString() ?? "It was not cut.");
        Assert.Empty(await rig.RecordsInForce("PERMITS"));
        var resumed = await rig.Run<ResumeSubmissions, Outcome<ResumeSubmissions.Resumed>>(slice => slice.Handle(new([id]), Token));
        Assert.Equal([id], resumed.Value.Waiting);
        Assert.Equal(SubmissionStatus.Accepted, (await rig.Process(id)).Value.Status);
        Assert.Equal(Rows, await rig.AllRecords());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_check_that_is_stopped_in_order_leaves_nothing_and_waits(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var id = (await rig.Receive("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(Rows))).Value.Id;
        using var stop = new CancellationTokenSource();
        var processing = Task.Run(
            () => rig.Run<ProcessSubmission, Outcome<ProcessSubmission.Result>>(slice => slice.Handle(new(id), stop.Token)), Token);
        while (!processing.IsCompleted && rig.Get<SubmissionProgress>().RowsOf(id) is null or 0)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => processing);
        Assert.Equal(0, await rig.AllRecords());
        var submission = (await rig.Read(id)).Submission;
        Assert.Equal((SubmissionStatus.Received, 0), (submission.Status, submission.Attempts));
        Assert.Equal(SubmissionStatus.Accepted, (await rig.Process(id)).Value.Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_that_stops_the_process_again_and_again_is_given_up_with_a_sentence(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine, new IntakeLimits { AttemptsMax = 2 });
        var id = (await rig.Receive("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(1))).Value.Id;
        for (var death = 1; death <= 2; death++)
        {
            await using var db = rig.Database.Open();
            await db.Set<Submission>().ExecuteUpdateAsync(
                set => set.SetProperty(submission => submission.Status, SubmissionStatus.Storing).SetProperty(submission => submission.Attempts, death), Token);
            var resumed = await rig.Run<ResumeSubmissions, Outcome<ResumeSubmissions.Resumed>>(slice => slice.Handle(new([]), Token));
            Assert.Equal(death == 1, resumed.Value.Waiting.Contains(id));
        }

        var given = (await rig.Read(id)).Submission;
        Assert.Equal(SubmissionStatus.Interrupted, given.Status);
        Assert.StartsWith("The system stopped 2 times", given.Refusal, StringComparison.Ordinal);
        Assert.Null(given.LiveKey);
    }

    [Fact]
    public async Task An_original_that_is_not_whole_is_interrupted_with_a_sentence()
    {
        await using var rig = await IntakeRig.Start(Engine.Sqlite);
        var receipt = (await rig.Receive("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(10))).Value;
        var original = Directory.EnumerateFiles(rig.Database.Folder.Originals, receipt.Sha256, SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(original, "half", Token);
        await rig.Process(receipt.Id);
        var submission = (await rig.Read(receipt.Id)).Submission;
        Assert.Equal(SubmissionStatus.Interrupted, submission.Status);
        Assert.NotEmpty(submission.Refusal!);
    }
}
