using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Moves;

/// <summary>
/// Hides further cells until for each cell in need there is a move that takes it to the value that it must be able to
/// have, and shows the cells again that no such move needs. The moves are tables that an attacker cannot tell from
/// the true one, so they prove the pattern safe without a linear program.
/// </summary>
internal sealed class ReachRepair
{
    private const int MostSteps = 16;

    private readonly CellSystem system;
    private readonly bool[] hidden;
    private readonly double[] price;
    private readonly double[] room;
    private readonly MoveSearch search;
    private readonly double[] up;
    private readonly double[] down;
    private readonly int[]?[] proof;
    private readonly HashSet<int>[] users;

    /// <param name="system">Cells and sums.</param>
    /// <param name="inner">The inner cells of each.</param>
    /// <param name="rules">The rules that made cells primary.</param>
    /// <param name="needs">How far each cell must be able to go.</param>
    /// <param name="hidden">The pattern, which is repaired in place.</param>
    /// <param name="price">What hiding each cell costs; infinite where it is public already.</param>
    public ReachRepair(CellSystem system, InnerSums inner, PrimaryRules rules, (double[] Up, double[] Down) needs, bool[] hidden, double[] price)
    {
        (this.system, this.hidden, this.price, up, down) = (system, hidden, price, needs.Up, needs.Down);
        var least = rules.ZerosProtected ? 0 : 1;
        room = new double[system.Cells.Count];
        Array.Fill(room, double.PositiveInfinity);
        var roomBack = room;
        var scale = new AttackScale(system, rules);
        foreach (var cell in inner.Inner)
        {
            room[cell] = Math.Max(0, (double)system.Cells[cell].Value - least);
        }

        if (!scale.IsCount || system.IsBounded)
        {
            roomBack = scale.IsCount ? room : [.. room];
            inner.Inner.ForEach(cell => room[cell] = scale.RoomWhenPositive[cell] * scale.Unit);
        }

        search = new MoveSearch(system, hidden, price, (room, roomBack));
        proof = new int[system.Cells.Count][];
        users = new HashSet<int>[system.Cells.Count];
    }

    /// <summary>Finds a move for each of some primary cells, hiding what it needs.</summary>
    /// <param name="cells">The cells.</param>
    /// <returns>A cell for which there is none, because of what is public already; null where all have one.</returns>
    public int? Prove(IEnumerable<int> cells)
    {
        var open = cells.Where(cell => !TryProve(cell, double.Epsilon)).ToList();

        // those in need of most are the hardest, and what they hide serves the others
        foreach (var cell in open.OrderByDescending(cell => up[cell]).ThenBy(cell => system.Cells[cell].Identity, StringComparer.Ordinal))
        {
            if (!TryProve(cell, double.Epsilon) && !TryProve(cell, double.PositiveInfinity))
            {
                return cell;
            }
        }

        return null;
    }

    /// <summary>Shows cells again, the dearest first, that every proven cell can do without.</summary>
    /// <param name="cells">Cells that may be shown and that nothing but the proofs needs hidden.</param>
    public void ShowAgain(IEnumerable<int> cells)
    {
        foreach (var cell in cells.OrderByDescending(cell => price[cell]).ThenBy(cell => system.Cells[cell].Identity, StringComparer.Ordinal).ToList())
        {
            hidden[cell] = false;
            var dependent = (users[cell] ?? []).Order().ToList();
            var before = dependent.Select(user => proof[user]!).ToList();
            var done = 0;
            while (done < dependent.Count && TryProve(dependent[done], double.Epsilon))
            {
                done++;
            }

            if (done < dependent.Count)
            {
                for (var i = 0; i <= done; i++)
                {
                    Keep(dependent[i], before[i]);
                }
            }
        }
    }

    private bool TryProve(int cell, double below)
    {
        var whole = search.Cheapest(cell, up[cell], down[cell], below);
        if (whole is not { Cost: 0 } && InSteps(cell, whole?.Cost ?? below) is { } steps)
        {
            Keep(cell, steps);
            return true;
        }

        if (whole is not null)
        {
            Keep(cell, whole.Changes.Select(change => change.Cell));
        }

        return whole is not null;
    }

    // several moves of one person each, whose losers may differ
    private List<int>? InSteps(int cell, double below)
    {
        var need = up[cell];
        if (need is < 2 or > MostSteps || down[cell] > 0)
        {
            return null;
        }

        var (taken, opened, changed, cost) = (new Dictionary<int, int>(), new List<int>(), new SortedSet<int>(), 0.0);
        for (var step = 0; step < need && cost < below; step++)
        {
            if (search.Cheapest(cell, 1, 0, below - cost) is not { } move)
            {
                cost = double.PositiveInfinity;
                break;
            }

            cost += move.Cost;
            foreach (var (other, sign) in move.Changes)
            {
                changed.Add(other);
                if (!hidden[other])
                {
                    hidden[other] = true;
                    opened.Add(other);
                }

                room[other] += sign;
                taken[other] = taken.GetValueOrDefault(other) + sign;
            }
        }

        opened.ForEach(other => hidden[other] = false);
        foreach (var (other, by) in taken)
        {
            room[other] -= by;
        }

        return cost < below ? [.. changed] : null;
    }

    private void Keep(int cell, IEnumerable<int> cells)
    {
        foreach (var other in proof[cell] ?? [])
        {
            users[other].Remove(cell);
        }

        var kept = cells.ToArray();
        proof[cell] = kept;
        foreach (var other in kept)
        {
            hidden[other] = true;
            (users[other] ??= []).Add(cell);
        }
    }
}
