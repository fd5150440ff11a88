namespace Tsela.Engine.Matching.Blocking;

/// <summary>Chooses passes that together reach the most pairs of one person within a budget of pairs.</summary>
internal static class PassChoice
{
    private const int PartsMax = 3;
    private const int PassesMax = 16;

    /// <param name="parts">Parts of keys, at most 64.</param>
    /// <param name="expected">Pairs of one person as bits of the parts on which they agree.</param>
    /// <param name="allPairs">Pairs of records that there are.</param>
    /// <param name="budget">Pairs that the passes may offer.</param>
    public static IReadOnlyList<Pass> Of(IReadOnlyList<KeyPart> parts, ulong[] expected, double allPairs, double budget)
    {
        var candidates = Candidates(parts, allPairs, budget / 2);
        var reached = new bool[expected.Length];
        var chosen = new List<Pass>();
        var left = budget;
        while (chosen.Count < PassesMax && Best(candidates, expected, reached, left, allPairs, budget) is { } best)
        {
            chosen.Add(best.Pass);
            left -= best.Pass.Collision * allPairs;
            for (var index = 0; index < expected.Length; index++)
            {
                reached[index] |= (expected[index] & best.Mask) == best.Mask;
            }
        }

        return [.. chosen.Where(pass => !chosen.Exists(wider => !ReferenceEquals(wider, pass) && pass.IsWithin(wider) && !(wider.IsWithin(pass) && chosen.IndexOf(wider) > chosen.IndexOf(pass))))];
    }

    private static List<(Pass Pass, ulong Mask)> Candidates(IReadOnlyList<KeyPart> parts, double allPairs, double costMax)
    {
        var found = new List<(Pass, ulong)>();
        void Extend(List<KeyPart> key, ulong mask, int features, double collision, int from)
        {
            if (key.Count > 0 && collision * allPairs <= costMax)
            {
                // one more part would only reach less
                found.Add((new Pass([.. key]), mask));
                if (collision * allPairs * 100 <= costMax)
                {
                    return;
                }
            }

            for (var index = from; index < parts.Count && key.Count < PartsMax; index++)
            {
                if ((parts[index].Features & features) == 0)
                {
                    key.Add(parts[index]);
                    Extend(key, mask | (1UL << index), features | parts[index].Features, collision * parts[index].Collision, index + 1);
                    key.RemoveAt(key.Count - 1);
                }
            }
        }

        Extend([], 0, 0, 1, 0);
        return found;
    }

    private static (Pass Pass, ulong Mask)? Best(
        List<(Pass Pass, ulong Mask)> candidates, ulong[] expected, bool[] reached, double left, double allPairs, double budget)
    {
        var open = Enumerable.Range(0, expected.Length).Where(index => !reached[index]).Select(index => expected[index]).ToArray();
        (Pass, ulong)? best = null;
        var bestWorth = 0d;
        foreach (var (pass, mask) in candidates)
        {
            var cost = pass.Collision * allPairs;
            if (cost > left)
            {
                continue;
            }

            var gain = 0;
            foreach (var agreed in open)
            {
                gain += (agreed & mask) == mask ? 1 : 0;
            }

            // a pass has a price of its own: its records are sorted
            var worth = gain / (cost + (budget / 50));
            if (gain * 1000 >= expected.Length && worth > bestWorth)
            {
                (best, bestWorth) = ((pass, mask), worth);
            }
        }

        return best;
    }
}
