using System.Diagnostics;
using System.Globalization;
using Tsela.Bench.Columns;
using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Rounding;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Bench.Suppression;

/// <summary>
/// Protects seeded tables under both demands and says how long it took, how much it hid and what attackers learn; then
/// an audit alone, how near small patterns come to the cheapest, and rounding.
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

    private static readonly (string Name, Func<string> Line)[] Further =
    [
        ("audit", () => Audited(new ProtectionProblem([MadeTables.ByPlaceNationalityAndAge(1, 8_000, withCouncils: true)], new PrimaryRules(4)))),
        ("optimum", () => OptimumGap.Line(SuppressionDemand.NotExact)),
        ("optimum", () => OptimumGap.Line(SuppressionDemand.Threshold)),
        ("rounding", () => Rounded("councils-19683", MadeTables.ByPlaceNationalityAndAge(1, 25_000, withCouncils: true))),
        ("rounding", () => Rounded("districts-2673", MadeTables.ByPlaceNationalityAndAge(1, 5_000, withCouncils: false))),
        ("rounding", () => Rounded("six-dimensions", MadeTables.SixDimensions(1, 2_500))),
    ];

    public static int Run(string[] arguments)
    {
        var names = arguments.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"suppression on {Machine.Processor}, {Environment.ProcessorCount} processors, {Machine.MemoryGiB:0} GiB of memory, .NET {Environment.Version}"),
            $"load average before: {Machine.Load}",
            "seconds: protecting and both attacks on every hidden cell. processor: seconds of all threads together. extra: secondaries of the second demand beyond the first.",
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

        foreach (var (name, line) in Further.Where(one => names.Count == 0 || names.Contains(one.Name)))
        {
            lines.Add(line());
            Console.WriteLine(lines[^1]);
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
            $"{name,-16} {problem.Demand,-9} cells {loss.Cells,6} primaries {loss.Primaries,5} secondaries {loss.Secondaries,5} extra {loss.SecondariesForReach,5} hidden {loss.HiddenShare:P0} recovered {audit.Recovered} / {audit.RecoveredWhenPositive}, below minimum {audit.PrimariesBelowMinimum}, in doubt {audit.PrimariesInDoubt}, seconds {seconds:0.00}, processor {processor:0.00}");
    }

    private static string Audited(ProtectionProblem problem)
    {
        var shown = CellSuppression.Protect(problem with { Demand = SuppressionDemand.NotExact }).Tables[0].Cells
            .ToDictionary(cell => CellIdentity.Of(problem.Tables[0].Dimensions, cell.Codes), cell => cell.Value is not null, StringComparer.Ordinal);
        var system = CellSystem.Of(problem);
        bool[] hidden = [.. system.Cells.Select(cell => !shown[cell.Identity])];
        var watch = Stopwatch.StartNew();
        var attack = Attack.On(system, hidden, problem.Rules);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"audit alone      hidden cells {hidden.Count(one => one)}, recovered {attack.RecoveredWhenPositive.Count}, linear programs {attack.Solved}, unsettled intervals {attack.Unsettled}, seconds {watch.Elapsed.TotalSeconds:0.00}");
    }

    private static string Rounded(string name, CountTable table)
    {
        var watch = Stopwatch.StartNew();
        var rounded = SmallCountRounding.Round(new ProtectionProblem([table], new PrimaryRules(3)), 3);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-16} rounding to 3, cells {rounded.Tables[0].Cells.Count,6} changed {rounded.Changed,5} largest error {rounded.LargestError}, root mean square {rounded.RootMeanSquare:0.00}, seconds {watch.Elapsed.TotalSeconds:0.00}");
    }
}
