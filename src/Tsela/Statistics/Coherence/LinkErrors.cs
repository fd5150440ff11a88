using Tsela.Linkage;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Coherence;

/// <summary>
/// How far a number of people in two files may be wrong because of the linkage: each of them is one person with the
/// probability of their link, and each pair that was scored and not linked is one person with the probability of theirs.
/// Pairs that were never compared are not in it.
/// </summary>
internal sealed class LinkErrors
{
    private readonly Dictionary<(string, string), Dictionary<string, double>> linked = [];
    private readonly Dictionary<(string, string), List<LinkPair>> apart = [];
    private readonly LinkPrecision? precision;

    public LinkErrors(FrozenLinkage linkage, IEnumerable<LinkPair> pairs)
    {
        precision = linkage.Precision;
        foreach (var pair in pairs)
        {
            var series = (pair.SeriesA, pair.SeriesB);
            if (pair.KeyA == pair.KeyB)
            {
                (linked.TryGetValue(series, out var known) ? known : linked[series] = new(StringComparer.Ordinal))[pair.KeyA] = pair.Probability;
            }
            else
            {
                (apart.TryGetValue(series, out var list) ? list : apart[series] = []).Add(pair);
            }
        }
    }

    /// <param name="one">The keys in the one file, and its series.</param>
    /// <param name="other">Those in the other.</param>
    public LinkError Of((HashSet<string> Keys, IReadOnlyList<string> Series) one, (HashSet<string> Keys, IReadOnlyList<string> Series) other)
    {
        var pairs = one.Series.SelectMany(first => other.Series.Select(second => (first, second))).ToList();
        var (wrong, missed, variance) = (0d, 0d, 0d);
        var both = 0;
        foreach (var key in one.Keys.Where(other.Keys.Contains))
        {
            var sure = pairs.Max(series => ProbabilityOf(series.first, series.second, key));
            both++;
            wrong += 1 - sure;
            variance += sure * (1 - sure);
        }

        // nobody can be two others at once: the most probable pairs first, each person once
        var (taken, takenOther) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (first, second, probability) in pairs.SelectMany(series => Apart(series.first, series.second)).OrderByDescending(pair => pair.Probability)
            .ThenBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal))
        {
            if (one.Keys.Contains(first) && !other.Keys.Contains(first) && other.Keys.Contains(second) && !one.Keys.Contains(second) && !taken.Contains(first) && takenOther.Add(second))
            {
                taken.Add(first);
                missed += probability;
                variance += probability * (1 - probability);
            }
        }

        var expected = both - wrong + missed;
        var half = 1.96 * Math.Sqrt(variance);
        var low = Math.Min(expected - half, precision is { } reviewed ? both * reviewed.Low : double.MaxValue);
        return new LinkError(wrong, missed, Math.Max(0, Math.Min(low, both)), Math.Min(Math.Min(one.Keys.Count, other.Keys.Count), Math.Max(expected + half, both))) { Variance = variance };
    }

    // who is in both files with the very same description has no pair
    private double ProbabilityOf(string first, string second, string key) =>
        first == second || !linked.TryGetValue(Ordered(first, second), out var known) ? 1 : known.GetValueOrDefault(key, 1);

    private IEnumerable<(string First, string Second, double Probability)> Apart(string first, string second)
    {
        if (first == second || !apart.TryGetValue(Ordered(first, second), out var pairs))
        {
            return [];
        }

        return string.CompareOrdinal(first, second) < 0
            ? pairs.Select(pair => (pair.KeyA, pair.KeyB, pair.Probability))
            : pairs.Select(pair => (pair.KeyB, pair.KeyA, pair.Probability));
    }

    private static (string, string) Ordered(string first, string second) => string.CompareOrdinal(first, second) < 0 ? (first, second) : (second, first);
}
