using Tsela.Engine.Schemas;
using Tsela.Intake.Across;
using Tsela.Intake.Submissions;

namespace Tsela.Intake.Process;

/// <summary>What becomes of a submission once it is checked, before anything of it counts.</summary>
internal sealed record Verdict(SubmissionStatus Status, string? RefusalCode, string? Refusal, long Accepted)
{
    public bool TakesRows => Status.IsInForce();

    public static Verdict Of(Submission submission, TableSchema series, CheckSummary summary, FindingTray tray, AcrossResult across)
    {
        var outside = across.RejectedRows.ToHashSet();
        var late = outside.Count - summary.RejectedLate.Count(outside.Contains);
        var accepted = summary.Accepted - late;
        var errors = tray.CountOf(Severity.Error);
        var (status, code, sentence) = (summary, series.Tsela!.Acceptance) switch
        {
            ({ Refusal: { } refusal }, _) => (SubmissionStatus.Refused, refusal.Code, refusal.Message),
            _ when across.RefusesFile => (SubmissionStatus.Refused, "across-rule",
                "The file as a whole does not agree with what was delivered before; the findings say where."),
            (_, "all-or-nothing") when errors > 0 => (SubmissionStatus.Refused, "all-or-nothing",
                $"The table has {errors:N0} {(errors == 1 ? "error" : "errors")}, and {series.Name} is taken only whole. Mend what the findings name and hand the file in again."),
            ({ Rows: > 0 }, _) when accepted == 0 => (SubmissionStatus.Refused, "no-row-taken",
                "Every row has an error, so nothing was taken. The findings say what to mend; a wrong header row is often the one cause of all of them."),
            _ => (accepted < summary.Rows ? SubmissionStatus.AcceptedInPart : SubmissionStatus.Accepted, null, (string?)null),
        };
        return new Verdict(submission.IsDryRun ? SubmissionStatus.DryRun : status, code, sentence, accepted);
    }
}
