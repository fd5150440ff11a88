using Tsela.Shared;

namespace Tsela.Intake.Revise;

internal static class ReviseProblems
{
    public static readonly Problem NothingChanged = new(
        "submission.nothing-changed", "No value was changed. Write the right value beside the wrong one, then save.");
}
