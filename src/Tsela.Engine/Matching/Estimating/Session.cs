namespace Tsela.Engine.Matching.Estimating;

/// <summary>Pairs that one blocking pass offers, grouped: a few hundred patterns stand for all of them.</summary>
/// <param name="Features">Bits of the features that the pass has made equal, of which it cannot say how often they agree.</param>
/// <param name="Groups">The groups of its pairs.</param>
/// <param name="Each">Pairs of the pass for which each pair drawn stands.</param>
internal sealed record Session(int Features, IReadOnlyList<PatternGroup> Groups, double Each);

/// <summary>Pairs of one session that are alike.</summary>
/// <param name="Pattern">Their outcomes.</param>
/// <param name="Rarity">Bits that their shared values add, to the whole bit.</param>
/// <param name="Pairs">How many there are in the pass, those not drawn included.</param>
/// <param name="First">How many of them no earlier pass offers.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct PatternGroup(ulong Pattern, int Rarity, double Pairs, double First);
