namespace Tsela.Engine.Matching.Scoring;

/// <summary>The share of pairs of one person among all pairs, so that it fits the pairs found.</summary>
internal static class Priors
{
    /// <param name="pairs">Pairs with their bits of evidence, the prior not counted.</param>
    /// <param name="allPairs">Pairs that there are.</param>
    /// <param name="first">A first guess.</param>
    public static double Of(IReadOnlyList<ScoredPair> pairs, double allPairs, double first)
    {
        // tenths of a bit are fine enough and few enough
        var counts = new SortedDictionary<int, double>();
        foreach (var pair in pairs)
        {
            var tenths = (int)MathF.Round(pair.Weight * 10);
            counts[tenths] = counts.GetValueOrDefault(tenths) + 1;
        }

        var prior = first;
        for (var round = 0; round < 30; round++)
        {
            var bits = Math.Log2(prior / (1 - prior));
            var expected = counts.Sum(each => each.Value * ScoredPair.ProbabilityOf((each.Key / 10d) + bits));
            prior = Math.Clamp(expected / allPairs, 1e-3 / allPairs, 0.5);
        }

        return prior;
    }
}
