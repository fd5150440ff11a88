using System.Text.Json.Serialization;
using Tsela.Engine.Schemas;
using Tsela.Intake.Read;
using Tsela.Intake.Submissions;

namespace Tsela.Intake.Submit;

/// <summary>A submission for programs: the report of the command and the answer of the door. The words are those of the contract for <c>check</c>.</summary>
public sealed record SubmissionReport(
    Guid Id, string Series, string Institution, string Period, string File, string Sha256, long Bytes, string Status, bool DryRun,
    bool TrainingData, DateTime ReceivedAt, DateTime? FinishedAt, DateOnly? DueOn, long Rows, long Accepted, long Rejected, string? RefusalCode,
    string? Refusal, Guid? BasedOn, Guid? SupersededBy, SubmissionReport.QualityBody Quality)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RemarkBody>? Remarks { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CauseBody>? Causes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FindingBody>? Findings { get; init; }

    /// <summary>How many findings are kept one by one; the causes have the full counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? FindingsKept { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CoherenceBody>? Coherence { get; init; }

    public sealed record ShareBody(long Good, long Of, double? Value)
    {
        public static ShareBody From(Share share) => new(share.Good, share.Of, share.Value);
    }

    public sealed record QualityBody(ShareBody Completeness, ShareBody Validity, ShareBody Consistency, long Undecided, ShareBody Uniqueness, int? DaysLate);

    public sealed record RemarkBody(string Code, string Message);

    public sealed record CauseBody(Guid Id, string Rule, string? Field, int Level, string Severity, long Count, string Message, string Mend);

    public sealed record FindingBody(
        long Row, long SheetRow, int Column, string? Field, string Rule, int Level, string Severity, string Value, string Message, string Mend);

    public sealed record CoherenceBody(string Rule, string OtherSeries, string Subject, decimal Ours, decimal Theirs, decimal? Difference);

    public static SubmissionReport Of(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var quality = submission.Quality;
        return new SubmissionReport(
            submission.Id, submission.Series, submission.Institution, submission.Period, submission.FileName, submission.Sha256, submission.Bytes,
            submission.Status.ToString(), submission.IsDryRun, submission.IsTraining, submission.ReceivedAt, submission.FinishedAt, submission.DueOn,
            submission.Rows, submission.RowsAccepted, submission.RowsRejected, submission.RefusalCode, submission.Refusal, submission.BasedOn,
            submission.SupersededBy,
            new QualityBody(
                ShareBody.From(quality.Completeness), ShareBody.From(quality.Validity), ShareBody.From(quality.Consistency), quality.Undecided,
                ShareBody.From(quality.Uniqueness), submission.DaysLate));
    }

    public static SubmissionReport Of(ReadSubmission.Result read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Of(read.Submission) with
        {
            Remarks = [.. read.Remarks.Select(remark => new RemarkBody(remark.Code, remark.Message))],
            Causes = [.. read.Causes.Select(cause => new CauseBody(
                cause.Id, cause.Rule, cause.Field, cause.Level, InLower(cause.Severity), cause.Count, cause.Message, cause.Mend))],
            Findings = [.. read.Findings.Select(finding => new FindingBody(
                finding.Row, finding.SheetRow, finding.Column, finding.Field, finding.Rule, finding.Level, InLower(finding.Severity), finding.Value,
                finding.Message, finding.Mend))],
            FindingsKept = read.FindingsKept,
            Coherence = [.. read.Coherence.Select(figure => new CoherenceBody(
                figure.Rule, figure.OtherSeries, figure.Subject, figure.Ours, figure.Theirs, figure.Difference))],
        };
    }

    private static string InLower(Severity severity) => severity.ToString().ToLowerInvariant();
}
