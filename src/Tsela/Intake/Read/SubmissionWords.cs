using System.Globalization;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared;

namespace Tsela.Intake.Read;

/// <summary>The words in which pages speak of a submission.</summary>
public static class SubmissionWords
{
    /// <summary>What became of the file, in one or two sentences.</summary>
    public static string WhatHappened(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return submission.Status switch
        {
            SubmissionStatus.Received => "The file has arrived whole and waits for its check.",
            SubmissionStatus.Checking => "The file is being checked.",
            SubmissionStatus.Storing => "The check is done; what is right is being stored.",
            SubmissionStatus.Accepted when submission.Rows == 0 => "The file has no rows. The period counts as delivered: nothing happened in it.",
            SubmissionStatus.Accepted => $"{Rows(submission.RowsAccepted, "all")} taken. They count in the internal figures within a minute, marked provisional.",
            SubmissionStatus.AcceptedInPart =>
                $"{Number(submission.RowsAccepted)} of {Rows(submission.Rows)} were taken and count. {Rows(submission.RowsRejected)} with an error {(submission.RowsRejected == 1 ? "waits until it is" : "wait until they are")} mended.",
            SubmissionStatus.Refused => $"Nothing was taken. {submission.Refusal}",
            SubmissionStatus.DryRun when submission.Refusal is not null => $"This was only a check: nothing was stored. Handed in as it is, nothing would be taken. {submission.Refusal}",
            SubmissionStatus.DryRun => $"This was only a check: nothing was stored. Handed in as it is, {Number(submission.RowsAccepted)} of {Rows(submission.Rows)} would be taken.",
            SubmissionStatus.Interrupted => submission.Refusal ?? "The check was cut short. Hand the file in again.",
            SubmissionStatus.Withdrawn => $"Taken back: {submission.WithdrawnWhy} Its records no longer count; they and the file stay on record.",
            SubmissionStatus.Superseded => "A later file for the same series and period has taken its place. Its records no longer count.",
            _ => throw new ArgumentOutOfRangeException(nameof(submission), submission.Status, message: null),
        };
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string When(DateTime at) => at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string Many(long number, string one, string many) => HowMany.Of(number, one, many);

    public static string Rows(long number) => Many(number, "row", "rows");

    /// <summary>3 of 4 (75.0%); a dash where there was nothing to count.</summary>
    public static string Share(Share share) => share.Value is { } value
        ? $"{SeriesWords.Percent(value)} ({Number(share.Good)} of {Number(share.Of)})"
        : "nothing to count";

    /// <summary>How a column is called in a spreadsheet program: A, B, ... AA.</summary>
    public static string Column(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }

    public static string By(MatchedBy by) => by switch
    {
        MatchedBy.Name or MatchedBy.Title => "by its name",
        MatchedBy.Alias => "by another name in use",
        MatchedBy.Mapping => "by your mapping",
        MatchedBy.Position => "by its place",
        MatchedBy.Ignored => "left out",
        _ => "not known, left out",
    };

    public static string Lateness(int days) => days switch
    {
        <= 0 => "in time",
        1 => "1 day late",
        _ => $"{Number(days)} days late",
    };

    private static string Rows(long number, string all) => number switch
    {
        1 => "The one row was",
        _ => $"{char.ToUpperInvariant(all[0])}{all[1..]} {Number(number)} rows were",
    };
}
