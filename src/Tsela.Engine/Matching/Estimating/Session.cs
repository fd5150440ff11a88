namespace Tsela.Engine.Matching.Estimating;

/// <summary>Pairs that one blocking pass offers, as counts of agreement patterns: a few hundred patterns stand for all of them.</summary>
/// <param name="Features">Bits of the features that the pass has made equal and of which the session says nothing.</param>
/// <param name="Patterns">Pattern and number of pairs.</param>
/// <param name="Share">Share of the pass's pairs that were looked at.</param>
internal sealed record Session(int Features, IReadOnlyList<(ulong Pattern, double Count)> Patterns, double Share);
