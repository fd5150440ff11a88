using System.Diagnostics;
using System.Globalization;

namespace Tsela.Bench.Columns;

/// <summary>What is measured on and how much it took.</summary>
internal static class Machine
{
    public static string Processor => First("/proc/cpuinfo", "model name");

    public static double MemoryGiB => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024 / 1024;

    public static string Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg")[..14] : "not known";

    /// <summary>The most memory that the process has held, pages of mapped files among it.</summary>
    public static long PeakMiB => Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024;

    public static string Figures(long rows, double seconds, string file)
    {
        var processor = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds:0.00} s ({processor:0.00} s of processor time), {rows / seconds:N0} rows/s, {new FileInfo(file).Length / 1e6:N0} MB, peak {PeakMiB:N0} MiB");
    }

    private static string First(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "a processor that does not say its name"
        : "a processor that does not say its name";
}
