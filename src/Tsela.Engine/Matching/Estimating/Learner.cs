using Tsela.Engine.Matching.Blocking;
using Tsela.Engine.Matching.Comparing;

namespace Tsela.Engine.Matching.Estimating;

/// <summary>
/// Learns in two rounds: passes chosen by what is usual show likely pairs, and what these agree on chooses the passes
/// that reach the most of them and from which agreement is learned in the end.
/// </summary>
internal sealed class Learner(
    Comparison[] comparisons, IReadOnlyList<KeyPart> parts, PersonTable table, LinkageOptions options, double allPairs)
{
    private const int PairsInSession = 60_000;
    private const double Likely = 0.9;

    /// <summary>Share of pairs of one person among all pairs, as far as learned.</summary>
    public double Prior { get; private set; } = 1e-4;

    public (Expectation Learned, IReadOnlyList<Pass> Passes) Learn(double[][] seen, PairBudget budget, CancellationToken stop)
    {
        Prior = Math.Min(0.05, table.Count / allPairs / 4);
        var spend = budget.IsAll ? allPairs / 10 : budget.Pairs;
        var agreements = new Dictionary<int, List<ulong>>();
        Expectation learned = null!;
        IReadOnlyList<Pass> passes = [];
        for (var round = 0; round < 2; round++)
        {
            passes = PassChoice.Of(parts, ExpectedMatches.Of(parts, agreements, options.Seed), allPairs, spend);
            var samples = passes.Select(pass => Sample(pass, budget, stop)).ToArray();
            learned = new Expectation(comparisons, seen, [.. samples.Select(sample => sample.Session)]);
            for (var turn = 0; turn < 3; turn++)
            {
                learned.Learn(Prior);
                Prior = PriorOf(learned, samples);
            }

            agreements = Agreements(learned, samples);
        }

        return (learned, budget.IsAll ? [new Pass([])] : passes);
    }

    private sealed record Sampled(Pass Pass, Session Session, long Pairs, List<(int A, int B, ulong Pattern)> Drawn);

    private Sampled Sample(Pass pass, PairBudget budget, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var blocks = new Blocks(pass, [.. Enumerable.Range(0, table.Count)], [], Math.Min(budget.BlockSizeMax, 5000));
        var step = Math.Max(1d, blocks.Pairs / (double)PairsInSession);
        var drawn = new List<(int A, int B, ulong Pattern)>();
        var random = new Random(options.Seed);
        var next = random.NextDouble() * step;
        double at = 0;
        for (var block = 0; block < blocks.Count; block++)
        {
            var records = blocks.Of(block, out var reach);
            for (var i = 0; i < records.Length - 1; i++)
            {
                var row = Math.Min(reach, records.Length - 1 - i);
                while (next < at + row)
                {
                    var (a, b) = (records[i], records[i + 1 + Math.Min(row - 1, (int)(next - at))]);
                    if (options.Scope == LinkageScope.Everywhere || table.Sources is null || table.Sources[a] != table.Sources[b])
                    {
                        drawn.Add((a, b, Pattern.Of(comparisons, a, b)));
                    }

                    next += step == 1 ? 1 : step * (0.5 + random.NextDouble());
                }

                at += row;
            }
        }

        var patterns = drawn.GroupBy(pair => Pattern.Without(pair.Pattern, pass.Features))
            .Select(group => (group.Key, (double)group.Count())).ToArray();
        return new Sampled(pass, new Session(pass.Features, patterns, 1 / step), blocks.Pairs, drawn);
    }

    // the pass that reaches most says the least that there are; passes overlap, so their sum would say too much
    private double PriorOf(Expectation learned, Sampled[] samples)
    {
        var most = samples.Select((sample, index) => learned.Shares[index] * sample.Pairs).DefaultIfEmpty(0).Max();
        return Math.Clamp(1.2 * most / allPairs, 0.01 / allPairs, 0.2);
    }

    private Dictionary<int, List<ulong>> Agreements(Expectation learned, Sampled[] samples)
    {
        var bitsOf = parts.Select((part, index) => (part.Features, part.Codes, Bit: 1UL << index)).GroupBy(part => part.Features).ToArray();
        var found = bitsOf.ToDictionary(group => group.Key, _ => new List<ulong>());
        for (var index = 0; index < samples.Length; index++)
        {
            var sample = samples[index];
            var silent = bitsOf.Where(group => (group.Key & sample.Pass.Features) == 0).ToArray();
            foreach (var (a, b, pattern) in sample.Drawn)
            {
                if (learned.Posterior(index, Pattern.Without(pattern, sample.Pass.Features)) < Likely)
                {
                    continue;
                }

                foreach (var group in silent)
                {
                    found[group.Key].Add(group.Aggregate(0UL, (bits, part) => bits | (part.Codes[a] != 0 && part.Codes[a] == part.Codes[b] ? part.Bit : 0)));
                }
            }
        }

        return found;
    }
}
