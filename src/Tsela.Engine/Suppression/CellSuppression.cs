using Tsela.Engine.Suppression.Elimination;
using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression;

/// <summary>
/// Protects tables by leaving cells out: those that the primary rules hide, and further ones so that no hidden primary
/// can be reckoned from what is shown. All tables of a problem are protected together, so that a cell has one fate
/// wherever it stands. The same problem gives the same pattern on every run.
/// </summary>
public static class CellSuppression
{
    /// <summary>Protects the tables of a problem.</summary>
    /// <param name="problem">Tables of one population and time, the rules, and what is public already.</param>
    /// <returns>The tables with the fate of each cell, audited.</returns>
    /// <exception cref="ProtectionRefusedException">The tables contradict each other, or a primary cell is known from earlier releases whatever is hidden now.</exception>
    public static SuppressionResult Protect(ProtectionProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var system = CellSystem.Of(problem);
        var inner = InnerSums.In(system);
        var primaries = PrimaryCells.Of(system, problem.Rules);
        var earlier = EarlierCells.Of(system, problem, primaries);
        var least = problem.Rules.ZerosProtected ? 0 : 1;
        var order = CandidateOrder.Of(system).Where(cell => !earlier.Hidden.Contains(cell)).Concat(earlier.Hidden.Order());
        var pattern = EliminationPattern.Of(system, inner, primaries.Is, new double[system.Cells.Count], least, least, order, earlier.Shown);
        if (pattern.GivenAway is { } known)
        {
            throw Refusal.Of(system, primaries, known, isExact: true);
        }

        return Results.Of(system, primaries, pattern.Hidden, new DisclosureAudit(pattern.Hidden.Count(one => one), 0, 0, 0, IsPartial: true), 0);
    }
}
