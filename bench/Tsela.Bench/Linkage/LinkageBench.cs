using System.Globalization;
using System.Text.Json;
using Tsela.Bench.Columns;
using Tsela.Bench.Linkage.Scoring;

namespace Tsela.Bench.Linkage;

/// <summary>
/// Runs the command link-files on labelled sets and scores what it finds against the truth that it was not given.
/// <c>linkage [SET ...] [--data DIR] [--count N] [--seed S] [--threshold P] [--record]</c>: made sets by their names, or with --data the
/// folders of DIR.
/// </summary>
internal static class LinkageBench
{
    private static readonly string[] WithValue = ["--data", "--count", "--seed", "--threshold"];

    public static int Run(string[] arguments)
    {
        var isRecorded = arguments.Contains("--record");
        var names = arguments.Where((word, at) => !word.StartsWith("--", StringComparison.Ordinal) && (at == 0 || !WithValue.Contains(arguments[at - 1]))).ToArray();
        var folder = Directory.CreateTempSubdirectory("tsela-linkage-");
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"linkage on {Machine.Processor}, {Environment.ProcessorCount} processors, {Machine.MemoryGiB:0} GiB of memory, .NET {Environment.Version}"),
            $"load average before: {Machine.Load}",
            "P, R, F1: pairs of the clusters at the default, over all true pairs. offered: share of true pairs scored at 0.05 or more. best: connected components at the threshold that the truth would pick.",
        };
        Console.WriteLine(string.Join('\n', lines));
        try
        {
            foreach (var (name, set) in Sets(arguments, names, folder.FullName))
            {
                lines.Add(Line(name, set, LinkageSetsCommand.Value(arguments, "--threshold")));
                Console.WriteLine(lines[^1]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        if (isRecorded)
        {
            Directory.CreateDirectory("bench/results");
            File.WriteAllLines("bench/results/linkage.txt", lines);
        }

        return 0;
    }

    public static IEnumerable<(string Name, LabelledFolder Set)> Sets(string[] arguments, string[] names, string temporary)
    {
        if (LinkageSetsCommand.Value(arguments, "--data") is { } data)
        {
            foreach (var name in names.Length > 0 ? names : [.. Directory.GetDirectories(data).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)])
            {
                yield return (name, LabelledFolder.Found(Path.Combine(data, name), Path.Combine(temporary, name)));
            }

            yield break;
        }

        foreach (var name in names.Length > 0 ? names : [.. MadeSets.Judging.Select(set => set.Name)])
        {
            var set = MadeSets.Named(name) ?? throw new InvalidDataException($"There is no set {name}; there are {string.Join(", ", MadeSets.All.Select(known => known.Name))}.");
            var made = LabelledFolder.Made(
                set, LinkageSetsCommand.Number(arguments, "--count", set.UsualCount), LinkageSetsCommand.Number(arguments, "--seed", 1), Path.Combine(temporary, name));
            yield return (name, made);
            Directory.Delete(made.Folder, recursive: true);
        }
    }

    private static string Line(string name, LabelledFolder set, string? threshold)
    {
        var (clusters, pairs, report) = (Path.Combine(set.Folder, "clusters.csv"), Path.Combine(set.Folder, "pairs.csv"), Path.Combine(set.Folder, "report.json"));
        string[] files = set.IsTwoFiles ? [set.First, set.Second] : [set.First];
        string[] options = threshold is null ? [] : ["--threshold", threshold];
        var run = CommandRun.Of(
            Path.Combine(AppContext.BaseDirectory, "tsela"), ["link-files", .. files, "--columns", set.Columns, "--out", clusters, "--pairs", pairs, "--report", report, .. options]);
        if (run.ExitCode != 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{name,-20} {set.Entities.Count,9:N0} records  {run.Seconds,6:0.00} s  exit {run.ExitCode}: {run.Said}");
        }

        var score = PairwiseScore.Of(Clusters(clusters, set), set.Entities);
        var scored = PairsScore.Of(Pairs(pairs, set), set.Entities);
        using var told = JsonDocument.Parse(File.ReadAllBytes(report));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-20} {set.Entities.Count,9:N0} records  P {score.Precision:0.0000}  R {score.Recall:0.0000}  F1 {score.F1:0.0000}  best {scored.BestF1:0.0000} at {scored.BestAt:0.000}  offered {scored.Offered:0.0000} of {score.True:N0}  wrong at 0.99: {scored.SureWrong:N0} of {scored.Sure:N0} ({scored.SureWrongShare:0.00 %})  {told.RootElement.GetProperty("pairs_compared").GetInt64():N0} pairs compared  {run.Seconds:0.00} s ({run.ProcessorSeconds:0.00} s of processor time)  peak {run.PeakMiB:N0} MiB");
    }

    private static int[] Clusters(string file, LabelledFolder set)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var clusters = new int[set.Entities.Count];
        Array.Fill(clusters, -1);
        foreach (var cells in CsvRows.Of(file).Skip(1))
        {
            codes.TryAdd(cells[^1], codes.Count);
            clusters[set.Row(set.IsTwoFiles ? cells[0][0] : '1', cells[^2])] = codes[cells[^1]];
        }

        return Array.IndexOf(clusters, -1) < 0 ? clusters : throw new InvalidDataException($"{clusters.Count(cluster => cluster < 0)} records have no cluster.");
    }

    private static List<WrittenPair> Pairs(string file, LabelledFolder set) =>
    [
        .. CsvRows.Of(file).Skip(1).Select(cells => new WrittenPair(
            set.Row('1', cells[0]), set.Row(set.IsTwoFiles ? '2' : '1', cells[1]), double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture))),
    ];
}
