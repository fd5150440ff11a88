namespace Tsela.Engine.Suppression.Rounding;

/// <summary>
/// Chooses for each small inner cell whether it becomes 0 or the base: first greedily, then by single changes and by
/// exchanges between neighbours for as long as the squared errors of all sums fall. From there it is annealed some times
/// (Kirkpatrick, Gelatt and Vecchi 1983), and the best is kept. Chance is drawn from a fixed beginning, so every run
/// gives the same.
/// </summary>
internal sealed class RoundingSearch(SumsOverCells cover, int roundTo, int[] errors)
{
    private const int RoundsMax = 60;

    /// <summary>What a step beyond twice the base weighs against one within.</summary>
    private const int Beyond = 25;

    private const int Annealings = 3;
    private const int SweepsMost = 300;

    // changes looked at in one annealing
    private const long WorkMost = 100_000_000;

    // in squared errors: from what is often taken to what seldom is, for each cell that a change touches
    private const double Warm = 2;
    private const double Cooling = 30;

    private readonly bool[] up = new bool[cover.Inner.Count];
    private readonly bool[] isFree = new bool[cover.Inner.Count];
    private ulong random = 88172645463325252;

    public void Run(IReadOnlyDictionary<int, bool> chosen)
    {
        for (var at = 0; at < cover.Inner.Count; at++)
        {
            if (cover.Values[at] <= 0 || cover.Values[at] >= roundTo)
            {
                continue;
            }

            if (chosen.TryGetValue(at, out var before))
            {
                Set(at, before);
            }
            else
            {
                isFree[at] = true;
            }
        }

        foreach (var at in Free())
        {
            Set(at, Cost(at, roundTo - cover.Values[at]) < Cost(at, -cover.Values[at]));
        }

        Descend();
        var (best, least) = ((bool[])up.Clone(), Total());
        for (var time = 0; time < Annealings && isFree.Contains(true); time++)
        {
            Anneal();
            Descend();
            if (Total() is var total && total < least)
            {
                (best, least) = ((bool[])up.Clone(), total);
            }
        }

        foreach (var at in Free().Where(at => up[at] != best[at]))
        {
            Turn(at, up[at] ? -roundTo : roundTo);
        }
    }

    private void Descend()
    {
        for (var round = 0; round < RoundsMax && Improved(); round++)
        {
        }
    }

    private void Anneal()
    {
        int[] free = [.. Free()];
        var touched = free.Sum(at => (long)cover.Over[at].Length);
        var sweeps = Math.Min(SweepsMost, WorkMost / touched);
        var warm = Warm * touched / free.Length;
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            var taken = warm * Math.Pow(Cooling, -(double)sweep / sweeps);
            foreach (var at in free)
            {
                var turn = up[at] ? -roundTo : roundTo;
                if (Cost(at, turn) < -taken * Math.Log(Share()))
                {
                    Turn(at, turn);
                }
            }
        }
    }

    // above 0, at most 1 (xorshift, Marsaglia 2003)
    private double Share()
    {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        return ((random >> 11) + 1) / 9007199254740992.0;
    }

    private long Total()
    {
        var sum = 0L;
        foreach (var error in errors)
        {
            sum += Weight(error);
        }

        return sum;
    }

    private IEnumerable<int> Free() => Enumerable.Range(0, isFree.Length).Where(at => isFree[at]);

    private void Set(int at, bool toBase)
    {
        up[at] = toBase;
        Add(at, toBase ? roundTo - cover.Values[at] : -cover.Values[at]);
    }

    private bool Improved()
    {
        var improved = false;
        foreach (var at in Free())
        {
            var turn = up[at] ? -roundTo : roundTo;
            if (Cost(at, turn) < 0)
            {
                Turn(at, turn);
                improved = true;
            }
            else
            {
                improved |= Exchanged(at, turn);
            }
        }

        return improved;
    }

    // with the neighbour for whom it pays most
    private bool Exchanged(int at, int turn)
    {
        Add(at, turn);
        var alone = -Cost(at, -turn);
        var (best, least) = (-1, 0L);
        foreach (var other in cover.Neighbours[at].Where(other => isFree[other] && up[other] != up[at]))
        {
            var both = alone + Cost(other, -turn);
            if (both < least)
            {
                (best, least) = (other, both);
            }
        }

        Add(at, -turn);
        if (best < 0)
        {
            return false;
        }

        Turn(at, turn);
        Turn(best, -turn);
        return true;
    }

    private void Turn(int at, int by)
    {
        up[at] = !up[at];
        Add(at, by);
    }

    private void Add(int at, int by)
    {
        foreach (var cell in cover.Over[at])
        {
            errors[cell] += by;
        }
    }

    // change of the weighted squared errors if the cell changed by so much
    private long Cost(int at, int by)
    {
        var sum = 0L;
        foreach (var cell in cover.Over[at])
        {
            sum += Weight(errors[cell] + by) - Weight(errors[cell]);
        }

        return sum;
    }

    private long Weight(int error)
    {
        var beyond = Math.Max(0, Math.Abs(error) - (2 * roundTo));
        return ((long)error * error) + ((long)Beyond * beyond * beyond);
    }
}
