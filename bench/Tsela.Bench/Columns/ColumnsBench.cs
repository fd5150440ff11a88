using System.Diagnostics;
using System.Globalization;
using Tsela.Bench.Check;
using Tsela.Engine.Columns;
using Tsela.Statistics.PlainFiles;

namespace Tsela.Bench.Columns;

/// <summary>
/// Makes columns of a CSV of twelve columns with the command itself, and of many rows of six columns given to the writer
/// directly; a process of its own for each, so that each peak of memory is its own.
/// <c>columns [--rows N] [--six N]</c>
/// </summary>
internal static class ColumnsBench
{
    private const int Seed = 20_240_331;

    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["from-csv", var file, var folder]:
                return FromCsv(file, folder);
            case ["six", var rows, var folder]:
                return SixColumns.Run(int.Parse(rows, CultureInfo.InvariantCulture), folder);
            default:
                return All(Number(arguments, "--rows", 5_000_000), Number(arguments, "--six", 20_000_000));
        }
    }

    private static int All(int rows, int six)
    {
        var folder = Directory.CreateTempSubdirectory("tsela-bench-");
        var lines = new List<string>
        {
            $"columns on {Machine.Processor}, {Environment.ProcessorCount} processors, {Machine.MemoryGiB:0} GiB of memory, .NET {Environment.Version}",
            $"load average before: {Machine.Load}",
        };
        try
        {
            var csv = Path.Combine(folder.FullName, "permits.csv");
            CheckFileMaker.Write(csv, rows, Seed);
            File.WriteAllText(Path.Combine(folder.FullName, "schema.json"), CheckFileMaker.Schema);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"CSV of 12 columns: {rows:N0} rows, {new FileInfo(csv).Length / 1e6:N0} MB, seed {Seed}"));
            for (var run = 1; run <= 3; run++)
            {
                lines.Add($"  run {run}: {Alone("from-csv", csv, Path.Combine(folder.FullName, "out"))}");
                Console.WriteLine(lines[^1]);
            }

            foreach (var count in new[] { six / 10, six })
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"six columns, {count:N0} rows from memory: {Alone("six", count.ToString(CultureInfo.InvariantCulture), folder.FullName)}"));
                Console.WriteLine(lines[^1]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Directory.CreateDirectory("bench/results");
        File.WriteAllLines("bench/results/columns.txt", lines);
        return 0;
    }

    private static int FromCsv(string csv, string folder)
    {
        var clock = Stopwatch.StartNew();
        var schema = Path.Combine(Path.GetDirectoryName(csv)!, "schema.json");
        var code = ColumnsCommand.Run(new ColumnsCommand.Call(csv, schema, folder), TimeProvider.System, TextWriter.Null, isWatched: false, CancellationToken.None);
        using var table = ColumnTable.Open(Path.Combine(folder, "table.columns"));
        Console.WriteLine(Machine.Figures(table.RowCount, clock.Elapsed.TotalSeconds, Path.Combine(folder, "table.columns")));
        return code;
    }

    private static string Alone(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("columns");
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : $"failed with {process.ExitCode}";
    }

    private static int Number(string[] arguments, string name, int usual) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : usual;
}
