using Tsela.Linkage.Runs;

namespace Tsela.Linkage.RunLinkage;

/// <summary>The keys of a run.</summary>
/// <param name="OfDescription">One key a description.</param>
/// <param name="Changes">What became of the keys of the run before.</param>
internal sealed record KeysGiven(Guid[] OfDescription, IReadOnlyList<PersonKeyChange> Changes, long Persons, long New)
{
    public long Count(KeyChangeKind kind) => Changes.LongCount(change => change.Kind == kind);
}

/// <summary>
/// Gives each person a key. The person keeps the key that most of its records had before; a key goes to one person
/// alone, and what happens to the others is noted.
/// </summary>
internal static class GiveKeys
{
    public static KeysGiven To(Guid run, RunRecord[] records, int[] clusters, OpenRun? before)
    {
        var votes = before is null ? [] : Votes(records, clusters, before);
        var keyOf = new Dictionary<int, Guid>();
        var holderOf = new Dictionary<Guid, int>();
        foreach (var ((cluster, key), _) in votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key.Key).ThenBy(vote => vote.Key.Cluster))
        {
            if (!keyOf.ContainsKey(cluster) && holderOf.TryAdd(key, cluster))
            {
                keyOf.Add(cluster, key);
            }
        }

        var ofDescription = new Guid[clusters.Length];
        var made = new Dictionary<int, Guid>();
        foreach (var cluster in records.Select(record => clusters[record.Description]).Distinct().Where(cluster => !keyOf.ContainsKey(cluster)))
        {
            made.Add(cluster, Guid.NewGuid());
        }

        for (var description = 0; description < clusters.Length; description++)
        {
            // a description without records in force is nobody
            ofDescription[description] = keyOf.TryGetValue(clusters[description], out var kept) ? kept : made.GetValueOrDefault(clusters[description]);
        }

        return new KeysGiven(ofDescription, before is null ? [] : [.. Changes(run, votes.Keys, keyOf, made, holderOf, before)], keyOf.Count + made.Count, made.Count);
    }

    private static Dictionary<(int Cluster, Guid Key), int> Votes(RunRecord[] records, int[] clusters, OpenRun before)
    {
        var votes = new Dictionary<(int, Guid), int>();
        foreach (var record in records)
        {
            if (before.NumberOf(record.Id) is { } number)
            {
                var vote = (clusters[record.Description], before.PersonAt(number));
                votes[vote] = votes.GetValueOrDefault(vote) + 1;
            }
        }

        return votes;
    }

    private static IEnumerable<PersonKeyChange> Changes(
        Guid run, IEnumerable<(int Cluster, Guid Key)> votes, Dictionary<int, Guid> keyOf, Dictionary<int, Guid> made, Dictionary<Guid, int> holderOf, OpenRun before)
    {
        PersonKeyChange Change(Guid key, KeyChangeKind kind, Guid? other = null) => new()
        {
            Id = Guid.CreateVersion7(), RunId = run, Key = key.ToString("N"), Kind = kind, Other = other?.ToString("N"),
        };

        var clustersOf = votes.ToLookup(vote => vote.Key, vote => vote.Cluster);
        foreach (var key in before.Persons())
        {
            var clusters = clustersOf[key].Order().ToList();
            if (clusters.Count == 0)
            {
                yield return Change(key, KeyChangeKind.Ended);
                continue;
            }

            if (!holderOf.ContainsKey(key))
            {
                yield return Change(key, KeyChangeKind.MergedInto, keyOf[clusters[0]]);
            }

            foreach (var apart in clusters.Where(made.ContainsKey))
            {
                yield return Change(made[apart], KeyChangeKind.SplitFrom, key);
            }
        }
    }
}
