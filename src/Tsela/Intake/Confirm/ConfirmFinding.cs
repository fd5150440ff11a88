using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Confirm;

/// <summary>Takes a clerk's word, with a reason, that remarkable values are true. Errors cannot be confirmed away.</summary>
[Needs(Right.MendSubmissions)]
public sealed class ConfirmFinding(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public const int ReasonLengthMax = 500;

    /// <param name="Rows">Data rows; none where every row of the cause is meant.</param>
    public sealed record Request(Guid Submission, Guid Cause, IReadOnlyCollection<long> Rows, string Reason);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ConfirmFinding>() is { } refusal)
        {
            return refusal;
        }

        var submission = await db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(kept => kept.Id == request.Submission, cancellationToken);
        var cause = await db.Set<FindingCause>().AsNoTracking()
            .SingleOrDefaultAsync(kept => kept.Id == request.Cause && kept.SubmissionId == request.Submission, cancellationToken);
        if (submission is null || cause is null || !actor.Actor.ActsFor(submission.Institution))
        {
            return IntakeProblems.NotFound;
        }

        if (cause.Severity != Severity.Warning)
        {
            return ConfirmProblems.NotAWarning;
        }

        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > ReasonLengthMax)
        {
            return ConfirmProblems.ReasonMissing;
        }

        await Add(submission, cause, request.Rows, reason, cancellationToken);
        return Done.It;
    }

    private async Task Add(Submission submission, FindingCause cause, IReadOnlyCollection<long> rows, string reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var confirmed = await db.Set<Confirmation>()
            .Where(act => act.SubmissionId == submission.Id && act.Rule == cause.Rule && act.Field == cause.Field)
            .Select(act => act.Row).ToListAsync(cancellationToken);
        long[] wanted = rows.Count == 0 ? [0] : [.. rows.Distinct()];
        db.AddRange(wanted.Except(confirmed).Select(row => new Confirmation
        {
            Id = Guid.CreateVersion7(), SubmissionId = submission.Id, Rule = cause.Rule, Field = cause.Field, Row = row,
            Reason = reason, By = actor.Actor.Name, At = now,
        }));
        db.Audited(
            actor.Actor, now, "finding.confirm", $"submission {submission.Id}", submission.Institution,
            rows.Count == 0 ? $"rule {cause.Rule}, every row" : $"rule {cause.Rule}, {rows.Count} rows");
        await db.SaveChangesAsync(cancellationToken);
    }
}
