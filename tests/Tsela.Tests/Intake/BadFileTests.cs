using System.Text;
using Tsela.Intake;
using Tsela.Intake.Submissions;

namespace Tsela.Tests.Intake;

/// <summary>Files that cannot be taken: one sentence, nothing stored.</summary>
public sealed class BadFileTests
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    public static TheoryData<string> Unreadable => ["picture", "old workbook", "damaged workbook", "zip that is no workbook", "zeros"];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_file_that_is_no_table_is_refused_with_one_sentence(string kind)
    {
        await using var rig = await IntakeRig.Start(Engine.Sqlite);
        byte[] content = kind switch
        {
            "picture" => Picture,
            "old workbook" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]],
            "damaged workbook" => [.. "PK\u0003\u0004"u8, .. Encoding.ASCII.GetBytes(new string('x', 4000))],
            "zip that is no workbook" => [0x50, 0x4B, 0x05, 0x06, .. new byte[18]],
            _ => new byte[2000],
        };
        var received = await rig.Receive("PERMITS", "2026-02", content);
        await rig.Process(received.Value.Id);
        var read = await rig.Read(received.Value.Id);
        Assert.Equal(SubmissionStatus.Refused, read.Submission.Status);
        Assert.EndsWith(".", read.Submission.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await rig.AllRecords());
    }

    [Fact]
    public async Task An_empty_file_and_one_over_the_limit_are_refused_before_they_are_kept()
    {
        await using var rig = await IntakeRig.Start(Engine.Sqlite, new IntakeLimits { FileBytesMax = 1000 });
        Assert.Equal("submission.empty-file", (await rig.Receive("PERMITS", "2026-02", [])).Problem?.Code);
        var large = await rig.Receive("PERMITS", "2026-02", new byte[1001]);
        Assert.Equal("submission.too-large", large.Problem?.Code);
        Assert.Empty(Directory.EnumerateFiles(rig.Database.Folder.Originals, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_name_with_folders_in_it_stays_a_name()
    {
        await using var rig = await IntakeRig.Start(Engine.Sqlite);
        var received = await rig.Receive("PERMITS", "2026-02", Encoding.UTF8.GetBytes(IntakeSeries.Header + IntakeSeries.PermitRows(1)), name: "..\\..//etc/passwd\u0007.csv");
        Assert.Equal("passwd.csv", (await rig.Read(received.Value.Id)).Submission.FileName);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Signs_that_a_database_cannot_hold_do_not_stop_a_file(Engine engine)
    {
        Assert.SkipUnless(engine == Engine.Sqlite || TestDatabase.Engines.Count > 1, "No PostgreSQL here.");
        await using var rig = await IntakeRig.Start(engine);
        var read = await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + "P1,Mo\0koena,Thabo,Man,2026-02-03,,,,LS,LS-A,\nP2,D\uFFFDlamini \U0001F600,\"=1+1\",F,2026-02-03,,,,,,\n");
        Assert.False(read.Submission.Status.IsWaiting());
    }

    [Fact]
    public async Task Findings_are_kept_up_to_the_limit_and_counted_beyond_it()
    {
        await using var rig = await IntakeRig.Start(Engine.Sqlite, new IntakeLimits { FindingsPerCauseMax = 10, FindingsMax = 15 });
        var rows = string.Concat(Enumerable.Range(1, 100).Select(no => $"P{no},,A,F,yesterday,,,,,,\n"));
        var read = await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + rows);
        Assert.Equal(SubmissionStatus.Refused, read.Submission.Status);
        Assert.Equal(15, read.FindingsKept);
        Assert.All(read.Causes, cause => Assert.Equal(100, cause.Count));
        Assert.Equal(2, read.Causes.Count);
    }

    [Fact]
    public async Task A_full_or_unwritable_disk_is_told_and_keeps_nothing()
    {
        await using var rig = await IntakeRig.Start(Engine.Sqlite);
        var incoming = Path.Combine(rig.Database.Folder.Originals, "incoming");
        Directory.CreateDirectory(Path.GetDirectoryName(incoming)!);
        // a file where the folder should be refuses as a full disk does, also for root
        await File.WriteAllTextAsync(incoming, "", TestContext.Current.CancellationToken);
        var outcome = await rig.Receive("PERMITS", "2026-02", "a,b\n"u8.ToArray());
        Assert.Equal("submission.no-room", outcome.Problem?.Code);
    }
}
