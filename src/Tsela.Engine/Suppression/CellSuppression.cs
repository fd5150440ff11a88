using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Optimum;
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
    // far beyond what a reader could use; solving the sums alone would take minutes
    private const int MostCellsForAttack = 100_000;

    /// <summary>Protects the tables of a problem.</summary>
    /// <param name="problem">Tables of one population and time, the rules, and what is public already.</param>
    /// <returns>The tables with the fate of each cell, audited.</returns>
    /// <exception cref="ProtectionRefusedException">The tables contradict each other, or earlier releases leave a primary cell no secret whatever is hidden now.</exception>
    public static SuppressionResult Protect(ProtectionProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var system = CellSystem.Of(problem);
        var inner = InnerSums.In(system);
        var primaries = PrimaryCells.Of(system, problem.Rules);
        var earlier = EarlierCells.Of(system, problem, primaries);
        var pattern = new SuppressionPattern(system, inner, problem.Rules, primaries, earlier);
        var isExact = problem.Demand == SuppressionDemand.NotExact;
        var found = isExact ? pattern.NotExact() : pattern.WithThresholds();
        var hidden = SmallSystem.Cheapest(system, problem.Rules, primaries, earlier, withReach: !isExact, found);
        var seen = hidden == found ? pattern.Seen : null;
        var needs = new ProtectionNeeds(system, problem.Rules, primaries.Is);
        // moves do not look at how far a cell may rise
        var proved = isExact || system.IsBounded ? null : needs.Up;
        var attack = system.Cells.Count > MostCellsForAttack ? null : Attacked();
        var further = isExact ? 0 : hidden.Count(one => one) - pattern.Eliminated().Count(one => one);
        return Results.Of(system, primaries, needs, hidden, attack, problem.Demand, Math.Max(0, further));

        // a secondary that follows from what is shown tells nothing new when it is shown; what was seen stays seen, since it never moved
        Attack Attacked()
        {
            while (true)
            {
                var tried = Attack.On(system, hidden, problem.Rules, seen, proved);
                var told = tried.RecoveredWhenPositive.Where(cell => !primaries.Is[cell]).ToList();
                if (told.Count == 0)
                {
                    return tried;
                }

                told.ForEach(cell => hidden[cell] = false);
            }
        }
    }
}
