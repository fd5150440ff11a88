namespace Tsela.Engine.Matching;

/// <summary>
/// Carries the keys of persons from one linkage to the next: a key goes to the cluster that holds most of its records,
/// a cluster takes the key that most of its records bore, ties go to the older record, and nothing is drawn by lot.
/// </summary>
public static class StableKeys
{
    /// <summary>Gives each cluster a key and says what became of the former ones.</summary>
    /// <param name="former">One key a record; null where the record is new.</param>
    /// <param name="clusters">One cluster number a record, whatever the numbers.</param>
    /// <param name="makeKey">Makes a key that nobody bears, asked once for each cluster without a former one; given its oldest record.</param>
    /// <param name="ageOf">Age of a record: of two the lower is older. Null where the order of the records is that of their age.</param>
    /// <exception cref="ArgumentException">The two lists differ in length, or <paramref name="makeKey"/> gave a key that is borne already.</exception>
    public static StableKeyResult<TKey> Give<TKey>(
        IReadOnlyList<TKey?> former, IReadOnlyList<int> clusters, Func<int, TKey> makeKey, Func<int, long>? ageOf = null)
        where TKey : class, IEquatable<TKey>
    {
        ArgumentNullException.ThrowIfNull(former);
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(makeKey);
        if (former.Count != clusters.Count)
        {
            throw new ArgumentException($"There are {former.Count} former keys and {clusters.Count} clusters of records.", nameof(clusters));
        }

        var oldestFirst = Enumerable.Range(0, clusters.Count).OrderBy(record => ageOf?.Invoke(record) ?? record).ThenBy(record => record).ToArray();
        var shares = Shares(former, clusters, oldestFirst);
        var keyOf = new Dictionary<int, TKey>();
        var holderOf = new Dictionary<TKey, int>();
        foreach (var share in shares)
        {
            if (!keyOf.ContainsKey(share.Cluster) && holderOf.TryAdd(share.Key, share.Cluster))
            {
                keyOf.Add(share.Cluster, share.Key);
            }
        }

        var borne = new HashSet<TKey>(shares.Select(share => share.Key));
        var created = new List<TKey>();
        foreach (var record in oldestFirst.Where(record => !keyOf.ContainsKey(clusters[record])))
        {
            var key = makeKey(record);
            if (!borne.Add(key))
            {
                throw new ArgumentException($"The key that was made for record {record} is borne already.", nameof(makeKey));
            }

            keyOf.Add(clusters[record], key);
            created.Add(key);
        }

        return new StableKeyResult<TKey>([.. clusters.Select(cluster => keyOf[cluster])], Changes(former, clusters, shares, keyOf, holderOf, created));
    }

    /// <summary>Which cluster holds how much of which key, the largest share first, then the one with the oldest record.</summary>
    private static List<Share<TKey>> Shares<TKey>(IReadOnlyList<TKey?> former, IReadOnlyList<int> clusters, int[] oldestFirst)
        where TKey : class, IEquatable<TKey>
    {
        var shares = new Dictionary<(TKey Key, int Cluster), (int Records, int Oldest)>();
        for (var age = 0; age < oldestFirst.Length; age++)
        {
            if (former[oldestFirst[age]] is { } key)
            {
                var place = (key, clusters[oldestFirst[age]]);
                shares[place] = shares.TryGetValue(place, out var share) ? share with { Records = share.Records + 1 } : (1, age);
            }
        }

        return [.. shares.Select(share => new Share<TKey>(share.Key.Key, share.Key.Cluster, share.Value.Records, share.Value.Oldest))
            .OrderByDescending(share => share.Records).ThenBy(share => share.Oldest)];
    }

    private static StableKeyChanges<TKey> Changes<TKey>(
        IReadOnlyList<TKey?> former, IReadOnlyList<int> clusters, List<Share<TKey>> shares,
        Dictionary<int, TKey> keyOf, Dictionary<TKey, int> holderOf, List<TKey> created)
        where TKey : class, IEquatable<TKey>
    {
        var inTime = shares.OrderBy(share => share.Oldest).ToArray();
        var merged = inTime.Where(share => !keyOf[share.Cluster].Equals(share.Key))
            .GroupBy(share => keyOf[share.Cluster]).Where(group => holderOf.ContainsKey(group.Key))
            .Select(group => new KeyMerge<TKey>(group.Key, [.. group.Select(share => share.Key)]));
        var split = inTime.GroupBy(share => share.Key).Where(group => group.Count() > 1)
            .Select(group => new KeySplit<TKey>(group.Key, [.. group.Select(share => keyOf[share.Cluster])]));
        var moved = Enumerable.Range(0, clusters.Count).Where(record => former[record] is { } key && !keyOf[clusters[record]].Equals(key))
            .Select(record => new KeyMove<TKey>(record, former[record]!, keyOf[clusters[record]]));
        var retired = inTime.Select(share => share.Key).Distinct().Where(key => !holderOf.ContainsKey(key));
        return new StableKeyChanges<TKey>(created, [.. merged], [.. split], [.. moved], [.. retired]);
    }

    private readonly record struct Share<TKey>(TKey Key, int Cluster, int Records, int Oldest);
}

/// <summary>The keys of a linkage.</summary>
/// <param name="KeyOfRecord">One key a record; records have the same key where they are of the same cluster.</param>
/// <param name="Changes">What became of the former keys.</param>
public sealed record StableKeyResult<TKey>(TKey[] KeyOfRecord, StableKeyChanges<TKey> Changes);

/// <summary>What a linkage changed, each list in the order of the oldest record concerned.</summary>
/// <param name="Created">Keys that were made.</param>
/// <param name="Merged">Keys that took records of others in.</param>
/// <param name="Split">Keys whose records are now of several persons.</param>
/// <param name="Moved">Records whose key is another than before, in ascending order.</param>
/// <param name="Retired">Former keys that no record bears any more.</param>
public sealed record StableKeyChanges<TKey>(
    IReadOnlyList<TKey> Created, IReadOnlyList<KeyMerge<TKey>> Merged, IReadOnlyList<KeySplit<TKey>> Split,
    IReadOnlyList<KeyMove<TKey>> Moved, IReadOnlyList<TKey> Retired)
{
    /// <summary>Whether every record that had a key has it still.</summary>
    public bool None => Created.Count == 0 && Moved.Count == 0;
}

/// <summary>A former key whose cluster now also holds records of other keys.</summary>
/// <param name="Into">The key that goes on.</param>
/// <param name="From">Keys of which records came, retired or not.</param>
public sealed record KeyMerge<TKey>(TKey Into, IReadOnlyList<TKey> From);

/// <summary>A former key whose records are now of several clusters.</summary>
/// <param name="From">The former key.</param>
/// <param name="Into">Keys of these clusters; the former one is among them unless it was retired.</param>
public sealed record KeySplit<TKey>(TKey From, IReadOnlyList<TKey> Into);

/// <summary>A record whose key changed.</summary>
/// <param name="Record">Number of the record.</param>
/// <param name="From">Its former key.</param>
/// <param name="To">Its key now.</param>
public sealed record KeyMove<TKey>(int Record, TKey From, TKey To);
