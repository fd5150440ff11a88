using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Elimination;
using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Optimum;

/// <summary>Small systems are protected at the least price there is, not by rules of thumb.</summary>
internal static class SmallSystem
{
    private const int CellsMost = 100;
    private const int ProgramsMost = 1_200;

    /// <summary>The cheapest pattern of a small system.</summary>
    /// <param name="system">Cells and sums.</param>
    /// <param name="rules">The rules that made cells primary.</param>
    /// <param name="primaries">The primary cells.</param>
    /// <param name="earlier">What is public already, and what was hidden and stays so.</param>
    /// <param name="withReach">Primary cells must be able to reach their threshold, not only be unknown.</param>
    /// <param name="found">A pattern that protects.</param>
    /// <returns>A pattern that costs no more; the one found where the system is large, no solver is there, or none is better.</returns>
    public static bool[] Cheapest(CellSystem system, PrimaryRules rules, PrimaryCells primaries, EarlierCells earlier, bool withReach, bool[] found)
    {
        if (system.Cells.Count > CellsMost || AttackerView.IsPartial)
        {
            return found;
        }

        var scale = new AttackScale(system, rules);
        var needs = new ProtectionNeeds(system, rules, primaries.Is);
        var (up, down) = (new double[system.Cells.Count], new double[system.Cells.Count]);
        // classes of value are eighths, so that prices become whole and a pattern that is not a whole step cheaper need not be looked for
        double[] price = [.. CandidateOrder.Prices(system).Select(one => Math.Round(8 * one))];
        bool[] isKept = [.. primaries.Is];
        for (var cell = 0; cell < up.Length; cell++)
        {
            if (primaries.Is[cell])
            {
                var reach = Math.Max(needs.Up[cell], primaries.Reach[cell] - (double)system.Cells[cell].Value) / scale.Unit;
                up[cell] = Math.Max(scale.StepOf(cell), withReach ? reach : 0);
                down[cell] = withReach ? needs.Down[cell] / scale.Unit : 0;
            }

            isKept[cell] |= earlier.Hidden.Contains(cell);
        }

        foreach (var cell in earlier.Shown)
        {
            price[cell] = double.PositiveInfinity;
        }

        // by name, so that the same is found in whatever order the cells came
        var order = Enumerable.Range(0, up.Length).OrderBy(cell => system.Cells[cell].Identity, StringComparer.Ordinal).ToArray();
        var best = OptimalSuppression.Of(
            Ordered(system, order), In(order, isKept), In(order, scale.RoomWhenPositive), In(order, up), In(order, down), In(order, price), ProgramsMost, In(order, found));
        if (best is null)
        {
            return found;
        }

        var hidden = new bool[up.Length];
        for (var at = 0; at < order.Length; at++)
        {
            hidden[order[at]] = best.Hidden[at];
        }

        return IsSafe(new RunningAudit(system, rules, primaries.Is, hidden), withReach) ? hidden : found;
    }

    private static T[] In<T>(int[] order, T[] values) => [.. order.Select(cell => values[cell])];

    private static List<SumOfCells> Ordered(CellSystem system, int[] order)
    {
        var rank = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
        {
            rank[order[at]] = at;
        }

        return [.. system.Sums.Select(sum => new SumOfCells(rank[sum.Sum], [.. sum.Parts.Select(part => rank[part]).Order()]))
            .OrderBy(sum => sum.Sum).ThenBy(sum => string.Join(' ', sum.Parts), StringComparer.Ordinal)];
    }

    private static bool IsSafe(RunningAudit audit, bool withReach) => audit.Weak(withReach).Count == 0;
}
