namespace Tsela.Intake.Submissions;

public enum SubmissionStatus
{
    /// <summary>The original is kept whole and waits for its check.</summary>
    Received,

    Checking,

    /// <summary>Records are being written; none of them counts yet.</summary>
    Storing,

    Accepted,

    /// <summary>Rows without an error count; the others wait for correction.</summary>
    AcceptedInPart,

    /// <summary>Nothing was taken.</summary>
    Refused,

    /// <summary>Checked on request, nothing stored.</summary>
    DryRun,

    /// <summary>The original was not kept whole before the system stopped: hand it in again.</summary>
    Interrupted,

    Withdrawn,

    /// <summary>A corrected file for the same series, institution and period took its place.</summary>
    Superseded,
}

/// <summary>The way by which a file came.</summary>
public enum SubmissionDoor
{
    Web,
    Command,
    Api,
}

public static class SubmissionStatuses
{
    public static bool IsWaiting(this SubmissionStatus status) =>
        status is SubmissionStatus.Received or SubmissionStatus.Checking or SubmissionStatus.Storing;

    public static bool IsInForce(this SubmissionStatus status) =>
        status is SubmissionStatus.Accepted or SubmissionStatus.AcceptedInPart;

    /// <summary>The status in words for people.</summary>
    public static string InWords(this SubmissionStatus status) => status switch
    {
        SubmissionStatus.Received => "waiting for its check",
        SubmissionStatus.Checking => "being checked",
        SubmissionStatus.Storing => "being stored",
        SubmissionStatus.Accepted => "accepted",
        SubmissionStatus.AcceptedInPart => "accepted in part",
        SubmissionStatus.Refused => "not accepted",
        SubmissionStatus.DryRun => "tried, not stored",
        SubmissionStatus.Interrupted => "interrupted",
        SubmissionStatus.Withdrawn => "withdrawn",
        SubmissionStatus.Superseded => "replaced by a later file",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
    };
}
