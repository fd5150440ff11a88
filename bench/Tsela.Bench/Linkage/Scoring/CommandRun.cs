using System.Diagnostics;

namespace Tsela.Bench.Linkage.Scoring;

/// <summary>A run of the command as a user starts it, and what it cost.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Said">What it said to the person.</param>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="ProcessorSeconds">Of user and system, looked at every few milliseconds.</param>
/// <param name="PeakMiB">The most memory that it held.</param>
internal sealed record CommandRun(int ExitCode, string Said, double Seconds, double ProcessorSeconds, long PeakMiB)
{
    private const int LookEveryMilliseconds = 5;

    public static CommandRun Of(string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var (processor, peak) = (0.0, 0L);
        while (!process.WaitForExit(LookEveryMilliseconds))
        {
            process.Refresh();
            try
            {
                (processor, peak) = (process.TotalProcessorTime.TotalSeconds, Math.Max(peak, process.PeakWorkingSet64 >> 20));
            }
            catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                break; // it ended between the two looks
            }
        }

        process.WaitForExit();
        return new CommandRun(process.ExitCode, said.GetAwaiter().GetResult().Trim(), Stopwatch.GetElapsedTime(begun).TotalSeconds, processor, peak);
    }
}
