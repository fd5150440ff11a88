using Tsela.Linkage;

namespace Tsela.Statistics.Snapshots;

/// <summary>The linkage by whose keys a snapshot tells people apart.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Series">The series that took part; where a count reads another one, people are told apart by their identifiers.</param>
/// <param name="Records">Records that it linked, also of deliveries that are no longer in force.</param>
/// <param name="Persons">Persons that they are about.</param>
/// <param name="Precision">Estimated share of links that are right, from reviewed samples; null where too few were reviewed.</param>
/// <param name="Pairs">How certain it is between the series that are held against each other.</param>
public sealed record FrozenLinkage(
    Guid Run, DateTime FinishedAt, IReadOnlyList<string> Series, long Records, long Persons, LinkPrecision? Precision, LinkPairs Pairs)
{
    /// <summary>True where all of the series took part, so that their persons can be told apart by the keys of the linkage.</summary>
    public bool Holds(IEnumerable<string> series) => series.All(one => Series.Contains(one, StringComparer.Ordinal));
}
