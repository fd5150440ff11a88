using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Across;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Process;

/// <summary>Checks a waiting submission from its kept original, and stores it.</summary>
[Needs(Right.SubmitFiles)]
public sealed class ProcessSubmission(
    TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue, OriginalFiles originals, DatabaseChoice database,
    TselaFolder folder, IntakeLimits limits, SubmissionProgress progress)
{
    public sealed record Request(Guid Submission);

    public sealed record Result(SubmissionStatus Status, long Rows, long Accepted, long Rejected, bool HasErrors, string? Refusal);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ProcessSubmission>() is { } refusal)
        {
            return refusal;
        }

        using var claim = Claim.TryTake(folder, request.Submission);
        if (claim is null || await Start(request.Submission, cancellationToken) is not { } submission)
        {
            return IntakeProblems.AlreadyUnderWay;
        }

        try
        {
            return await Check(submission, claim, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // the process ends in order: the work waits for the next one
            await new CutShort(db).Undo(submission.Id, countsAsAttempt: false, CancellationToken.None);
            throw;
        }
        finally
        {
            progress.End(submission.Id);
        }
    }

    private async Task<Submission?> Start(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claimed = await db.Set<Submission>()
            .Where(submission => submission.Id == id && submission.Status == SubmissionStatus.Received)
            .ExecuteUpdateAsync(
                set => set.SetProperty(submission => submission.Status, SubmissionStatus.Checking)
                    .SetProperty(submission => submission.StartedAt, now)
                    .SetProperty(submission => submission.Attempts, submission => submission.Attempts + 1),
                cancellationToken);
        return claimed == 0 ? null : await db.Set<Submission>().AsNoTracking().SingleAsync(submission => submission.Id == id, cancellationToken);
    }

    private async Task<Outcome<Result>> Check(Submission submission, Claim claim, CancellationToken cancellationToken)
    {
        if (!catalogue.Series.TryGetValue(submission.Series, out var series))
        {
            return await Refuse(submission, IntakeProblems.UnknownSeries(submission.Series, nearest: null), cancellationToken);
        }

        if (!originals.IsWhole(submission.Sha256, submission.Bytes))
        {
            return await Refuse(submission, IntakeProblems.OriginalMissing, cancellationToken);
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var options = await CheckPreparation.Prepare(db, submission, limits, claim.SpillFolder, today, cancellationToken);
        var tray = new FindingTray(submission.Id, limits);
        var watches = AcrossRules.WatchesOf(series);
        var check = new FileCheck(series, options, tray, watches, rows => progress.Report(submission.Id, rows));
        progress.Report(submission.Id, 0);
        using var staging = submission.IsDryRun ? null : new RecordStaging(database, submission.Id, series);
        var summary = await Task.Run(() => check.Run(originals.PathOf(submission.Sha256), staging, cancellationToken), cancellationToken);
        var across = summary.Refusal is null
            ? await new AcrossRules(db, catalogue, submission, tray).Decide(series, summary, watches, cancellationToken)
            : new AcrossResult([], RefusesFile: false, []);
        return await Conclude(submission, series, summary, across, tray, cancellationToken);
    }

    private async Task<Outcome<Result>> Conclude(
        Submission submission, TableSchema series, CheckSummary summary, AcrossResult across, FindingTray tray, CancellationToken cancellationToken)
    {
        var verdict = Verdict.Of(submission, series, summary, tray, across);
        await db.Set<Submission>().Where(kept => kept.Id == submission.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(kept => kept.Status, SubmissionStatus.Storing), cancellationToken);
        if (!verdict.TakesRows)
        {
            await db.RemoveStaged(submission.Id, cancellationToken);
        }
        else
        {
            await db.RemoveStaged(submission.Id, summary.RejectedLate, cancellationToken);
            await db.RemoveStaged(submission.Id, across.RejectedRows, cancellationToken);
        }

        var conclusion = new Conclusion(db, actor.Actor, clock);
        await conclusion.WriteFindings(tray, across, cancellationToken);
        await conclusion.Commit(submission.Id, summary, verdict, cancellationToken);
        return new Result(
            verdict.Status, summary.Rows, verdict.Accepted, summary.Rows - verdict.Accepted,
            tray.CountOf(Severity.Error) > 0 || verdict.Refusal is not null, verdict.Refusal);
    }

    private async Task<Outcome<Result>> Refuse(Submission submission, Problem why, CancellationToken cancellationToken)
    {
        var verdict = new Verdict(SubmissionStatus.Interrupted, why.Code, why.Sentence, Accepted: 0);
        await new Conclusion(db, actor.Actor, clock).Commit(submission.Id, new CheckSummary(), verdict, cancellationToken);
        return new Result(verdict.Status, 0, 0, 0, HasErrors: true, why.Sentence);
    }
}
