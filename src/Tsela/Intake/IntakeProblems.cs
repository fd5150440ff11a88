using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared;

namespace Tsela.Intake;

public static class IntakeProblems
{
    public static readonly Problem EmptyFile = new(
        "submission.empty-file", "The file is empty: it has no bytes at all. Look whether the right file was chosen and hand it in again.");

    public static readonly Problem CutShort = new(
        "submission.cut-short", "The file did not arrive whole and nothing of it was kept. Hand it in again.");

    public static readonly Problem NoRoom = new(
        "submission.no-room", "The file could not be kept because the disk of this system is full or does not answer; nothing of it was kept. Tell the administrator, then hand it in again.",
        ProblemKind.Unavailable);

    public static readonly Problem NotFound = new(
        "submission.not-found", "There is no such submission under your institution.", ProblemKind.NotFound);

    public static readonly Problem RecordNotFound = new("record.not-found", "There is no such record under your institution.", ProblemKind.NotFound);

    public static readonly Problem OriginalMissing = new(
        "submission.original-missing", "The original of this submission is no longer in the data folder. Tell the administrator: it may be in a backup.", ProblemKind.NotFound);

    public static readonly Problem AlreadyUnderWay = new(
        "submission.under-way", "This submission is being checked already. Look again in a moment.", ProblemKind.Conflict);

    public static readonly Problem ReasonMissing = new("submission.reason-missing", "Say why: a reason is kept with every withdrawal.");

    public static Problem UnknownSeries(string series, TableSchema? nearest) => new(
        "submission.unknown-series",
        nearest is null
            ? $"There is no series '{series}'. The data map lists every series with its id."
            : $"There is no series '{series}'. Did you mean {nearest.Name} ({nearest.Title})?");

    public static Problem UnknownInstitution(string institution) => new(
        "submission.unknown-institution", $"There is no institution with the code '{institution}'. The data map lists every institution with its code.");

    public static Problem NotTheirSeries(string institution, TableSchema series) => new(
        "submission.not-their-series",
        $"{series.Name} ({series.Title}) is delivered by {series.Tsela!.Institution}, not by {institution}. Hand the file in under {series.Tsela.Institution}, or choose another series.");

    public static Problem PeriodForm(string period, TableSchema series) => new(
        "submission.period-form",
        $"'{period}' is not a period of {series.Name}: write {ReportingPeriod.FormOf(series.Tsela!.Periodicity)}.");

    public static Problem FuturePeriod(string period) => new(
        "submission.future-period", $"The period {period} has not begun yet. Look whether the year and the month are right.");

    public static Problem TooLarge(long bytesMax) => new(
        "submission.too-large",
        $"The file is larger than {bytesMax / (1 << 20):N0} MiB, which is the limit for one file. Hand it in in parts, or save it as CSV.",
        ProblemKind.TooLarge);

    public static Problem SameFile(Submission earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new(
            "submission.same-file",
            $"This very file was handed in before for {earlier.Series}, {earlier.Period}, on {earlier.ReceivedAt:d MMMM yyyy 'at' HH:mm} UTC by {earlier.ReceivedBy}, and is {earlier.Status.InWords()} (submission {earlier.Id}). Nothing was stored a second time.",
            ProblemKind.Conflict);
    }

    public static Problem CannotWithdraw(SubmissionStatus status) => new(
        "submission.cannot-withdraw", $"This submission is {status.InWords()}, so there is nothing to withdraw.", ProblemKind.Conflict);

    public static Problem CannotMend(SubmissionStatus status) => new(
        "submission.cannot-mend", $"This submission is {status.InWords()} and cannot be mended here. Hand in a corrected file instead.", ProblemKind.Conflict);

    public static Problem TooManyAttempts(int attempts) => new(
        "submission.too-many-attempts",
        $"The system stopped {attempts} times while it checked this file, so it does not try again. Tell the administrator, and hand the file in in smaller parts.");

    public static Problem TooManyCells(int cellsMax) => new(
        "submission.too-many-cells", $"At most {cellsMax:N0} cells are mended in the page. Mend the rest in your own file and hand that in.");

    public static Problem UnknownStatus(string status) => new(
        "submission.unknown-status", $"'{status}' is not a status. They are: {string.Join(", ", Enum.GetNames<SubmissionStatus>())}.");

    public static Problem UnknownField(string field, string series) => new(
        "submission.unknown-field", $"{series} has no field '{field}'.");
}
