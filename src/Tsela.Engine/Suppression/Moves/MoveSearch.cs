using Tsela.Engine.Suppression.Systems;
using Tsela.Engine.Tables;

namespace Tsela.Engine.Suppression.Moves;

/// <summary>
/// Looks for the cheapest move by which a cell gains: in each dimension persons come to one code from another, or from
/// nowhere, and the product of these steps changes the table (in a flat table of two dimensions the four corners of a
/// rectangle, as in the hypercube method of Repsilber, GHMITER). Linked tables change as if one population moved.
/// </summary>
internal sealed class MoveSearch
{
    private readonly MoveTable[] tables;
    private readonly List<(int Table, int Place)>[] standsIn;
    private readonly CellSystem system;
    private readonly bool[] hidden;
    private readonly double[] price;
    private readonly double[] room;
    private readonly double[] roomBack;
    private readonly List<int>[] sumsOf;

    /// <param name="system">Cells and sums.</param>
    /// <param name="hidden">Of each cell, whether it is hidden; what is changed there is seen here.</param>
    /// <param name="price">What hiding each cell costs; infinite where it may not be hidden.</param>
    /// <param name="rooms">How much each inner cell may lose when another gains, and when the move is turned round; infinite for sums.</param>
    public MoveSearch(CellSystem system, bool[] hidden, double[] price, (double[] There, double[] Back) rooms)
    {
        (this.system, this.hidden, this.price, (room, roomBack)) = (system, hidden, price, rooms);
        tables = [.. system.Tables.Select(table => new MoveTable(table))];
        standsIn = new List<(int, int)>[system.Cells.Count];
        for (var table = 0; table < system.Tables.Count; table++)
        {
            for (var place = 0; place < system.Tables[table].Cells.Count; place++)
            {
                (standsIn[system.Tables[table].Cells[place].Cell] ??= []).Add((table, place));
            }
        }

        sumsOf = new List<int>[system.Cells.Count];
        for (var at = 0; at < system.Sums.Count; at++)
        {
            foreach (var cell in system.Sums[at].Parts.Append(system.Sums[at].Sum))
            {
                (sumsOf[cell] ??= []).Add(at);
            }
        }
    }

    /// <summary>The cheapest move by which a cell gains.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="scale">How many it gains; every losing cell must be able to lose as many.</param>
    /// <param name="back">How many it must be able to lose by the same move turned round; 0 where it need not.</param>
    /// <param name="below">Only moves that cost less.</param>
    /// <returns>Null where there is none.</returns>
    public Move? Cheapest(int cell, double scale, double back, double below)
    {
        Move? best = null;
        foreach (var (table, place) in standsIn[cell])
        {
            var codes = system.Tables[table].Cells[place].Codes;
            best = CheapestIn(table, codes, scale, back, best?.Cost ?? below) ?? best;
            if (best is { Cost: 0 })
            {
                break;
            }
        }

        return best;
    }

    private Move? CheapestIn(int number, IReadOnlyList<string> codes, double scale, double back, double below)
    {
        var table = tables[number];
        var options = codes.Select((code, at) => table.StepsUp(at, code)).ToArray();
        if (options.Any(one => one.Length == 0))
        {
            return null;
        }

        Move? best = null;
        foreach (var corner in Combinations.Of([.. options.Select(list => (Step[])[.. list.Where(step => step.From is null)])]))
        {
            if (!CanGo(table, corner, 0, 0, 1, scale, back, below))
            {
                continue;
            }

            var fitting = options.Select((_, at) => Fitting(table, corner, options[at], at, scale, back, below)).ToArray();
            best = CheapestOf(number, fitting, scale, back, best?.Cost ?? below) ?? best;
            if (best is { Cost: <= 0 })
            {
                break;
            }
        }

        return best;
    }

    // the steps of one dimension whose loser beside the gaining cell can lose
    private Step[] Fitting(MoveTable table, Step[] corner, Step[] options, int at, double scale, double back, double below)
    {
        var tried = corner.ToArray();
        return [.. options.Where(step =>
        {
            tried[at] = step;
            return step.To == corner[at].To && (step.From is null || CanGo(table, tried, 0, 0, 1, scale, back, below));
        })];
    }

    private Move? CheapestOf(int number, Step[][] options, double scale, double back, double below)
    {
        var table = tables[number];
        Move? best = null;
        var chosen = new int[options.Length];
        var steps = options.Select(one => one[0]).ToArray();
        while (true)
        {
            if (CanGo(table, steps, 0, 0, 1, scale, back, below))
            {
                var cost = CostOf(table, steps, 0, 0, 0, below);
                if (cost < below && Joined(number, steps, scale, back, below) is { } move && move.Cost < below)
                {
                    (best, below) = (move, move.Cost);
                    if (below <= 0)
                    {
                        return best;
                    }
                }
            }

            var at = steps.Length - 1;
            while (at >= 0 && ++chosen[at] == options[at].Length)
            {
                chosen[at] = 0;
                steps[at] = options[at][0];
                at--;
            }

            if (at < 0)
            {
                return best;
            }

            steps[at] = options[at][chosen[at]];
        }
    }

