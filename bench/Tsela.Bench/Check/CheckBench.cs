using System.Diagnostics;
using System.Globalization;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Bench.Check;

/// <summary>
/// Checks a CSV of twelve columns with the engine, and the same file with papaparse and ajv in Node, in one run.
/// <c>check [--rows N] [--runs N] [--no-comparison]</c>
/// </summary>
internal static class CheckBench
{
    private const int Seed = 20_240_331;

    public static int Run(string[] arguments)
    {
        var rows = Number(arguments, "--rows", 1_000_000);
        var runs = Number(arguments, "--runs", 3);
        var folder = Directory.CreateTempSubdirectory("tsela-bench-");
        var file = Path.Combine(folder.FullName, "permits.csv");
        var lines = new List<string> { $"check of {rows:N0} rows x 12 columns, {Environment.ProcessorCount} processors, .NET {Environment.Version}" };
        try
        {
            CheckFileMaker.Write(file, rows, Seed);
            // A busy machine stretches seconds, but hardly the processor time.
            lines.Add(File.Exists("/proc/loadavg") ? $"load average before: {File.ReadAllText("/proc/loadavg")[..14]}" : "load average not known");
            lines.Add($"file: {new FileInfo(file).Length / 1_000_000.0:N1} MB, seed {Seed}");
            for (var run = 1; run <= runs; run++)
            {
                lines.Add(Engine("table schema", file, CheckFileMaker.Schema, run));
                Console.WriteLine(lines[^1]);
            }

            lines.Add(Engine("series with code lists and rules", file, CheckFileMaker.Series, 1));
            Console.WriteLine(lines[^1]);

            if (!arguments.Contains("--no-comparison"))
            {
                lines.Add(Comparison(file));
                Console.WriteLine(lines[^1]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Directory.CreateDirectory("bench/results");
        File.WriteAllLines($"bench/results/check-{Environment.MachineName}.txt", lines);
        return 0;
    }

    private static string Engine(string kind, string file, string definition, int run)
    {
        var schema = SchemaReader.Read(definition, "schema", CheckFileMaker.CodeLists).Schema!;
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        using var reader = TableFile.Open(file, new ReadOptions()).Reader!;
        long findings = 0;
        var summary = new TableCheck(schema, new CheckOptions { ShortRowsLackCells = true }).Run(reader, null, _ => findings++);
        var seconds = clock.Elapsed.TotalSeconds;
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"tsela, {kind}, run {run}: {seconds:0.00} s ({processor:0.00} s of processor time), {summary.Rows / seconds:N0} rows/s, {summary.Rejected:N0} rows rejected, {findings:N0} findings, peak {memory} MiB");
    }

    private static string Comparison(string file)
    {
        var script = new ProcessStartInfo("node") { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "bench/papaparse-ajv" };
        script.ArgumentList.Add("check.mjs");
        script.ArgumentList.Add(file);
        using var node = Process.Start(script)!;
        var said = node.StandardOutput.ReadToEnd().Trim();
        node.WaitForExit();
        return node.ExitCode == 0 ? said : "papaparse and ajv could not run: npm install in bench/papaparse-ajv first";
    }

    private static int Number(string[] arguments, string name, int otherwise)
    {
        var place = Array.IndexOf(arguments, name);
        return place >= 0 && place + 1 < arguments.Length ? int.Parse(arguments[place + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
