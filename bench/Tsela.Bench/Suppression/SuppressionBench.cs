using System.Diagnostics;
using System.Globalization;
using Tsela.Bench.Columns;
using Tsela.Engine.Suppression;

namespace Tsela.Bench.Suppression;

/// <summary>
/// Protects seeded tables under both demands and says how long it took, how much it hid and what attackers learn.
/// <c>suppression [SHAPE ...] [--record]</c>.
/// </summary>
internal static class SuppressionBench
{
    private static readonly (string Name, Func<ProtectionProblem> Make)[] Shapes =
    [
        ("districts-2673", () => new ProtectionProblem([MadeTables.ByPlaceNationalityAndAge(1, 5_000, withCouncils: false)], new PrimaryRules(4))),
        ("councils-19683", () => new ProtectionProblem([MadeTables.ByPlaceNationalityAndAge(1, 25_000, withCouncils: true)], new PrimaryRules(4))),
        ("four-linked", () => new ProtectionProblem(MadeTables.Linked(1, 9_000), new PrimaryRules(4))),
    ];

    public static int Run(string[] arguments)
    {
        var names = arguments.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"suppression on {Machine.Processor}, {Environment.ProcessorCount} processors, {Machine.MemoryGiB:0} GiB of memory, .NET {Environment.Version}"),
            $"load average before: {Machine.Load}",
            "seconds: protecting, and up to 4,000 cells both attacks on every hidden cell. processor: seconds of all threads together. extra: secondaries of the second demand beyond the first.",
        };
        Console.WriteLine(string.Join('\n', lines));
        foreach (var (name, make) in Shapes.Where(shape => names.Count == 0 || names.Contains(shape.Name)))
        {
            foreach (var demand in new[] { SuppressionDemand.NotExact, SuppressionDemand.Threshold })
            {
                lines.Add(Line(name, make() with { Demand = demand }));
                Console.WriteLine(lines[^1]);
            }
        }

        if (arguments.Contains("--record"))
        {
            Directory.CreateDirectory("bench/results");
            File.WriteAllLines("bench/results/suppression.txt", lines);
        }

        return 0;
    }

    private static string Line(string name, ProtectionProblem problem)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var result = CellSuppression.Protect(problem);
        var seconds = watch.Elapsed.TotalSeconds;
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        var (loss, audit) = (result.Loss, result.Audit);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-16} {problem.Demand,-9} cells {loss.Cells,6} primaries {loss.Primaries,5} secondaries {loss.Secondaries,5} extra {loss.SecondariesForReach,5} hidden {loss.HiddenShare:P0} recovered {audit.Recovered} / {audit.RecoveredWhenPositive}, below minimum {audit.PrimariesBelowMinimum}, seconds {seconds:0.00}, processor {processor:0.00}");
    }
}