    private bool CanGo(MoveTable table, Step[] steps, int at, long place, int sign, double scale, double back, double below)
    {
        if (at == steps.Length)
        {
            var cell = table.CellAt(place);
            return cell >= 0 && (sign > 0 ? roomBack[cell] >= back : room[cell] >= scale) && (hidden[cell] || price[cell] < below);
        }

        foreach (var (offset, own) in steps[at].Ends)
        {
            if (!CanGo(table, steps, at + 1, place + offset, sign * own, scale, back, below))
            {
                return false;
            }
        }

        return true;
    }

    // infinite where a cell that would change is empty
    private double CostOf(MoveTable table, Step[] steps, int at, long place, double cost, double below)
    {
        if (at == steps.Length)
        {
            var cell = table.CellAt(place);
            return cell < 0 ? double.PositiveInfinity : hidden[cell] ? cost : cost + price[cell];
        }

        foreach (var (offset, _) in steps[at].Changes)
        {
            cost = CostOf(table, steps, at + 1, place + offset, cost, below);
            if (cost >= below)
            {
                return cost;
            }
        }

        return cost;
    }

    // what the same persons' move does to the linked tables, and the cost of it all
    private Move? Joined(int number, Step[] steps, double scale, double back, double below)
    {
        var changes = new Dictionary<int, int>();
        Collect(tables[number], steps, 0, 0, 1, changes);
        var from = tables[number];
        for (var other = 0; other < tables.Length; other++)
        {
            if (other == number || IsUntouched(from, steps, tables[other]))
            {
                continue;
            }

            if (Follow(from, steps, tables[other], scale, back, below) is not { } followed)
            {
                return null;
            }

            Collect(tables[other], followed, 0, 0, 1, changes);
        }

        if (tables.Length > 1 && !AgreesWithSums(changes))
        {
            return null;
        }

        return new Move([.. changes.Select(change => (change.Key, change.Value))], changes.Keys.Sum(cell => hidden[cell] ? 0 : price[cell]));
    }

    private static void Collect(MoveTable table, Step[] steps, int at, long place, int sign, Dictionary<int, int> changes)
    {
        if (at == steps.Length)
        {
            changes[table.CellAt(place)] = sign;
            return;
        }

        foreach (var (offset, own) in steps[at].Changes)
        {
            Collect(table, steps, at + 1, place + offset, sign * own, changes);
        }
    }

    // who moves within a dimension that the other table does not have does not move there
    private static bool IsUntouched(MoveTable from, Step[] steps, MoveTable other)
    {
        for (var at = 0; at < steps.Length; at++)
        {
            if (steps[at].From is not null && !other.Dimensions.Any(dimension => dimension.Name == from.Dimensions[at].Name))
            {
                return true;
            }
        }

        return false;
    }

    private Step[]? Follow(MoveTable from, Step[] steps, MoveTable other, double scale, double back, double below)
    {
        var options = new Step[other.Dimensions.Length][];
        for (var at = 0; at < options.Length; at++)
        {
            var index = Array.FindIndex(from.Dimensions, dimension => dimension.Name == other.Dimensions[at].Name);
            options[at] = index < 0
                ? [.. other.Lowest[at].Select(code => other.Between(at, code, null))]
                : [.. Counterparts(from, index, steps[index].To, other, at).SelectMany(to => steps[index].From is not { } lost
                    ? [other.Between(at, to, null)]
                    : Counterparts(from, index, lost, other, at).Where(code => code != to).Select(code => other.Between(at, to, code)))];
            if (options[at].Length == 0)
            {
                return null;
            }
        }

        Step[]? best = null;
        foreach (var chosen in Combinations.Of(options))
        {
            if (CanGo(other, chosen, 0, 0, 1, scale, back, below) && CostOf(other, chosen, 0, 0, 0, below) is var cost && cost < below)
            {
                (best, below) = (chosen, cost);
            }

            if (below <= 0)
            {
                break;
            }
        }

        return best;
    }

    // the lowest codes of the other table for a code of this one: itself, those below it, or those below what it climbs to
    private static IEnumerable<string> Counterparts(MoveTable from, int index, string code, MoveTable other, int at)
    {
        var shared = from.Dimensions[index].ClimbOf(code).FirstOrDefault(above => other.Has(at, above));
        return shared is null ? [] : other.Below(at, shared);
    }

    private bool AgreesWithSums(Dictionary<int, int> changes)
    {
        foreach (var cell in changes.Keys)
        {
            foreach (var at in sumsOf[cell] ?? [])
            {
                var difference = -changes.GetValueOrDefault(system.Sums[at].Sum);
                foreach (var part in system.Sums[at].Parts)
                {
                    difference += changes.GetValueOrDefault(part);
                }

                if (difference != 0)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
