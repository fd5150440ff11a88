using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Elimination;
using Tsela.Engine.Suppression.Moves;
using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression;

/// <summary>Which cells of a system to hide.</summary>
internal sealed class SuppressionPattern
{
    /// <summary>Beyond this thresholds are proved by moves alone: repairing what elimination leaves would ask for too many attacks.</summary>
    private const int MostCellsForRepair = 4000;

    // each round of repair looks at this share of the weak cells before they are attacked anew
    private const int RoundShare = 4;

    private readonly CellSystem system;
    private readonly InnerSums inner;
    private readonly PrimaryRules rules;
    private readonly PrimaryCells primaries;
    private readonly EarlierCells earlier;
    private readonly int[] order;
    private readonly double[] price;
    private readonly double least;

    public SuppressionPattern(CellSystem system, InnerSums inner, PrimaryRules rules, PrimaryCells primaries, EarlierCells earlier)
    {
        (this.system, this.inner, this.rules, this.primaries, this.earlier) = (system, inner, rules, primaries, earlier);
        least = rules.ZerosProtected ? 0 : 1;
        order = [.. CandidateOrder.Of(system).Where(cell => !earlier.Hidden.Contains(cell))];
        price = CandidateOrder.Prices(system);
        foreach (var cell in earlier.Shown)
        {
            price[cell] = double.PositiveInfinity;
        }
    }

    /// <summary>Of each cell, how far the attacks on the last pattern saw it go; null where it was not found by attacks.</summary>
    public IReadOnlyList<(double Least, double Most)>? Seen { get; private set; }

    /// <summary>Hides enough that no hidden cell is known exactly.</summary>
    /// <exception cref="ProtectionRefusedException">Earlier releases give a primary cell away.</exception>
    public bool[] NotExact() => Best(SuppressionDemand.NotExact, least);

    /// <summary>Hides enough that no primary cell is known to lie below its threshold.</summary>
    /// <exception cref="ProtectionRefusedException">Earlier releases leave a primary cell too little doubt.</exception>
    public bool[] WithThresholds() =>

        // a cell at the minimum less one can rise to the minimum where another can fall by one
        Best(SuppressionDemand.Threshold, Math.Max(least, rules.Minimum - 2));

    /// <summary>Hides enough that no primary can be reckoned exactly, by elimination alone.</summary>
    /// <exception cref="ProtectionRefusedException">Earlier releases give a primary cell away.</exception>
    public bool[] Eliminated() => Eliminated(least);

    private bool[] Best(SuppressionDemand demand, double bound)
    {
        var eliminated = Eliminated(bound);
        if (system.Cells.Count > MostCellsForRepair)
        {
            return demand == SuppressionDemand.NotExact ? Repaired(eliminated, demand) ?? AllButNeeded(demand) : ByMoves(demand) ?? AllButNeeded(demand);
        }

        return Repaired(eliminated, demand) ?? AllButNeeded(demand);
    }

    // null where a weak cell has no move, because of what is public or known already
    private bool[]? Repaired(bool[] hidden, SuppressionDemand demand)
    {
        var repair = new ReachRepair(system, inner, rules, Needs(demand), hidden, price);
        var audit = new RunningAudit(system, rules, primaries.Is, hidden);
        while (Weak(audit, demand) is { Count: > 0 } weak)
        {
            if (repair.Prove(weak.Take((weak.Count + RoundShare - 1) / RoundShare)) is not null)
            {
                return null;
            }

            var more = Enumerable.Range(0, hidden.Length).Where(cell => hidden[cell] && !audit.Hidden[cell]).ToList();
            if (more.Count == 0 && system.IsBounded)
            {
                // a move that takes a cell farther than it is known to lie proves nothing
                return null;
            }

            more.ForEach(audit.Hide);
        }

        Seen = audit.Seen;
        return hidden;
    }

    // where moves are too few: everything that can be is hidden, and shown again as far as the attacks allow
    private bool[] AllButNeeded(SuppressionDemand demand)
    {
        var hidden = new bool[system.Cells.Count];
        Array.Fill(hidden, true);
        foreach (var cell in earlier.Shown)
        {
            hidden[cell] = false;
        }

        if (Weak(new RunningAudit(system, rules, primaries.Is, hidden), demand).Where(cell => primaries.Is[cell]).Cast<int?>().FirstOrDefault() is { } weak)
        {
            throw Refusal.Of(system, primaries, weak, isExact: false);
        }

        ShowAgain(hidden, order.Where(cell => hidden[cell] && !primaries.Is[cell]).ToArray(), demand);
        return hidden;
    }

    private List<int> Weak(RunningAudit audit, SuppressionDemand demand) =>
        [.. audit.Weak(demand == SuppressionDemand.Threshold).Select(weak => weak.Cell).Where(cell => demand == SuppressionDemand.NotExact || primaries.Is[cell])];

    // as long as nothing that must be secret becomes known; in blocks, because most can be shown
    private void ShowAgain(bool[] hidden, int[] cells, SuppressionDemand demand)
    {
        var waiting = new Stack<int[]>([cells]);
        while (waiting.TryPop(out var block))
        {
            Array.ForEach(block, cell => hidden[cell] = false);
            if (block.Length == 0 || Weak(new RunningAudit(system, rules, primaries.Is, hidden), demand).Count == 0)
            {
                continue;
            }

            Array.ForEach(block, cell => hidden[cell] = true);
            if (block.Length > 1)
            {
                waiting.Push(block[(block.Length / 2)..]);
                waiting.Push(block[..(block.Length / 2)]);
            }
        }
    }

    private bool[]? ByMoves(SuppressionDemand demand)
    {
        var hidden = primaries.Is.ToArray();
        foreach (var cell in earlier.Hidden)
        {
            hidden[cell] = true;
        }

        var repair = new ReachRepair(system, inner, rules, Needs(demand), hidden, price);
        if (repair.Prove(Enumerable.Range(0, hidden.Length).Where(cell => hidden[cell])) is not null)
        {
            return null;
        }

        repair.ShowAgain(order.Where(cell => hidden[cell] && !primaries.Is[cell]));
        return hidden;
    }

    private (double[] Up, double[] Down) Needs(SuppressionDemand demand)
    {
        var needs = new ProtectionNeeds(system, rules, primaries.Is);
        var up = new double[system.Cells.Count];
        for (var cell = 0; cell < up.Length; cell++)
        {
            up[cell] = demand == SuppressionDemand.NotExact || !primaries.Is[cell]
                ? 1
                : Math.Max(needs.Up[cell], primaries.Reach[cell] - (double)system.Cells[cell].Value);
        }

        return (up, demand == SuppressionDemand.NotExact ? new double[up.Length] : needs.Down);
    }

    private bool[] Eliminated(double bound)
    {
        var pattern = EliminationPattern.Of(system, inner, primaries.Is, bound, order, earlier.Shown);
        return pattern.GivenAway is { } known ? throw Refusal.Of(system, primaries, known, isExact: true) : pattern.Hidden;
    }
}
