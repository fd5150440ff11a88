using System.Buffers.Binary;
using Tsela.Engine.Matching;
using Tsela.Linkage.Runs;

namespace Tsela.Linkage.RunLinkage;

/// <summary>The keys of a run.</summary>
/// <param name="OfDescription">One key a description.</param>
/// <param name="Changes">What became of the keys of the run before.</param>
internal sealed record KeysGiven(Guid[] OfDescription, IReadOnlyList<PersonKeyChange> Changes, long Persons, long New)
{
    public long Count(KeyChangeKind kind) => Changes.Where(change => change.Kind == kind).DistinctBy(change => change.Key).LongCount();
}

/// <summary>Gives each person a key: the one that most of its records had before, else a random one.</summary>
internal static class GiveKeys
{
    private const string Form = "N";

    public static KeysGiven To(Guid run, RunRecord[] records, int[] clusters, OpenRun? before)
    {
        var former = new string?[records.Length];
        var texts = new Dictionary<Guid, string>();
        for (var number = 0; before is not null && number < records.Length; number++)
        {
            if (before.NumberOf(records[number].Id) is { } then)
            {
                var key = before.PersonAt(then);
                former[number] = texts.TryGetValue(key, out var text) ? text : texts[key] = key.ToString(Form);
            }
        }

        var given = StableKeys.Give(former, [.. records.Select(record => clusters[record.Description])], _ => Guid.NewGuid().ToString(Form), number => AgeOf(records[number].Id));
        // a description without records in force is nobody
        var ofDescription = new Guid[clusters.Length];
        var persons = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 0; number < records.Length; number++)
        {
            persons.Add(given.KeyOfRecord[number]);
            ofDescription[records[number].Description] = Guid.ParseExact(given.KeyOfRecord[number], Form);
        }

        // the keys whose records are all gone
        var ended = (before?.Persons() ?? []).Where(key => !texts.ContainsKey(key)).Select(key => key.ToString(Form));
        return new KeysGiven(ofDescription, [.. Changes(run, given.Changes, ended)], persons.Count, given.Changes.Created.Count);
    }

    private static IEnumerable<PersonKeyChange> Changes(Guid run, StableKeyChanges<string> given, IEnumerable<string> ended)
    {
        PersonKeyChange Change(string key, KeyChangeKind kind, string? other = null) => new()
        {
            Id = Guid.CreateVersion7(), RunId = run, Key = key, Kind = kind, Other = other,
        };

        var (created, retired) = (given.Created.ToHashSet(StringComparer.Ordinal), given.Retired.ToHashSet(StringComparer.Ordinal));
        return given.Moved.Select(move => (move.From, move.To)).Distinct()
            .Select(move => created.Contains(move.To) ? Change(move.To, KeyChangeKind.SplitFrom, move.From)
                : Change(move.From, retired.Contains(move.From) ? KeyChangeKind.MergedInto : KeyChangeKind.PartMovedTo, move.To))
            .Concat(ended.Select(key => Change(key, KeyChangeKind.Ended)));
    }

    // ids of version 7 begin with the time at which they were made
    private static long AgeOf(Guid record)
    {
        Span<byte> bytes = stackalloc byte[16];
        record.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }
}
