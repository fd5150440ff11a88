using System.Globalization;
using Tsela.Engine.Matching;

namespace Tsela.Linkage.Runs;

/// <summary>The words in which pages speak of a run.</summary>
public static class RunWords
{
    public static string Kind(LinkageRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Kind == LinkageRunKind.Full ? "in full" : "what was new";
    }

    public static string State(LinkageRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.State switch
        {
            LinkageRunState.Waiting => "waiting",
            LinkageRunState.Running => run.StopAsked ? "being stopped" : "working",
            LinkageRunState.Stopped => "stopped",
            LinkageRunState.Failed => "failed",
            _ => "finished",
        };
    }

    public static string TagColour(LinkageRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.State switch
        {
            LinkageRunState.Finished => "govuk-tag--green",
            LinkageRunState.Failed => "govuk-tag--red",
            LinkageRunState.Stopped => "govuk-tag--grey",
            _ => "govuk-tag--blue",
        };
    }

    /// <summary>How many pairs were looked at; a run of what is new does not count them.</summary>
    public static string Compared(LinkageRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Kind == LinkageRunKind.Full ? $"{Whole(run.PairsCompared)} compared" : "those with a new record compared";
    }

    public static string Change(KeyChangeKind kind) => kind switch
    {
        KeyChangeKind.MergedInto => "is one person with the other, whose key goes on",
        KeyChangeKind.SplitFrom => "is a new person, split off from the other",
        KeyChangeKind.PartMovedTo => "gave some of its records to the other",
        _ => "ended: no record in force is left",
    };

    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202f');

    public static string Time(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    public static string Bits(double bits) => bits.ToString("+0.0;-0.0;0", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");

    /// <summary>How often an outcome comes, as people speak of it.</summary>
    public static string Often(double probability) => probability switch
    {
        >= 0.01 => string.Create(CultureInfo.InvariantCulture, $"{probability * 100:0.#} of 100"),
        >= 0.000_01 => string.Create(CultureInfo.InvariantCulture, $"{probability * 100_000:#,0.#} of 100,000"),
        > 0 => string.Create(CultureInfo.InvariantCulture, $"1 of {Math.Round(1 / probability):#,0}"),
        _ => "never seen",
    };

    public static string Precision(LinkPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(precision);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{precision.Share * 100:0.0} % of the links are right (between {precision.Low * 100:0.0} and {precision.High * 100:0.0} % at 95 % confidence; {precision.Reviewed} reviewed)");
    }

    /// <summary>The prior as a person reads it.</summary>
    public static string Prior(LinkageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return string.Create(CultureInfo.InvariantCulture, $"1 pair of {Math.Round(1 / Math.Max(ScoredPair.ProbabilityOf(model.Prior), 1e-15)):#,0} that are drawn at random is one person ({Bits(model.Prior)} bits)");
    }
}
