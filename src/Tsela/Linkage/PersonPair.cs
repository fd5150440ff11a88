namespace Tsela.Linkage;

/// <summary>Two series that may hold the same person, and how certain it is; for Statistics alone.</summary>
/// <param name="SeriesA">A series, before the other in ordinal order.</param>
/// <param name="PersonA">Key of the person in it.</param>
/// <param name="SeriesB">The other series.</param>
/// <param name="PersonB">Key of the person in that: the same where the run made them one.</param>
/// <param name="Probability">That they are one person; for one person, that of the weakest link on the strongest way between the records of the two series.</param>
public readonly record struct PersonPair(string SeriesA, Guid PersonA, string SeriesB, Guid PersonB, double Probability);
