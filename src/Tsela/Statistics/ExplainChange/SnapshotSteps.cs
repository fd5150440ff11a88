using Tsela.Catalogue;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ExplainChange;

/// <summary>
/// The way from one snapshot to a later one, a cause at a time: what was withdrawn goes, corrections take the place of
/// what they correct, what was read by other rules or linked anew is read anew, what is new comes, and what the office entered counts.
/// </summary>
internal sealed class SnapshotSteps(NationalCatalogue catalogue, OpenSnapshot from, OpenSnapshot to, DeliveryFates fates)
{
    private static readonly ChangeCause[] Readings = [ChangeCause.Definitions, ChangeCause.Codes, ChangeCause.Reading, ChangeCause.Linkage];

    private readonly IReadOnlyList<string> series =
        [.. from.Manifest.Series.Concat(to.Manifest.Series).Select(one => one.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private FrozenLinkage? linkage = from.Manifest.Linkage;

    /// <summary>Series whose records were read anew, and why.</summary>
    public IReadOnlyDictionary<string, ChangeCause> ReadAnew { get; } = from.Manifest.Series
        .Select(before => (before, after: to.Manifest.Of(before.Id)))
        .Where(pair => pair.after is not null && Cause(catalogue, from.Manifest, to.Manifest, pair.before, pair.after) is not null)
        .ToDictionary(pair => pair.before.Id, pair => Cause(catalogue, from.Manifest, to.Manifest, pair.before, pair.after!)!.Value, StringComparer.Ordinal);

    /// <summary>The states in their order, the first snapshot first and the second last; steps at which nothing happens are left out.</summary>
    public IReadOnlyList<RegisterState> States()
    {
        var states = new List<RegisterState> { State(null, from, id => Earlier(id, _ => true)) };
        void Step(ChangeCause cause, bool happens, OpenSnapshot at, Func<string, StateOfSeries> of)
        {
            if (happens)
            {
                states.Add(State(cause, at, of));
            }
        }

        StateOfSeries WithoutWithdrawn(string id) => Earlier(id, delivery => !fates.Withdrawn.Contains(delivery.Id));
        StateOfSeries Kept(string id) => ReadAnew.ContainsKey(id) ? Earlier(id, delivery => !fates.Withdrawn.Contains(delivery.Id) && !fates.IsReplaced(delivery.Id)) : WithoutWithdrawn(id);
        StateOfSeries Read(string id, ChangeCause upTo) => ReadAnew.TryGetValue(id, out var cause) && cause <= upTo ? Later(id, delivery => IsKept(delivery)) : Kept(id);
        Step(ChangeCause.Withdrawn, fates.Withdrawn.Count > 0, from, WithoutWithdrawn);
        Step(ChangeCause.Corrected, from.Manifest.Series.Any(one => ReadAnew.ContainsKey(one.Id) && one.Deliveries.Any(delivery => fates.IsReplaced(delivery.Id))), from, Kept);
        foreach (var reading in Readings)
        {
            var isLinkage = reading == ChangeCause.Linkage;
            linkage = isLinkage ? to.Manifest.Linkage : linkage;
            Step(reading, ReadAnew.Values.Contains(reading) || (isLinkage && from.Manifest.Linkage?.Run != to.Manifest.Linkage?.Run), from, id => Read(id, reading));
        }

        var isNew = to.Manifest.Series.Any(one => one.Deliveries.Any(delivery => !IsKept(delivery) && !fates.IsReplacement(delivery.Id)));
        Step(ChangeCause.Corrected, fates.Corrections.Count > 0, from, id => Later(id, delivery => IsKept(delivery) || fates.IsReplacement(delivery.Id)));
        Step(ChangeCause.New, isNew, from, id => Later(id, _ => true));
        states.Add(State(ChangeCause.Entered, to, id => Later(id, _ => true)) with { Entered = to.Manifest.Entered });
        return states;
    }

    private RegisterState State(ChangeCause? cause, OpenSnapshot at, Func<string, StateOfSeries> of) =>
        new(cause, at, series.ToDictionary(id => id, of, StringComparer.Ordinal), from.Manifest.Entered, linkage);

    private StateOfSeries Earlier(string id, Func<SnapshotDelivery, bool> counts) => StateOfSeries.Of(from, id, counts);

    private StateOfSeries Later(string id, Func<SnapshotDelivery, bool> counts) => StateOfSeries.Of(to, id, counts);

    private readonly HashSet<Guid> kept =
        [.. from.Manifest.Series.SelectMany(one => one.Deliveries).Select(delivery => delivery.Id).Intersect(to.Manifest.Series.SelectMany(one => one.Deliveries).Select(delivery => delivery.Id))];

    private bool IsKept(SnapshotDelivery delivery) => kept.Contains(delivery.Id);

    private static bool HasOtherKeys(SnapshotSeries before, SnapshotSeries after)
    {
        var keys = before.Deliveries.ToDictionary(delivery => delivery.Id, delivery => delivery.Read.KeysSha256);
        return after.Deliveries.Any(delivery => keys.TryGetValue(delivery.Id, out var then) && then != delivery.Read.KeysSha256);
    }

    private static ChangeCause? Cause(NationalCatalogue catalogue, SnapshotManifest from, SnapshotManifest to, SnapshotSeries before, SnapshotSeries after)
    {
        if (before.DefinitionSha256 != after.DefinitionSha256)
        {
            return ChangeCause.Definitions;
        }

        var lists = catalogue.Series.TryGetValue(before.Id, out var schema) ? schema.Fields.SelectMany(field => field.CodeLists).Select(list => list.Id).Distinct(StringComparer.Ordinal) : [];
        return lists.Any(list => from.CodeListsSha256.GetValueOrDefault(list) != to.CodeListsSha256.GetValueOrDefault(list)) ? ChangeCause.Codes
            : before.ReadBy != after.ReadBy ? ChangeCause.Reading
            : HasOtherKeys(before, after) ? ChangeCause.Linkage
            : null;
    }
}
