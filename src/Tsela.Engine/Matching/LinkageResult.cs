namespace Tsela.Engine.Matching;

/// <summary>What a linkage found.</summary>
/// <param name="Model">What it learned.</param>
/// <param name="Pairs">Pairs kept, by their record numbers in ascending order: linked ones and those for review.</param>
/// <param name="Clusters">One number a record: the smallest record number of its cluster, which is one person.</param>
/// <param name="PairsCompared">Pairs that were looked at.</param>
/// <param name="Phases">Seconds of each phase, in the order of the work.</param>
/// <param name="Remarks">What the caller should know of the columns, in sentences: an empty column, one value everywhere.</param>
public sealed record LinkageResult(
    LinkageModel Model, IReadOnlyList<ScoredPair> Pairs, int[] Clusters, long PairsCompared,
    IReadOnlyList<(string Phase, double Seconds)> Phases, IReadOnlyList<string> Remarks);
