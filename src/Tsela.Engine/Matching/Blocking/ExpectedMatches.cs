namespace Tsela.Engine.Matching.Blocking;

/// <summary>
/// Pairs of one person as they are expected to be: for each, the parts of keys on which it agrees. The features err
/// independently; within a feature the parts err together, as seen in likely pairs or, before anything is seen, by default.
/// </summary>
internal static class ExpectedMatches
{
    private const int Draws = 2000;

    /// <param name="parts">At most 64 parts.</param>
    /// <param name="seen">For each feature, agreements on its parts that likely pairs show, as bits of the parts; few or none where nothing is known.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static ulong[] Of(IReadOnlyList<KeyPart> parts, IReadOnlyDictionary<int, List<ulong>> seen, int seed)
    {
        var random = new Random(seed);
        var drawn = new ulong[Draws];
        foreach (var feature in parts.GroupBy(part => part.Features))
        {
            var known = seen.TryGetValue(feature.Key, out var list) && list.Count >= 50 ? list : null;
            var own = feature.Select(part => (Bit: 1UL << IndexOf(parts, part), part)).ToArray();
            for (var draw = 0; draw < Draws; draw++)
            {
                drawn[draw] |= known is null ? ByDefault(own, random) : known[random.Next(known.Count)];
            }
        }

        return drawn;
    }

    // an error in a value breaks the tighter parts first
    private static ulong ByDefault((ulong Bit, KeyPart Part)[] own, Random random)
    {
        var bits = 0UL;
        var luck = random.NextDouble();
        foreach (var (bit, part) in own)
        {
            var present = part.Present * Math.Sqrt(part.Present);
            bits |= luck < part.Agreeing * present ? bit : 0;
        }

        // a wrong year leaves the month and the day, a wrong ending the beginning: parts that do not imply each other fail apart
        foreach (var (bit, part) in own.Where(each => (bits & each.Bit) == 0))
        {
            bits |= random.NextDouble() < 0.3 * part.Present * part.Agreeing ? bit : 0;
        }

        return bits;
    }

    private static int IndexOf(IReadOnlyList<KeyPart> parts, KeyPart part)
    {
        for (var index = 0; index < parts.Count; index++)
        {
            if (ReferenceEquals(parts[index], part))
            {
                return index;
            }
        }

        return -1;
    }
}
