using Tsela.Engine.Matching.Blocking;
using Tsela.Engine.Matching.Comparing;
using Tsela.Engine.Matching.Scoring;

namespace Tsela.Engine.Matching.Estimating;

/// <summary>
/// Learns in two rounds: passes chosen by what is usual show likely pairs, and what these agree on chooses the passes
/// that reach the most of them and from which agreement is learned in the end.
/// </summary>
internal sealed class Learner(Comparison[] comparisons, IReadOnlyList<KeyPart> parts, PersonTable table, LinkageOptions options, double allPairs)
{
    private const int PairsInSession = 60_000;
    private const double Likely = 0.9;

    private readonly Rarity rarity = new(comparisons);

    public (Expectation Learned, IReadOnlyList<Pass> Passes) Learn(double[][] seen, PairBudget budget, CancellationToken stop)
    {
        var spend = budget.IsAll ? allPairs / 10 : budget.Pairs;
        var agreements = new Dictionary<int, List<ulong>>();
        var prior = Math.Min(0.05, table.Count / allPairs / 4);
        Expectation learned = null!;
        IReadOnlyList<Pass> passes = [];
        for (var round = 0; round < 2; round++)
        {
            passes = PassChoice.Of(parts, ExpectedMatches.Of(parts, agreements, options.Seed), allPairs, spend);
            var samples = passes.Select((pass, index) => Sample(pass, [.. passes.Take(index)], budget, stop)).ToArray();
            learned = new Expectation(comparisons, seen, [.. samples.Select(sample => sample.Session)], allPairs, prior);
            learned.Learn();
            prior = learned.Prior;
            agreements = Agreements(learned, samples);
        }

        return (learned, budget.IsAll ? [new Pass([])] : passes);
    }

    private sealed record Sampled(Pass Pass, Session Session, List<Drawn> Pairs);

    private sealed record Drawn(int A, int B, ulong Pattern, int Rarity, bool IsFirst);

    private Sampled Sample(Pass pass, Pass[] earlier, PairBudget budget, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var blocks = new Blocks(pass, [.. Enumerable.Range(0, table.Count)], [], Math.Min(budget.BlockSizeMax, 5000));
        var step = Math.Max(1d, blocks.Pairs / (double)PairsInSession);
        var drawn = new List<Drawn>();
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
                        drawn.Add(Draw(a, b, earlier));
                    }

                    next += step == 1 ? 1 : step * (0.5 + random.NextDouble());
                }

                at += row;
            }
        }

        var groups = drawn.GroupBy(pair => (pair.Pattern, pair.Rarity))
            .Select(group => new PatternGroup(group.Key.Pattern, group.Key.Rarity, step * group.Count(), step * group.Count(pair => pair.IsFirst)));
        return new Sampled(pass, new Session(pass.Features, [.. groups]), drawn);
    }

    private Drawn Draw(int a, int b, Pass[] earlier)
    {
        var pattern = Pattern.Of(comparisons, a, b);
        var rare = 0f;
        for (var index = 0; index < comparisons.Length; index++)
        {
            rare += rarity.Of(index, Pattern.Level(pattern, index), a);
        }

        return new Drawn(a, b, pattern, (int)MathF.Round(rare), !Array.Exists(earlier, pass => pass.Offers(a, b)));
    }

    private Dictionary<int, List<ulong>> Agreements(Expectation learned, Sampled[] samples)
    {
        var bitsOf = parts.Select((part, index) => (part.Features, part.Codes, Bit: 1UL << index)).GroupBy(part => part.Features).ToArray();
        var found = bitsOf.ToDictionary(group => group.Key, _ => new List<ulong>());
        foreach (var sample in samples)
        {
            var silent = bitsOf.Where(group => (group.Key & sample.Pass.Features) == 0).ToArray();
            foreach (var pair in sample.Pairs.Where(pair => learned.Posterior(pair.Pattern, pair.Rarity) >= Likely))
            {
                foreach (var group in silent)
                {
                    found[group.Key].Add(group.Aggregate(
                        0UL, (bits, part) => bits | (part.Codes[pair.A] != 0 && part.Codes[pair.A] == part.Codes[pair.B] ? part.Bit : 0)));
                }
            }
        }

        return found;
    }
}
