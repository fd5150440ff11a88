using Tsela.Shared;

namespace Tsela.Intake.Receive;

internal static class HandInProblems
{
    public static readonly Problem NoSeries = new("submission.no-series", "Choose the series that the file belongs to.");

    public static readonly Problem NoFile = new("submission.no-file", "Choose the file to hand in.");
}
