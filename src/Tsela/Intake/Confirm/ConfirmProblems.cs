using Tsela.Shared;

namespace Tsela.Intake.Confirm;

internal static class ConfirmProblems
{
    public static readonly Problem NotAWarning = new(
        "finding.not-a-warning", "Only a warning can be confirmed. An error must be mended; a note needs nothing.", ProblemKind.Conflict);

    public static readonly Problem ReasonMissing = new(
        "finding.reason-missing", $"Say in up to {ConfirmFinding.ReasonLengthMax} letters how you know that the value is true.");

    public static readonly Problem NoRowChosen = new("finding.no-row-chosen", "Tick the rows that are true, or say that all of them are.");
}
