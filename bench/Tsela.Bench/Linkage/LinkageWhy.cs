using System.Globalization;
using Tsela.Bench.Linkage.Making;
using Tsela.Bench.Linkage.Scoring;
using Tsela.Engine.Matching;

namespace Tsela.Bench.Linkage;

/// <summary>
/// Says of a labelled set which true pairs a linkage misses and which false links it makes, by what the comparisons said of
/// them, with examples. <c>linkage-why SET [--data DIR] [--count N] [--seed S] [--explain N] [--kinds N] [--examples N]</c>
/// </summary>
internal static class LinkageWhy
{
    /// <summary>Pairs of each kind that are explained where nobody says how many: an explanation looks at the whole table.</summary>
    private const int UsuallyExplained = 400;

    public static int Run(string[] arguments)
    {
        if (arguments is not [var name, ..])
        {
            Console.Error.WriteLine("linkage-why SET [--data DIR] [--count N] [--seed S] [--explain N] [--kinds N] [--examples N]");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("tsela-linkage-");
        try
        {
            var set = LabelledTable.Of(LinkageBench.Sets(arguments, [name], folder.FullName).First().Set);
            var options = new LinkageOptions();
            options = set.Table.Sources is null ? options : options with { Scope = LinkageScope.BetweenSources };
            var result = Linker.Link(set.Table, options, CancellationToken.None);
            new Report(set, result, options)
            {
                Explained = LinkageSetsCommand.Number(arguments, "--explain", UsuallyExplained),
                KindsShown = LinkageSetsCommand.Number(arguments, "--kinds", 15),
                Examples = LinkageSetsCommand.Number(arguments, "--examples", 2),
            }.Write();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private sealed class Report(LabelledTable set, LinkageResult result, LinkageOptions options)
    {
        private readonly Dictionary<(int A, int B), double> scored = result.Pairs.ToDictionary(pair => (pair.A, pair.B), pair => pair.Probability);

        public required int Explained { get; init; }

        public required int KindsShown { get; init; }

        public required int Examples { get; init; }

        public void Write()
        {
            var score = PairwiseScore.Of(result.Clusters, set.Entities);
            Say($"{set.Table.Count:N0} records, {score.True:N0} true pairs; P {score.Precision:0.0000} R {score.Recall:0.0000} F1 {score.F1:0.0000}; {result.PairsCompared:N0} pairs compared");
            foreach (var pass in result.Model.Passes)
            {
                Say($"  pass {string.Join(" + ", pass.Parts)}: {pass.Pairs:N0} new pairs, {pass.SplitBlocks:N0} blocks split");
            }

            Say($"  prior {result.Model.Prior:0.00}");
            foreach (var comparison in result.Model.Comparisons)
            {
                Say($"  {comparison.Name}: {string.Join("; ", comparison.Levels.Select(level => string.Create(CultureInfo.InvariantCulture, $"{level.Label} m {level.M:0.0000} u {level.U:0.000000} ({level.Weight:0.0})")))}");
            }

            Calibration();
            foreach (var reason in PairsWithin(set.Entities).Where(pair => result.Clusters[pair.A] != result.Clusters[pair.B]).ToLookup(WhyMissed).OrderByDescending(group => group.Count()))
            {
                Kinds($"MISSED, {reason.Key}", [.. reason], score.True);
            }

            foreach (var reason in PairsWithin(result.Clusters).Where(pair => set.Entities[pair.A] != set.Entities[pair.B]).ToLookup(WhyLinked).OrderByDescending(group => group.Count()))
            {
                Kinds($"FALSE, {reason.Key}", [.. reason], score.Found);
            }
        }

        private void Calibration()
        {
            double[] edges = [options.KeptFrom, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999, 1.000_001];
            foreach (var (from, to) in edges.Zip(edges.Skip(1)))
            {
                var within = result.Pairs.Where(pair => pair.Probability >= from && pair.Probability < to).ToArray();
                if (within.Length > 0)
                {
                    Say($"  probability {from:0.000} to {Math.Min(1, to):0.000}: {within.Length:N0} pairs, {within.Average(pair => pair.Probability):0.000} on average, {within.Average(pair => set.Entities[pair.A] == set.Entities[pair.B] ? 1.0 : 0.0):0.000} of them one person");
                }
            }
        }

        private string WhyMissed((int A, int B) pair) =>
            !scored.TryGetValue(pair, out var probability) ? "not scored, or scored below the review"
            : probability >= options.Threshold ? "lost in clustering"
            : "in the grey zone";

        private string WhyLinked((int A, int B) pair) =>
            !scored.TryGetValue(pair, out var probability) || probability < options.Threshold ? "chained by others"
            : probability >= 0.99 ? "linked at 0.99 or more"
            : "linked below 0.99";

        private void Kinds(string title, (int A, int B)[] pairs, long all)
        {
            Say($"\n{title}: {pairs.Length:N0} ({(double)pairs.Length / all:0.00 %})");
            new Draw(1, 0, pairs.Length).Shuffle(pairs.AsSpan());
            var taken = pairs.AsSpan(0, Math.Min(Explained, pairs.Length)).ToArray();
            var explained = taken.AsParallel().AsOrdered().Select(pair => (Pair: pair, Why: new PairExplainer(result.Model, set.Table).Of(pair.A, pair.B))).ToArray();
            Say($"  by weight alone: {explained.Count(pair => pair.Why.Probability >= options.Threshold)} of {taken.Length} would be linked, {explained.Count(pair => pair.Why.Probability < options.KeptFrom)} not be looked at");
            var groups = explained.GroupBy(pair => Signature(pair.Why), StringComparer.Ordinal);
            foreach (var group in groups.OrderByDescending(group => group.Count()).Take(KindsShown))
            {
                Say($"  {(double)group.Count() / taken.Length:0.0 %}  {group.Key}");
                foreach (var ((a, b), why) in group.Take(Examples))
                {
                    Say($"      {set.Line(a)}\n      {set.Line(b)}\n        weight {why.Weight:0.0} = prior {why.Prior:0.0} {string.Concat(why.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $" {part.Comparison} {part.Agreement:+0.0;-0.0}{part.Rarity:+0.0;-0.0}{part.Overlap:+0.0;-0.0}")))}");
                }
            }
        }

        private static string Signature(Explanation why) => string.Join(", ", why.Parts.Select(part => $"{part.Comparison}: {part.Outcome}"));

        private static IEnumerable<(int A, int B)> PairsWithin(IReadOnlyList<int> groups)
        {
            foreach (var group in Enumerable.Range(0, groups.Count).GroupBy(record => groups[record]))
            {
                int[] records = [.. group];
                for (var a = 0; a < records.Length; a++)
                {
                    for (var b = a + 1; b < records.Length; b++)
                    {
                        yield return (records[a], records[b]);
                    }
                }
            }
        }

        private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
