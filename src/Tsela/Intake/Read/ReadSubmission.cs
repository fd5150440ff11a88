using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Intake.Process;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;

namespace Tsela.Intake.Read;

/// <summary>One submission with what its check found, the causes first and the findings in pages.</summary>
[Needs(Right.ReadSubmissions)]
public sealed class ReadSubmission(TselaDb db, CurrentActor actor, SubmissionProgress progress)
{
    public const int PageSizeMax = 1_000;

    /// <param name="Cause">Findings of this cause alone.</param>
    public sealed record Request(Guid Submission, Guid? Cause = null, int Page = 1, int PageSize = 100);

    /// <param name="RowsSeen">How far the check has come; null where it does not run in this process.</param>
    /// <param name="Findings">One page of the findings that are kept one by one.</param>
    public sealed record Result(
        Submission Submission, HeaderMatch? Header, IReadOnlyList<FileRemark> Remarks, IReadOnlyList<FindingCause> Causes,
        IReadOnlyList<SubmissionFinding> Findings, long FindingsKept, IReadOnlyList<CoherenceFigure> Coherence,
        IReadOnlyList<Confirmation> Confirmations, IReadOnlyList<Correction> Corrections, long? RowsSeen)
    {
        /// <summary>How many findings of the cause a clerk has confirmed to be true.</summary>
        public long Confirmed(FindingCause cause)
        {
            ArgumentNullException.ThrowIfNull(cause);
            var acts = Confirmations.Where(act => act.Rule == cause.Rule && act.Field == cause.Field).ToList();
            return cause.Severity != Severity.Warning ? 0 : acts.Exists(act => act.Row == 0) ? cause.Count : Math.Min(acts.Count, cause.Count);
        }

        /// <summary>Findings that somebody has still to mend or to confirm.</summary>
        public long ToDo => Causes.Where(cause => cause.Severity != Severity.Info).Sum(cause => cause.Count - Confirmed(cause));
    }

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadSubmission>() is { } refusal)
        {
            return refusal;
        }

        if (await db.SubmissionOf(actor.Actor, request.Submission, cancellationToken) is not { } submission)
        {
            return IntakeProblems.NotFound;
        }

        var causes = await db.Set<FindingCause>().AsNoTracking().Where(cause => cause.SubmissionId == submission.Id).ToListAsync(cancellationToken);
        var findings = db.Set<SubmissionFinding>().AsNoTracking()
            .Where(finding => finding.SubmissionId == submission.Id && (request.Cause == null || finding.CauseId == request.Cause));
        var size = Math.Clamp(request.PageSize, 1, PageSizeMax);
        var page = await findings.OrderBy(finding => finding.Row).ThenBy(finding => finding.Column).ThenBy(finding => finding.Id)
            .Skip(Paging.Before(request.Page, size)).Take(size).ToListAsync(cancellationToken);
        return new Result(
            submission,
            submission.HeaderMatch is null ? null : JsonSerializer.Deserialize<HeaderMatch>(submission.HeaderMatch, StoredJson.Options),
            submission.Remarks is null ? [] : JsonSerializer.Deserialize<List<FileRemark>>(submission.Remarks, StoredJson.Options)!,
            [.. causes.OrderByDescending(cause => cause.Severity).ThenByDescending(cause => cause.Count).ThenBy(cause => cause.Rule, StringComparer.Ordinal)],
            page,
            await findings.LongCountAsync(cancellationToken),
            await db.Set<CoherenceFigure>().AsNoTracking().Where(figure => figure.SubmissionId == submission.Id).ToListAsync(cancellationToken),
            await db.Set<Confirmation>().AsNoTracking().Where(act => act.SubmissionId == submission.Id).OrderBy(act => act.At).ToListAsync(cancellationToken),
            await db.Set<Correction>().AsNoTracking().Where(act => act.SubmissionId == submission.Id).OrderBy(act => act.Row).ToListAsync(cancellationToken),
            progress.RowsOf(submission.Id));
    }
}
