namespace Tsela.Engine.Suppression;

/// <summary>Tables with cells hidden, and what that cost and kept secret.</summary>
/// <param name="Tables">In the order of the problem.</param>
/// <param name="Audit">What attackers can learn from them.</param>
/// <param name="Loss">What readers lose.</param>
public sealed record SuppressionResult(IReadOnlyList<ProtectedTable> Tables, DisclosureAudit Audit, SuppressionLoss Loss);

/// <summary>What suppression takes from the readers; a cell that stands in several tables counts once, empty cells do not count.</summary>
/// <param name="Cells">Cells that are not empty, inner and sums.</param>
/// <param name="Primaries">Hidden for their own sake.</param>
/// <param name="Secondaries">Hidden to protect others.</param>
/// <param name="SecondariesForReach">How many more secondaries it takes that no primary is known to lie below its threshold than that elimination leaves none known exactly.</param>
/// <param name="HiddenValueShare">Share of the inner cells' value that is hidden, 0 to 1.</param>
public sealed record SuppressionLoss(int Cells, int Primaries, int Secondaries, int SecondariesForReach, double HiddenValueShare)
{
    /// <summary>Hidden cells over all, 0 to 1.</summary>
    public double HiddenShare => Cells == 0 ? 0 : (double)(Primaries + Secondaries) / Cells;
}
