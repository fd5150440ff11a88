using Tsela.Engine.Suppression;

namespace Tsela.Disclosure.Protecting;

/// <summary>What became of the cells of a group.</summary>
/// <param name="Hidden">Addresses of the cells that are not shown, with why and what can be known of each; all others are but those left out.</param>
/// <param name="LeftOut">Breakdowns of which nothing is shown, not even that there is nobody: their columns, as <see cref="CellAddress.Columns"/> gives them.</param>
/// <param name="Audit">What attackers can learn; null where nothing had to be hidden.</param>
/// <param name="Refused">Why it cannot be protected; null where it is.</param>
/// <param name="KeepsEarlier">It has changed by too little: the figures that are public stand.</param>
public sealed record GroupFates(
    PopulationGroup Group, IReadOnlyDictionary<string, HiddenCell> Hidden, IReadOnlySet<string> LeftOut, DisclosureAudit? Audit, string? Refused = null, bool KeepsEarlier = false)
{
    /// <summary>A group of which no cell is hidden for what it is.</summary>
    public static GroupFates Without(PopulationGroup group, string? refused = null, bool keepsEarlier = false) =>
        new(group, new Dictionary<string, HiddenCell>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), Audit: null, refused, keepsEarlier);

    /// <summary>Why a cell is not shown; null where it is.</summary>
    public HiddenCell? At(string cell) =>
        Hidden.TryGetValue(cell, out var hidden) ? hidden : LeftOut.Contains(CellAddress.Columns(cell)) ? new HiddenCell(HiddenFor.Another) : null;
}

/// <param name="Known">What an attacker can know; null where it was not audited.</param>
public sealed record HiddenCell(HiddenFor Why, KnownInterval? Known = null);
