namespace Tsela.Engine.Matching.Blocking;

/// <summary>
/// Chooses passes that together reach the most pairs of one person within a budget of pairs: first so that each
/// expected pair is reached once, then, as what is expected is never quite what comes, as many as may be twice.
/// </summary>
internal sealed class PassChoice
{
    private const int PartsMax = 3;
    private const int PassesMax = 16;

    // passes that look into small blocks alone, where a key on rare values is worth its price
    private const int RarePassesMax = 2;
    private const int RareBlockSize = 6;

    // times the budget that such a key may cost as a whole: beyond it hardly any block is small
    private const double RareBlocksFrom = 2;

    private readonly IReadOnlyList<KeyPart> parts;
    private readonly ulong[] expected;
    private readonly double allPairs;
    private readonly double budget;
    private readonly List<(Pass Pass, ulong Mask)> candidates = [];
    private readonly List<(Pass Pass, ulong Mask)> tooLarge = [];
    private readonly List<Pass> chosen = [];
    private readonly int[] reached;
    private double left;

    private PassChoice(IReadOnlyList<KeyPart> parts, ulong[] expected, double allPairs, double budget, int without)
    {
        (this.parts, this.expected, this.allPairs, this.budget, left) = (parts, expected, allPairs, budget, budget);
        reached = new int[expected.Length];
        Find([], 0, without, 1, 0);
    }

    /// <param name="parts">Parts of keys, at most 64.</param>
    /// <param name="expected">Pairs of one person as bits of the parts on which they agree.</param>
    /// <param name="allPairs">Pairs of records that there are.</param>
    /// <param name="budget">Pairs that the passes may offer.</param>
    /// <param name="without">Bits of features that no key may read.</param>
    public static IReadOnlyList<Pass> Of(IReadOnlyList<KeyPart> parts, ulong[] expected, double allPairs, double budget, int without = 0)
    {
        var choice = new PassChoice(parts, expected, allPairs, budget, without);
        choice.Choose(choice.candidates, 1, PassesMax);
        choice.Choose(choice.tooLarge, 1, choice.chosen.Count + RarePassesMax);
        choice.left = Math.Min(choice.left, budget / 4);
        choice.Choose(choice.candidates, 2, PassesMax);
        return choice.WithoutNarrower();
    }

    private void Choose(List<(Pass Pass, ulong Mask)> among, int depth, int passesMax)
    {
        while (chosen.Count < passesMax && Best(among, depth) is { } best)
        {
            chosen.Add(best.Pass);
            left -= CostOf(best.Pass);
            for (var index = 0; index < expected.Length; index++)
            {
                reached[index] += (expected[index] & best.Mask) == best.Mask ? 1 : 0;
            }
        }
    }

    private double CostOf(Pass pass) => Math.Min(pass.Collision * allPairs, pass.BlockSizeMax is null ? double.MaxValue : budget / 8);

    private Pass[] WithoutNarrower() => [.. chosen.Where((pass, place) => !chosen.Where((wider, other) =>
        other != place && wider.BlockSizeMax is null && pass.IsWithin(wider) && !(wider.IsWithin(pass) && other > place)).Any())];

    private void Find(List<KeyPart> key, ulong mask, int features, double collision, int from)
    {
        if (key.Count > 0 && collision * allPairs <= budget / 2)
        {
            candidates.Add((new Pass([.. key]), mask));
            if (collision * allPairs * 200 <= budget)
            {
                // one more part would only reach less
                return;
            }
        }
        else if (key.Count == 2 && collision * allPairs <= budget * RareBlocksFrom)
        {
            tooLarge.Add((new Pass([.. key], RareBlockSize), mask));
        }

        for (var index = from; index < parts.Count && key.Count < PartsMax; index++)
        {
            if ((parts[index].Features & features) == 0)
            {
                key.Add(parts[index]);
                Find(key, mask | (1UL << index), features | parts[index].Features, collision * parts[index].Collision, index + 1);
                key.RemoveAt(key.Count - 1);
            }
        }
    }

    private (Pass Pass, ulong Mask)? Best(List<(Pass Pass, ulong Mask)> among, int depth)
    {
        var open = Enumerable.Range(0, expected.Length).Where(index => reached[index] < depth).Select(index => expected[index]).ToArray();
        (Pass, ulong)? best = null;
        var bestWorth = 0d;
        foreach (var (pass, mask) in among)
        {
            var cost = CostOf(pass);
            if (cost > left || chosen.Contains(pass))
            {
                continue;
            }

            var gain = 0;
            foreach (var agreed in open)
            {
                gain += (agreed & mask) == mask ? 1 : 0;
            }

            // a pass takes one of few places, so it has a price beside its pairs
            var worth = gain / (cost + (budget / PassesMax));
            if (gain * 1000 >= expected.Length && worth > bestWorth)
            {
                (best, bestWorth) = ((pass, mask), worth);
            }
        }

        return best;
    }
}
