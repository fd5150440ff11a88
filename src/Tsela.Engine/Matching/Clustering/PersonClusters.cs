namespace Tsela.Engine.Matching.Clustering;

/// <summary>Groups of records whose inner evidence holds, made from scored pairs.</summary>
internal static class PersonClusters
{
    /// <summary>One cluster number a record, the smallest record number in it.</summary>
    /// <param name="count">Records.</param>
    /// <param name="pairs">Scored pairs in ascending order of their records, also those below the threshold, which speak against.</param>
    /// <param name="sources">Source of each record, or null.</param>
    /// <param name="weightOf">Bits of evidence for any two records, also of pairs that no blocking pass offered.</param>
    /// <param name="options">Threshold, scope and decisions.</param>
    public static int[] Of(int count, IReadOnlyList<ScoredPair> pairs, byte[]? sources, Func<int, int, double> weightOf, LinkageOptions options)
    {
        var parent = Enumerable.Range(0, count).ToArray();
        int Root(int record)
        {
            while (parent[record] != record)
            {
                record = parent[record] = parent[parent[record]];
            }

            return record;
        }

        foreach (var pair in pairs.Where(pair => pair.Probability >= options.Threshold))
        {
            var (first, second) = (Root(pair.A), Root(pair.B));
            parent[Math.Max(first, second)] = Math.Min(first, second);
        }

        return [.. Enumerable.Range(0, count).Select(Root)];
    }
}
