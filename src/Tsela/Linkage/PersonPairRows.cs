using Tsela.Linkage.Runs;

namespace Tsela.Linkage;

/// <summary>How certain the persons are whom a linkage found in two series, and who may be one person and was not made one.</summary>
public sealed class PersonPairRows(OpenRuns runs)
{
    private const int SeriesMax = 64;

    /// <summary>
    /// The pairs of persons between the series, in no order. Who is in both with the very same description is certain
    /// and has no pair; of several pairs of the same two persons the most probable is given.
    /// </summary>
    /// <exception cref="ArgumentException">More than 64 series.</exception>
    public IReadOnlyList<PersonPair> Between(LinkageFigures figures, IReadOnlyCollection<string> series)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(series);
        string[] names = [.. series.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (names.Length > SeriesMax)
        {
            throw new ArgumentException($"{names.Length} series are more than {SeriesMax}.", nameof(series));
        }

        var run = runs.Of(figures.Run);
        var groups = new SeriesGroups(SeriesOfDescriptions(run, names));
        var apart = new Dictionary<(int, Guid, int, Guid), double>();
        var pairs = new List<PersonPair>();
        foreach (var pair in run.Pairs().OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.A).ThenBy(pair => pair.B))
        {
            var (a, b) = (run.DescriptionAt(pair.A), run.DescriptionAt(pair.B));
            if (pair.Linked)
            {
                var person = run.PersonAt(pair.A);
                pairs.AddRange(groups.Join(a, b).Select(one => new PersonPair(names[one.First], person, names[one.Second], person, pair.Probability)));
                continue;
            }

            foreach (var (first, second) in SeriesGroups.Pairs(groups.SeriesOf(a), groups.SeriesOf(b)))
            {
                var (one, other) = first < second ? (pair.A, pair.B) : (pair.B, pair.A);
                apart.TryAdd((Math.Min(first, second), run.PersonAt(one), Math.Max(first, second), run.PersonAt(other)), pair.Probability);
            }
        }

        return [.. pairs, .. apart.Select(one => new PersonPair(names[one.Key.Item1], one.Key.Item2, names[one.Key.Item3], one.Key.Item4, one.Value))];
    }

    private static ulong[] SeriesOfDescriptions(OpenRun run, string[] names)
    {
        var series = new ulong[run.Records];
        foreach (var delivery in run.Deliveries)
        {
            var name = Array.BinarySearch(names, delivery.Series, StringComparer.Ordinal);
            for (var number = delivery.First; name >= 0 && number < delivery.First + delivery.Count; number++)
            {
                series[run.DescriptionAt(number)] |= 1UL << name;
            }
        }

        return series;
    }
}
