using Tsela.Engine.Matching.Blocking;
using Tsela.Engine.Matching.Comparing;

namespace Tsela.Engine.Matching.Estimating;

/// <summary>
/// Learns in two rounds: passes chosen by what is usual show likely pairs, and what these agree on chooses the passes
/// that reach the most of them and from which agreement is learned in the end. Of a large table a part is enough to
/// learn from, because pairs of one person are as frequent among the pairs of the part.
/// </summary>
internal sealed class Learner(Comparison[] comparisons, IReadOnlyList<KeyPart> parts, PersonTable table, LinkageOptions options, double allPairs)
{
    private const int RecordsMax = 250_000;
    private const int PairsInSession = 40_000;
    private const int PairsAgreeing = 20_000;
    private const int BlockSizeMax = 5000;
    private const double Likely = 0.9;

    private readonly Drawing drawing = new(comparisons, table, options);
    private readonly int[] among = Part(table.Count);

    public (Expectation Learned, IReadOnlyList<Pass> Passes) Learn(double[][] seen, PairBudget budget, CancellationToken stop)
    {
        var spend = budget.IsAll ? allPairs / 10 : budget.Pairs;
        var ofPart = Math.Max(1, allPairs * ((double)among.Length / table.Count) * ((double)among.Length / table.Count));
        var agreements = new Dictionary<int, List<ulong>>();
        var prior = Math.Min(0.05, table.Count / allPairs / 4);
        var shared = Shared(stop);
        Expectation learned = null!;
        IReadOnlyList<Pass> passes = [];
        for (var round = 0; round < 2; round++)
        {
            var expected = ExpectedMatches.Of(parts, agreements, options.Seed);
            passes = PassChoice.Of(parts, expected, allPairs, spend);
            IReadOnlyList<Pass> looked = [.. passes, .. Freeing(passes, expected, spend / 4)];
            var samples = looked.Select((pass, index) => Sample(pass, [.. looked.Take(index)], PairsInSession >> (1 - round), stop)).ToArray();
            var sessions = samples.Select(sample => SessionOf(sample, null)).ToArray();
            learned = new Expectation(comparisons, seen, sessions, ofPart, prior);
            learned.Learn();
            for (var turn = 0; turn <= round; turn++)
            {
                var dependence = DependenceLearning.Of(learned, Agreeing(shared, learned.Dependence), sessions);
                sessions = [.. samples.Select(sample => SessionOf(sample, dependence))];
                learned.Heed(dependence, sessions);
                learned.Learn();
            }

            prior = learned.Prior;
            agreements = Agreements(learned, samples);
        }

        return (learned, budget.IsAll ? [new Pass([])] : passes);
    }

    private sealed record Sampled(Pass Pass, List<DrawnPair> Pairs, double Each);

    private static int[] Part(int count)
    {
        var every = Math.Max(1, count / RecordsMax);
        return every == 1
            ? [.. Enumerable.Range(0, count)]
            : [.. Enumerable.Range(0, count).Where(record => (uint)(record * 2654435761L >> 7) % (uint)every == 0)];
    }

    // where every pass reads a column, none can say how often one person's records agree on it: further passes learn that
    private IEnumerable<Pass> Freeing(IReadOnlyList<Pass> passes, ulong[] expected, double spend)
    {
        for (var index = 0; index < comparisons.Length; index++)
        {
            var feature = 1 << index;
            if (passes.All(pass => (pass.Features & feature) != 0))
            {
                foreach (var pass in PassChoice.Of(parts, expected, allPairs, Math.Max(spend, allPairs / 500), feature).Take(3))
                {
                    yield return pass;
                }
            }
        }
    }

    private Sampled Sample(Pass pass, Pass[] earlier, int pairsMax, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var (pairs, each) = drawing.Of(pass, earlier, among, pairsMax, BlockSizeMax);
        return new Sampled(pass, pairs, each);
    }

    private Session SessionOf(Sampled sample, Dependence? dependence) =>
        new(sample.Pass.Features, drawing.Groups(sample.Pairs, sample.Each, dependence), sample.Each);

    private IReadOnlyList<PatternGroup>[] Agreeing(List<DrawnPair>[] shared, Dependence dependence) =>
        [.. shared.Select(pairs => drawing.Groups(pairs, 1, dependence))];

    // pairs that share the value of one column, nearly all of them strangers where the value is common
    private List<DrawnPair>[] Shared(CancellationToken stop) => [.. comparisons.Select((comparison, index) =>
    {
        stop.ThrowIfCancellationRequested();
        var whole = parts.Where(part => part.Features == 1 << index).OrderBy(part => part.Collision).FirstOrDefault();
        if (whole is null)
        {
            return [];
        }

        return drawing.Of(new Pass([whole]), [], among, PairsAgreeing, BlockSizeMax).Pairs;
    })];

    private Dictionary<int, List<ulong>> Agreements(Expectation learned, Sampled[] samples)
    {
        var bitsOf = parts.Select((part, index) => (part.Features, part.Codes, Bit: 1UL << index)).GroupBy(part => part.Features).ToArray();
        var found = bitsOf.ToDictionary(group => group.Key, _ => new List<ulong>());
        foreach (var sample in samples)
        {
            var silent = bitsOf.Where(group => (group.Key & sample.Pass.Features) == 0).ToArray();
            foreach (var pair in sample.Pairs)
            {
                if (learned.Posterior(new PatternGroup(pair.Pattern, drawing.RarityOf(pair, learned.Dependence), 1, 1)) < Likely)
                {
                    continue;
                }

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
