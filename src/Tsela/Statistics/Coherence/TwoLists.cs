namespace Tsela.Statistics.Coherence;

/// <summary>Estimates how many there are in all from two lists that each know a part of them.</summary>
public static class TwoLists
{
    // with fewer in both the estimate is biased (Robson and Regier, 1964)
    private const int BothMin = 7;

    /// <summary>
    /// The estimate of Chapman (1951) with the variance of Seber (1970) and an interval at 95 percent that takes the number
    /// not seen as log-normal; null where too few are in both.
    /// </summary>
    /// <param name="first">In the one list.</param>
    /// <param name="second">In the other.</param>
    /// <param name="both">In both.</param>
    /// <param name="variance">Variance of <paramref name="both"/>, because the linkage may err; 0 where it cannot.</param>
    public static TotalEstimate? Total(int first, int second, double both, double variance = 0)
    {
        if (both < BothMin || both > Math.Min(first, second))
        {
            return null;
        }

        var (a, b, m) = (first + 1d, second + 1d, both + 1);
        var total = (a * b / m) - 1;
        var seen = first + second - both;
        var unseen = total - seen;
        if (unseen <= 0)
        {
            return new TotalEstimate(seen, seen, seen);
        }

        var ofLists = a * b * (first - both) * (second - both) / (m * m * (m + 1));
        var ofLinks = a * b / (m * m) * (a * b / (m * m)) * variance;
        var spread = Math.Exp(1.96 * Math.Sqrt(Math.Log(1 + ((ofLists + ofLinks) / (unseen * unseen)))));
        return new TotalEstimate(total, seen + (unseen / spread), seen + (unseen * spread));
    }
}
