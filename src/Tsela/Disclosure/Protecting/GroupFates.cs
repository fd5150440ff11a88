using Tsela.Engine.Suppression;

namespace Tsela.Disclosure.Protecting;

/// <summary>What became of the cells of a group.</summary>
/// <param name="Hidden">Addresses of the cells that are not shown, with why and what can be known of each; all others are.</param>
/// <param name="Audit">What attackers can learn; null where nothing had to be hidden.</param>
/// <param name="Refused">Why it cannot be protected; null where it is.</param>
/// <param name="KeepsEarlier">It has changed by too little: the figures that are public stand.</param>
public sealed record GroupFates(
    PopulationGroup Group, IReadOnlyDictionary<string, HiddenCell> Hidden, DisclosureAudit? Audit, string? Refused = null, bool KeepsEarlier = false);

/// <param name="Known">What an attacker can know; null where it was not audited.</param>
public sealed record HiddenCell(HiddenFor Why, KnownInterval? Known = null);
