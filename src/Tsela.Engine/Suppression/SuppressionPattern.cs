using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Elimination;
using Tsela.Engine.Suppression.Moves;
using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression;

/// <summary>Which cells of a system to hide.</summary>
internal sealed class SuppressionPattern
{
    // beyond this the attacks by linear programming between elimination and repair take too long
    private const int MostCellsForAttack = 4000;

    // each round of repair looks at this share of the weak cells before they are attacked anew
    private const int RoundShare = 4;

    private readonly CellSystem system;
    private readonly InnerSums inner;
    private readonly PrimaryRules rules;
    private readonly PrimaryCells primaries;
    private readonly EarlierCells earlier;
    private readonly int[] order;
    private readonly double[] price;

    public SuppressionPattern(CellSystem system, InnerSums inner, PrimaryRules rules, PrimaryCells primaries, EarlierCells earlier)
    {
        (this.system, this.inner, this.rules, this.primaries, this.earlier) = (system, inner, rules, primaries, earlier);
        order = [.. CandidateOrder.Of(system).Where(cell => !earlier.Hidden.Contains(cell))];
        price = CandidateOrder.Prices(system);
        foreach (var cell in earlier.Shown)
        {
            price[cell] = double.PositiveInfinity;
        }
    }

    /// <summary>Hides enough that no hidden cell is known exactly.</summary>
    /// <exception cref="ProtectionRefusedException">Earlier releases give a primary cell away.</exception>
    public bool[] NotExact() => Eliminated(rules.ZerosProtected ? 0 : 1);

    /// <summary>Hides enough that no primary cell is known to lie below its threshold.</summary>
    /// <exception cref="ProtectionRefusedException">Earlier releases leave a primary cell too little doubt.</exception>
    public bool[] WithThresholds()
    {
        if (system.Cells.Count > MostCellsForAttack)
        {
            return ByMoves();
        }

        // a cell at the minimum less one can rise to the minimum where another can fall by one
        var hidden = Eliminated(Math.Max(rules.ZerosProtected ? 0 : 1, rules.Minimum - 2));
        var repair = new ReachRepair(system, inner, rules, primaries, hidden, price);
        var audit = new RunningAudit(system, rules, primaries.Is, hidden);
        while (audit.Weak().Where(weak => primaries.Is[weak.Cell]).Select(weak => weak.Cell).ToList() is { Count: > 0 } weak)
        {
            Proven(repair, weak.Take((weak.Count + RoundShare - 1) / RoundShare));
            for (var cell = 0; cell < hidden.Length; cell++)
            {
                if (hidden[cell] && !audit.Hidden[cell])
                {
                    audit.Hide(cell);
                }
            }
        }

        return hidden;
    }

    private bool[] ByMoves()
    {
        var hidden = primaries.Is.ToArray();
        foreach (var cell in earlier.Hidden)
        {
            hidden[cell] = true;
        }

        var repair = new ReachRepair(system, inner, rules, primaries, hidden, price);
        Proven(repair, Enumerable.Range(0, hidden.Length).Where(cell => primaries.Is[cell]));
        repair.ShowAgain(Enumerable.Range(0, hidden.Length).Where(cell => hidden[cell] && !primaries.Is[cell] && !earlier.Hidden.Contains(cell)));
        return hidden;
    }

    private void Proven(ReachRepair repair, IEnumerable<int> cells)
    {
        if (repair.Prove(cells) is { } unproved)
        {
            throw Refusal.Of(system, primaries, unproved, isExact: false);
        }
    }

    private bool[] Eliminated(double bound)
    {
        var pattern = EliminationPattern.Of(system, inner, primaries.Is, bound, order, earlier.Shown);
        return pattern.GivenAway is { } known ? throw Refusal.Of(system, primaries, known, isExact: true) : pattern.Hidden;
    }
}
