namespace Tsela.Engine.Suppression.Audits;

/// <summary>
/// Looks for other tables of whole numbers that show the same: one unknown is moved, and the sums that it breaks are
/// mended by moving others by one, the one that breaks least first, until every sum is nought again (a focused search
/// where a sum that cannot be mended weighs more and more: breakout, Morris 1993). What it finds is certain; what it does not find says nothing.
/// </summary>
internal sealed class WholeMoves
{
    private readonly IReadOnlyList<SumToNought> equations;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly (int Row, int Coefficient)[][] uses;
    private readonly int[] left;
    private readonly int[] at;
    private readonly bool[] isTouched;
    private readonly List<int> broken = [];
    private readonly int[] brokenPlace;
    private readonly List<int> touched = [];
    private readonly int[] weight;
    private readonly List<int> weighed = [];
    private uint random = 2463534242;

    public WholeMoves(int count, IReadOnlyList<SumToNought> equations, double[] lower, double[] upper)
    {
        (this.equations, this.lower, this.upper) = (equations, lower, upper);
        (left, brokenPlace, weight) = (new int[equations.Count], new int[equations.Count], new int[equations.Count]);
        (at, isTouched) = (new int[count], new bool[count]);
        var lists = new List<(int, int)>[count];
        for (var unknown = 0; unknown < count; unknown++)
        {
            lists[unknown] = [];
        }

        for (var row = 0; row < equations.Count; row++)
        {
            for (var place = 0; place < equations[row].Unknowns.Length; place++)
            {
                lists[equations[row].Unknowns[place]].Add((row, (int)equations[row].Coefficients[place]));
            }
        }

        uses = [.. lists.Select(list => list.ToArray())];
        Array.Fill(brokenPlace, -1);
        Array.Fill(weight, 1);
    }

    /// <summary>Number of moves made, whether they led to another table or not.</summary>
    public long Steps { get; private set; }

    /// <summary>Moves an unknown so far, and others with it.</summary>
    /// <param name="unknown">Which.</param>
    /// <param name="far">How far: a whole number, below 0 for down.</param>
    /// <param name="stepsMost">After so many moves it is given up.</param>
    /// <returns>The unknowns that moved and how far, as one allowed point; null where none was found.</returns>
    public List<(int Unknown, int Far)>? Find(int unknown, int far, int stepsMost)
    {
        if (far < lower[unknown] || far > upper[unknown])
        {
            return null;
        }

        Move(unknown, far);
        var step = 1;
        while (broken.Count > 0 && step <= stepsMost && Mend(broken[(int)(Next() % (uint)broken.Count)], unknown))
        {
            step++;
        }

        Steps += step;
        List<(int Unknown, int Far)>? found = broken.Count > 0 ? null : [.. touched.Where(one => at[one] != 0).Select(one => (one, at[one]))];
        Clear();
        return found;
    }

    private bool Mend(int row, int kept)
    {
        var sum = equations[row];
        var (best, bestBy, bestScore, ties) = (-1, 0, int.MaxValue, 0u);
        for (var place = 0; place < sum.Unknowns.Length; place++)
        {
            var unknown = sum.Unknowns[place];
            var by = (left[row] > 0) == (sum.Coefficients[place] > 0) ? -1 : 1;
            if (unknown == kept || at[unknown] + by < lower[unknown] || at[unknown] + by > upper[unknown])
            {
                continue;
            }

            var score = Broken(unknown, by);
            if (score < bestScore)
            {
                (best, bestBy, bestScore, ties) = (unknown, by, score, 1);
            }
            else if (score == bestScore && Next() % ++ties == 0)
            {
                (best, bestBy) = (unknown, by);
            }
        }

        if (best < 0)
        {
            return false;
        }

        // a sum that nothing mends for less weighs more from now on, so that the search leaves where it is stuck
        if (bestScore >= 0 && weight[row]++ == 1)
        {
            weighed.Add(row);
        }

        Move(best, bestBy);
        return true;
    }

    // how much more is broken after a move than before
    private int Broken(int unknown, int by)
    {
        var more = 0;
        foreach (var (row, coefficient) in uses[unknown])
        {
            more += weight[row] * (Math.Abs(left[row] + (coefficient * by)) - Math.Abs(left[row]));
        }

        return more;
    }

    private void Move(int unknown, int by)
    {
        if (!isTouched[unknown])
        {
            isTouched[unknown] = true;
            touched.Add(unknown);
        }

        at[unknown] += by;
        foreach (var (row, coefficient) in uses[unknown])
        {
            left[row] += coefficient * by;
            if (left[row] != 0 && brokenPlace[row] < 0)
            {
                brokenPlace[row] = broken.Count;
                broken.Add(row);
            }
            else if (left[row] == 0 && brokenPlace[row] >= 0)
            {
                var last = broken[^1];
                (broken[brokenPlace[row]], brokenPlace[last]) = (last, brokenPlace[row]);
                broken.RemoveAt(broken.Count - 1);
                brokenPlace[row] = -1;
            }
        }
    }

    private void Clear()
    {
        foreach (var unknown in touched)
        {
            (at[unknown], isTouched[unknown]) = (0, false);
            foreach (var (row, _) in uses[unknown])
            {
                (left[row], brokenPlace[row]) = (0, -1);
            }
        }

        weighed.ForEach(row => weight[row] = 1);
        weighed.Clear();
        touched.Clear();
        broken.Clear();
    }

    // a generator of its own (xorshift, Marsaglia 2003), so that the same system is always searched in the same way
    private uint Next()
    {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        return random;
    }
}
