namespace Tsela.Engine.Sdmx.Data;

/// <summary>What is done to series between the table and the message.</summary>
public static class SeriesShapes
{
    private static readonly Comparer<int[]> InOrder = Comparer<int[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));

    /// <summary>Observations that fulfil a condition, and of them the first and the last few of each series; series that have none left are left out.</summary>
    /// <param name="series">Series by time.</param>
    /// <param name="keep">Null keeps every observation.</param>
    /// <param name="first">How many from the start; null for no bound.</param>
    /// <param name="last">How many from the end; null for no bound. With both, those that either wants.</param>
    public static IEnumerable<FlowSeries> Narrowed(this IEnumerable<FlowSeries> series, Func<FlowSeries, FlowObservation, bool>? keep, int? first, int? last)
    {
        ArgumentNullException.ThrowIfNull(series);
        foreach (var one in series)
        {
            IReadOnlyList<FlowObservation> kept = keep is null ? one.Observations : [.. one.Observations.Where(observation => keep(one, observation))];
            if ((first ?? last) is not null && kept.Count > (first ?? 0) + (last ?? 0))
            {
                kept = [.. kept.Take(first ?? 0), .. kept.Skip(kept.Count - (last ?? 0))];
            }

            if (kept.Count > 0)
            {
                yield return ReferenceEquals(kept, one.Observations) ? one : one with { Observations = kept };
            }
        }
    }

    /// <summary>Leaves out the first observations of all, and ends after some.</summary>
    /// <param name="series">Series.</param>
    /// <param name="offset">How many to leave out.</param>
    /// <param name="limit">How many to give at most.</param>
    public static IEnumerable<FlowSeries> Window(this IEnumerable<FlowSeries> series, long offset, long limit)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (passed, given) = (0L, 0L);
        foreach (var one in series)
        {
            if (given >= limit)
            {
                yield break;
            }

            var skip = (int)Math.Clamp(offset - passed, 0, one.Observations.Count);
            var take = (int)Math.Min(limit - given, one.Observations.Count - skip);
            passed += one.Observations.Count;
            given += take;
            if (take > 0)
            {
                yield return take == one.Observations.Count ? one : one with { Observations = [.. one.Observations.Skip(skip).Take(take)] };
            }
        }
    }

    /// <summary>Groups observations so that those of a series differ by another dimension than time. Holds them all.</summary>
    /// <param name="series">Series by time.</param>
    /// <param name="dimension">Place of the dimension.</param>
    public static IEnumerable<FlowSeries> Across(this IEnumerable<FlowSeries> series, int dimension)
    {
        ArgumentNullException.ThrowIfNull(series);
        var sections = new Dictionary<PlaceKey, List<FlowObservation>>();
        foreach (var one in series)
        {
            foreach (var observation in one.Observations)
            {
                int[] key = [.. one.Key, observation.Place];
                key[dimension] = -1;
                var section = sections.TryGetValue(new PlaceKey(key), out var known) ? known : sections[new PlaceKey(key)] = [];
                section.Add(observation with { Place = one.Key[dimension] });
            }
        }

        return sections.OrderBy(section => section.Key.Places, InOrder).Select(section => new FlowSeries(section.Key.Places, [.. section.Value.OrderBy(observation => observation.Place)]));
    }

    /// <summary>Each observation by itself, as a series of one.</summary>
    /// <param name="series">Series by time.</param>
    public static IEnumerable<FlowSeries> OneByOne(this IEnumerable<FlowSeries> series) =>
        series.SelectMany(one => one.Observations.Select(observation => new FlowSeries(one.Key, [observation])));

    private readonly struct PlaceKey(int[] places) : IEquatable<PlaceKey>
    {
        public int[] Places => places;

        public bool Equals(PlaceKey other) => places.AsSpan().SequenceEqual(other.Places);

        public override bool Equals(object? obj) => obj is PlaceKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var place in places)
            {
                hash.Add(place);
            }

            return hash.ToHashCode();
        }
    }
}
