using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Elimination;
using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Optimum;

/// <summary>Systems of some hundred cells are protected by exchanging cells for cheaper ones, and the smallest at the least price there is.</summary>
internal sealed class SmallSystem
{
    private const int CellsMost = 600;
    private const int CellsMostForOptimum = 100;
    private const int ProgramsMostForOptimum = 800;

    // linear programs times cells
    private const int WorkMost = 120_000;

    private readonly CellSystem system;
    private readonly PrimaryRules rules;
    private readonly PrimaryCells primaries;
    private readonly bool withReach;
    private readonly int[] order;
    private readonly List<SumOfCells> sums;
    private readonly bool[] isKept;
    private readonly double[] price;
    private readonly (double[] Up, double[] Down) rooms;
    private readonly double[] up;
    private readonly double[] down;
    private readonly double[] apart;

    private SmallSystem(CellSystem system, PrimaryRules rules, PrimaryCells primaries, EarlierCells earlier, bool withReach)
    {
        (this.system, this.rules, this.primaries, this.withReach) = (system, rules, primaries, withReach);
        var scale = new AttackScale(system, rules);
        var needs = new ProtectionNeeds(system, rules, primaries.Is);

        // by name, so that the same is found in whatever order the cells came
        order = [.. Enumerable.Range(0, system.Cells.Count).OrderBy(cell => system.Cells[cell].Identity, StringComparer.Ordinal)];
        sums = SumsInOrder();

        // classes of value are eighths, so that prices become whole and a pattern that is not a whole step cheaper need not be looked for
        double[] priceOf = [.. CandidateOrder.Prices(system).Select(one => Math.Round(8 * one))];
        foreach (var cell in earlier.Shown)
        {
            priceOf[cell] = double.PositiveInfinity;
        }

        price = In(order, priceOf);
        isKept = [.. order.Select(cell => primaries.Is[cell] || earlier.Hidden.Contains(cell))];
        up = [.. order.Select(cell => withReach && primaries.Is[cell] ? Math.Max(needs.Up[cell], primaries.Reach[cell] - (double)system.Cells[cell].Value) / scale.Unit : 0)];
        down = [.. order.Select(cell => withReach && primaries.Is[cell] ? needs.Down[cell] / scale.Unit : 0)];
        apart = [.. order.Select((cell, at) => primaries.Is[cell] && up[at] == 0 && down[at] == 0 ? scale.StepOf(cell) : 0)];

        // counts are held to have no more room than is ever needed, so that a revision of greater ones changes nothing
        var farthest = 2 * up.Concat(down).Concat(apart).DefaultIfEmpty().Max();
        rooms = (Held(scale.RoomWhenPositive), Held(scale.RoomToFall));

        double[] Held(double[] room) => [.. order.Select(cell => scale.IsCount ? Math.Min(farthest, room[cell]) : room[cell])];
    }

    /// <summary>A pattern of a small system that costs less, if there is one.</summary>
    /// <param name="system">Cells and sums.</param>
    /// <param name="rules">The rules that made cells primary.</param>
    /// <param name="primaries">The primary cells.</param>
    /// <param name="earlier">What is public already, and what was hidden and stays so.</param>
    /// <param name="withReach">Primary cells must be able to reach their threshold, not only be unknown.</param>
    /// <param name="found">A pattern that protects.</param>
    /// <returns>A pattern that costs no more; the one found where the system is large, no solver is there, or none is better.</returns>
    public static bool[] Cheapest(CellSystem system, PrimaryRules rules, PrimaryCells primaries, EarlierCells earlier, bool withReach, bool[] found) =>
        system.Cells.Count > CellsMost || !ClpLibrary.IsThere || primaries.Count == 0
            ? found
            : new SmallSystem(system, rules, primaries, earlier, withReach).Cheapest(found);

    private static T[] In<T>(int[] order, T[] values) => [.. order.Select(cell => values[cell])];

    private bool[] Cheapest(bool[] found)
    {
        var best = Exchanged(In(order, found));
        if (order.Length <= CellsMostForOptimum && OptimalSuppression.Of(sums, isKept, rooms, (up, down, apart), price, ProgramsMostForOptimum, best) is { } optimum)
        {
            best = optimum.Hidden;
        }

        var hidden = new bool[order.Length];
        for (var at = 0; at < order.Length; at++)
        {
            hidden[order[at]] = best[at];
        }

        return IsSafe(hidden) ? hidden : found;
    }

    // from the pattern found, and from the primary cells alone
    private bool[] Exchanged(bool[] found)
    {
        var programsLeft = WorkMost / order.Length;
        var needs = Needs();
        using var fromFound = new CheaperPattern(sums, needs, rooms, price, isKept, programsLeft);
        using var fromNothing = new CheaperPattern(sums, needs, rooms, price, isKept, programsLeft);
        List<CheaperPattern> begun = [];
        if (fromFound.Begin(found))
        {
            begun.Add(fromFound);
        }

        if (fromNothing.Build())
        {
            begun.Add(fromNothing);
        }

        foreach (var pattern in begun.OrderBy(pattern => pattern.Cost))
        {
            pattern.Improve();
        }

        return begun.Count == 0 ? found : [.. begun.MinBy(pattern => pattern.Cost)!.Hidden];
    }

    private List<Need> Needs()
    {
        var needs = new List<Need>();
        for (var cell = 0; cell < order.Length; cell++)
        {
            foreach (var (direction, far) in new[] { (1, up[cell]), (-1, down[cell]), (0, apart[cell]) })
            {
                if (far > 0)
                {
                    needs.Add(new Need(cell, direction, far));
                }
            }
        }

        return needs;
    }

    private List<SumOfCells> SumsInOrder()
    {
        var rank = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
        {
            rank[order[at]] = at;
        }

        return [.. system.Sums.Select(sum => new SumOfCells(rank[sum.Sum], [.. sum.Parts.Select(part => rank[part]).Order()]))
            .OrderBy(sum => sum.Sum).ThenBy(sum => string.Join(' ', sum.Parts), StringComparer.Ordinal)];
    }

    // a secondary that is known tells nothing and is shown in the end
    private bool IsSafe(bool[] hidden) => !new RunningAudit(system, rules, primaries.Is, hidden).Weak(withReach).Any(weak => primaries.Is[weak.Cell]);
}
