using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Origin;
using Tsela.Intake.Process;
using Tsela.Intake.Read;
using Tsela.Intake.Receive;
using Tsela.Intake.Revise;
using Tsela.Intake.Submissions;
using Tsela.Intake.Withdraw;
using Tsela.Registers;
using Tsela.Shared;

namespace Tsela.Tests.Intake;

public sealed class SubmissionTests
{
    private const string Good = IntakeSeries.Header + "P1,Mokoena,Thabo,Man,2026-02-03,2026-02-03,2027-02-02,2026-12-24,LS;ZA,LS-A,350.50\nP2,Zhang,Wei,Female,05/02/2026,05/02/2026,04/02/2027,,CN,LS-B,\n";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_good_file_is_in_force_with_its_columns_filled_by_concept(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var read = await rig.Submit("PERMITS", "2026-02", Good);
        Assert.Equal(SubmissionStatus.Accepted, read.Submission.Status);
        Assert.Equal((2, 2, 0), (read.Submission.Rows, read.Submission.RowsAccepted, read.Submission.RowsRejected));
        var records = await rig.RecordsInForce("PERMITS");
        var first = records[0];
        Assert.Equal(("P1", "Mokoena", "M", "LS", "LS-A"), (first.PermitNumber, first.Surname, first.Sex, first.Citizenship, first.District));
        Assert.Equal((new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 3), new DateOnly(2026, 12, 24)), (first.EventDate, first.ValidFrom, first.ValidTo));
        Assert.Equal((350.50m, "LSL"), (first.Amount, first.Currency));
        Assert.Equal((new DateOnly(2027, 2, 4), null), (records[1].ValidTo, records[1].Amount));
        Assert.Contains("\"sex\":\"Man\"", first.Sent, StringComparison.Ordinal);
        Assert.Contains("\"sex\":\"M\"", first.Harmonised, StringComparison.Ordinal);
        Assert.Contains("\"issued_on\":\"05/02/2026\"", records[1].Sent, StringComparison.Ordinal);
        Assert.DoesNotContain("surname", first.Sent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rows_with_errors_wait_and_the_others_count(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var read = await rig.Submit("PERMITS", "2026-02", Good + "P3,,Ana,F,2026-02-30,2026-02-03,2026-02-01,,ZA,LS-A,9000\n");
        Assert.Equal(SubmissionStatus.AcceptedInPart, read.Submission.Status);
        Assert.Equal((3, 2, 1), (read.Submission.Rows, read.Submission.RowsAccepted, read.Submission.RowsRejected));
        Assert.Equal(2, (await rig.RecordsInForce("PERMITS")).Count);
        Assert.Contains(read.Findings, finding => finding is { Row: 3, Field: "surname" });
        Assert.Contains(read.Findings, finding => finding is { Row: 3, Field: "issued_on", Value: "2026-02-30" });
        Assert.All(read.Causes, cause => Assert.Equal(cause.Count, cause.Kept));
        Assert.All(read.Findings.Where(finding => finding.Row > 0), finding => Assert.NotEmpty(finding.Message));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_found_to_be_a_duplicate_only_at_the_end_is_not_stored(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var read = await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(50) + IntakeSeries.PermitRows(1, from: 7));
        var records = await rig.RecordsInForce("PERMITS");
        Assert.Equal(read.Submission.RowsAccepted, records.Count);
        Assert.Equal(records.Count, records.Select(record => record.PermitNumber).Distinct(StringComparer.Ordinal).Count());
        Assert.True(read.Submission.UniquenessGood < read.Submission.UniquenessOf);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_error_keeps_a_whole_table_out(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var read = await rig.Submit("TOTALS", "2025", "Year,District,Persons\n2025,LS-A,10\n2025,LS-B,minus\n2025,LS-C,12\n");
        Assert.Equal(SubmissionStatus.Refused, read.Submission.Status);
        Assert.Contains("taken only whole", read.Submission.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await rig.AllRecords());
        var mended = await rig.Submit("TOTALS", "2025", "Year,District,Persons\n2025,LS-A,10\n2025,LS-B,11\n2025,LS-C,12\n");
        Assert.Equal(SubmissionStatus.Accepted, mended.Submission.Status);
        Assert.Equal([10m, 11m, 12m], (await rig.RecordsInForce("TOTALS")).Select(record => record.CountValue!.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_corrected_file_supersedes_the_earlier_and_both_stay(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var first = await rig.Submit("PERMITS", "2026-02", Good);
        var second = await rig.Submit("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(3));
        Assert.Equal(3, (await rig.RecordsInForce("PERMITS")).Count);
        Assert.Equal(5, await rig.AllRecords());
        var superseded = (await rig.Read(first.Submission.Id)).Submission;
        Assert.Equal((SubmissionStatus.Superseded, (Guid?)second.Submission.Id), (superseded.Status, superseded.SupersededBy));
        await rig.Submit("PERMITS", "2026-01", IntakeSeries.Header + IntakeSeries.PermitRows(2, from: 100));
        Assert.Equal(5, (await rig.RecordsInForce("PERMITS")).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_file_twice_is_recognised_and_may_come_again_after_its_withdrawal(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var first = await rig.Submit("PERMITS", "2026-02", Good);
        var again = await rig.Receive("PERMITS", "2026-02", Good);
        Assert.Equal("submission.same-file", again.Problem?.Code);
        Assert.Contains(first.Submission.Id.ToString(), again.Problem!.Sentence, StringComparison.Ordinal);
        Assert.True((await rig.Receive("PERMITS", "2026-01", Good)).Succeeded);
        await rig.Run<WithdrawSubmission, Outcome<Done>>(slice => slice.Handle(new(first.Submission.Id, "wrong month"), Token));
        Assert.True((await rig.Receive("PERMITS", "2026-02", Good)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_clerks_who_hand_in_the_same_file_at_once_one_wins(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => rig.Receive("PERMITS", "2026-02", Good), Token)));
        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal("submission.same-file", outcome.Problem!.Code));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_different_files_for_one_period_stored_at_once_exactly_one_is_in_force(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var ids = new List<Guid>();
        for (var file = 0; file < 4; file++)
        {
            ids.Add((await rig.Receive("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(20 + file))).Value.Id);
        }

        var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => rig.Process(id), Token)));
        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded));
        await using var db = rig.Database.Open();
        var inForce = await db.InForce().SingleAsync(Token);
        Assert.Equal(inForce.RecordCount, (await rig.RecordsInForce("PERMITS")).Count);
        var statuses = await db.Set<Submission>().Select(submission => submission.Status).ToListAsync(Token);
        Assert.Single(statuses, SubmissionStatus.Accepted);
        Assert.Equal(3, statuses.Count(status => status == SubmissionStatus.Superseded));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_submission_under_way_is_not_taken_up_a_second_time(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var id = (await rig.Receive("PERMITS", "2026-02", IntakeSeries.Header + IntakeSeries.PermitRows(2000))).Value.Id;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => rig.Process(id), Token)));
        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Equal(2000, await rig.AllRecords());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_dry_run_tells_everything_and_stores_nothing(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var read = await rig.Submit("PERMITS", "2026-02", Good + "P3,,,,,,,,,,\n", isDryRun: true);
        Assert.Equal((SubmissionStatus.DryRun, 2L, 1L), (read.Submission.Status, read.Submission.RowsAccepted, read.Submission.RowsRejected));
        Assert.NotEmpty(read.Findings);
        Assert.Equal(0, await rig.AllRecords());
        Assert.True((await rig.Receive("PERMITS", "2026-02", Good)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Withdrawn_records_no_longer_count_and_stay(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var id = (await rig.Submit("PERMITS", "2026-02", Good)).Submission.Id;
        var silent = await rig.Run<WithdrawSubmission, Outcome<Done>>(slice => slice.Handle(new(id, " "), Token));
        Assert.Equal("submission.reason-missing", silent.Problem?.Code);
        var stranger = await rig.Run<WithdrawSubmission, Outcome<Done>>(slice => slice.Handle(new(id, "why"), Token), IntakeRig.ProviderOf("IMM"));
        Assert.Equal(ProblemKind.NotFound, stranger.Problem?.Kind);
        Assert.True((await rig.Run<WithdrawSubmission, Outcome<Done>>(slice => slice.Handle(new(id, "sent by mistake"), Token))).Succeeded);
        Assert.Empty(await rig.RecordsInForce("PERMITS"));
        Assert.Equal(2, await rig.AllRecords());
        Assert.Equal("sent by mistake", (await rig.Read(id)).Submission.WithdrawnWhy);
        var twice = await rig.Run<WithdrawSubmission, Outcome<Done>>(slice => slice.Handle(new(id, "again"), Token));
        Assert.Equal("submission.cannot-withdraw", twice.Problem?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_record_leads_back_to_its_row_and_to_the_file_byte_for_byte(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        await rig.Submit("PERMITS", "2026-02", Good);
        var record = (await rig.RecordsInForce("PERMITS"))[1];
        var origin = (await rig.Run<RecordOrigin, Outcome<RecordOrigin.Result>>(slice => slice.Handle(new(record.Id), Token))).Value;
        Assert.Equal((2, true, "file.csv"), (origin.Row, origin.InForce, origin.Submission.FileName));
        Assert.Equal("05/02/2026", origin.Sent["issued_on"]);
        Assert.Equal("2026-02-05", origin.Harmonised["issued_on"]);
        var original = (await rig.Run<ReadOriginal, Outcome<ReadOriginal.Result>>(slice => slice.Handle(new(origin.Submission.Id), Token))).Value;
        Assert.Equal(Good, await File.ReadAllTextAsync(original.Path, Token));
        var stranger = await rig.Run<RecordOrigin, Outcome<RecordOrigin.Result>>(slice => slice.Handle(new(record.Id), Token), IntakeRig.ProviderOf("IMM"));
        Assert.Equal(ProblemKind.NotFound, stranger.Problem?.Kind);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Cells_mended_in_the_page_make_a_new_submission_of_the_same_file(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var old = await rig.Submit("PERMITS", "2026-02", Good + "P3,,Ana,F,2026-02-28,2026-02-03,2027-02-01,,ZA,LS-A,90\n");
        var revised = await rig.Run<ReviseSubmission, Outcome<Guid>>(slice => slice.Handle(
            new(old.Submission.Id, [new ReviseSubmission.Cell(3, "surname", "", "Dlamini")]), Token));
        await rig.Process(revised.Value);
        var read = await rig.Read(revised.Value);
        Assert.Equal((SubmissionStatus.Accepted, (Guid?)old.Submission.Id, 1), (read.Submission.Status, read.Submission.BasedOn, read.Submission.Revision));
        Assert.Equal("Dlamini", Assert.Single(read.Corrections).NewValue);
        Assert.Equal("Dlamini", (await rig.RecordsInForce("PERMITS"))[2].Surname);
        Assert.Equal(SubmissionStatus.Superseded, (await rig.Read(old.Submission.Id)).Submission.Status);
        Assert.Equal("submission.same-file", (await rig.Receive("PERMITS", "2026-02", Good + "P3,,Ana,F,2026-02-28,2026-02-03,2027-02-01,,ZA,LS-A,90\n")).Problem?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_provider_sees_only_their_institutions_submissions(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var id = (await rig.Submit("PERMITS", "2026-02", Good)).Submission.Id;
        var stranger = IntakeRig.ProviderOf("IMM");
        var one = await rig.Run<ReadSubmission, Outcome<ReadSubmission.Result>>(slice => slice.Handle(new(id), Token), stranger);
        Assert.Equal(ProblemKind.NotFound, one.Problem?.Kind);
        var all = await rig.Run<ReadSubmissions, Outcome<ReadSubmissions.Result>>(slice => slice.Handle(new(), Token), stranger);
        Assert.Empty(all.Value.Submissions);
        var own = await rig.Run<ReadSubmissions, Outcome<ReadSubmissions.Result>>(slice => slice.Handle(new(), Token), IntakeRig.ProviderOf("NES"));
        Assert.Equal(id, Assert.Single(own.Value.Submissions).Id);
        var handedIn = await rig.Receive("PERMITS", "2026-01", Good, actor: stranger);
        Assert.Equal(ProblemKind.NotFound, handedIn.Problem?.Kind);
        var nobody = await rig.Run<ReadSubmissions, Outcome<ReadSubmissions.Result>>(slice => slice.Handle(new(), Token), Actor.Nobody);
        Assert.Equal(ProblemKind.NotAllowed, nobody.Problem?.Kind);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_act_leaves_an_audit_entry(Engine engine)
    {
        await using var rig = await IntakeRig.Start(engine);
        var id = (await rig.Submit("PERMITS", "2026-02", Good)).Submission.Id;
        await rig.Run<WithdrawSubmission, Outcome<Done>>(slice => slice.Handle(new(id, "sent by mistake"), Token));
        await using var db = rig.Database.Open();
        var acts = await db.Set<AuditEntry>().Where(entry => entry.Subject == $"submission {id}").OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(Token);
        Assert.Equal(["submission.receive", "submission.accept", "submission.withdraw"], acts);
    }
}
