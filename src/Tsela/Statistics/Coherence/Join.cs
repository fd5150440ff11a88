using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Coherence;

/// <summary>What several offices hold of the same people or things, told apart one by one.</summary>
/// <param name="How">By what they are told apart, in a sentence.</param>
/// <param name="Years">The latest first; only years in which two files or more were delivered.</param>
public sealed record Join(JoinDefinition Definition, string How, IReadOnlyList<JoinYear> Years)
{
    public int Owner => Definition.Parts.TakeWhile(part => !part.Owns).Count();
}

/// <param name="Cells">In the order of the parts.</param>
/// <param name="Different">How many different ones there are in all the files together.</param>
/// <param name="AddedUp">What adding the files up would give.</param>
/// <param name="ByFiles">How many are in one file alone, in two, and so on.</param>
public sealed record JoinYear(int Year, IReadOnlyList<JoinCell> Cells, int Different, int AddedUp, IReadOnlyList<int> ByFiles, bool IsTraining);

/// <summary>One file of a year.</summary>
/// <param name="Count">How many different ones it holds; null where it was not delivered.</param>
/// <param name="Why">Why there is none, or why it is not held against the owner's.</param>
/// <param name="OnlyHere">How many are in no other of the files.</param>
/// <param name="Shared">What it shares with the owner's file; null for that itself.</param>
public sealed record JoinCell(int? Count, string? Why, int OnlyHere, SharedCount? Shared);

/// <param name="Both">In this file and in the owner's.</param>
/// <param name="OnlyOwner">In the owner's and not in this one.</param>
/// <param name="OnlyOther">In this one and not in the owner's.</param>
/// <param name="Error">What is uncertain because the linkage may err; null where numbers are compared as they are written.</param>
/// <param name="Total">The estimate of all, seen or not; null where no assumption allows it or too few are in both.</param>
public sealed record SharedCount(int Both, int OnlyOwner, int OnlyOther, LinkError? Error, TotalEstimate? Total);

/// <summary>What the linkage may have got wrong in a number of people who are in two files.</summary>
/// <param name="False">How many of those linked are expected to be two persons.</param>
/// <param name="Missed">How many others are expected to be one person and were not linked.</param>
/// <param name="Low">Lower end of the interval at 95 percent of the number in both.</param>
/// <param name="High">Upper end.</param>
public sealed record LinkError(double False, double Missed, double Low, double High)
{
    /// <summary>Variance of the number in both.</summary>
    public required double Variance { get; init; }
}

/// <param name="Low">Lower end of the interval at 95 percent.</param>
/// <param name="High">Upper end.</param>
public sealed record TotalEstimate(double Total, double Low, double High);
