namespace Tsela.Engine.Suppression.Audits;

/// <summary>
/// The sums of a system solved for some of the unknowns (the basic ones, one a row) in terms of the others, in whole
/// numbers and exactly: each row is a sum that is nought whatever an attacker does not know. Rows are sparse, since a
/// free unknown moves few others with it.
/// </summary>
internal sealed class WholeTableau
{
    // beyond this a pivot is refused; such factors do not come up in tables of people
    private const long GreatestFactor = 1 << 20;

    private const double MostFilling = 1.25;

    private readonly int[][] unknowns;
    private readonly int[][] factors;
    private readonly List<int>[] rowsOf;
    private readonly int[] rowOf;
    private readonly int[] basicOf;
    private readonly int[] own;
    private WholeTableau? first;
    private int[] mergedUnknowns = new int[256];
    private int[] mergedFactors = new int[256];

    /// <param name="count">Number of unknowns.</param>
    /// <param name="equations">The sums.</param>
    /// <param name="lower">Least values.</param>
    /// <param name="upper">Greatest values; the unknowns with the most room are made basic, because they hinder the least.</param>
    public WholeTableau(int count, IReadOnlyList<SumToNought> equations, double[] lower, double[] upper)
    {
        (unknowns, factors) = (new int[equations.Count][], new int[equations.Count][]);
        (rowOf, basicOf, own) = (new int[count], new int[equations.Count], new int[equations.Count]);
        rowsOf = new List<int>[count];
        Array.Fill(rowOf, -1);
        Array.Fill(basicOf, -1);
        for (var unknown = 0; unknown < count; unknown++)
        {
            rowsOf[unknown] = [];
        }

        for (var row = 0; row < equations.Count; row++)
        {
            var sum = equations[row];
            int[] order = [.. Enumerable.Range(0, sum.Unknowns.Length).OrderBy(at => sum.Unknowns[at])];
            (unknowns[row], factors[row]) = ([.. order.Select(at => sum.Unknowns[at])], [.. order.Select(at => (int)sum.Coefficients[at])]);
            foreach (var unknown in unknowns[row])
            {
                rowsOf[unknown].Add(row);
            }
        }

        Solve(lower, upper);
    }

    private WholeTableau(WholeTableau other)
    {
        (unknowns, factors) = ([.. other.unknowns], [.. other.factors]);
        (rowOf, basicOf, own) = ([.. other.rowOf], [.. other.basicOf], [.. other.own]);
        rowsOf = [.. other.rowsOf.Select(rows => new List<int>(rows))];
        Entries = other.Entries;
    }

    /// <summary>The factor of the unknown that a row is solved for.</summary>
    public int OwnFactor(int row) => own[row];

    /// <summary>How many times the factors that it began with it has now.</summary>
    public double Filling => Entries / (double)first!.Entries;

    /// <summary>Goes back to the rows as they were first solved, where pivots have filled them.</summary>
    public void Restore()
    {
        if (first is null)
        {
            first = new WholeTableau(this);
        }
        else if (Entries > MostFilling * first.Entries)
        {
            first.unknowns.CopyTo(unknowns, 0);
            first.factors.CopyTo(factors, 0);
            first.rowOf.CopyTo(rowOf, 0);
            first.basicOf.CopyTo(basicOf, 0);
            first.own.CopyTo(own, 0);
            for (var unknown = 0; unknown < rowsOf.Length; unknown++)
            {
                rowsOf[unknown].Clear();
                rowsOf[unknown].AddRange(first.rowsOf[unknown]);
            }

            Entries = first.Entries;
        }
    }

    /// <summary>Number of factors in all rows.</summary>
    public long Entries { get; private set; }

    /// <summary>The row that is solved for an unknown; -1 where the unknown is free.</summary>
    public int RowOf(int unknown) => rowOf[unknown];

    /// <summary>The unknown that a row is solved for.</summary>
    public int BasicOf(int row) => basicOf[row];

    /// <summary>The unknowns of a row, in rising order.</summary>
    public ReadOnlySpan<int> Unknowns(int row) => unknowns[row];

    /// <summary>Their factors, none of them nought.</summary>
    public ReadOnlySpan<int> Factors(int row) => factors[row];

    /// <summary>The rows that hold an unknown.</summary>
    public List<int> RowsWith(int unknown) => rowsOf[unknown];

    /// <summary>The factor of an unknown in a row; 0 where it is not in it.</summary>
    public int Factor(int row, int unknown)
    {
        // a search by halves without a branch on what it finds; this is asked more often than anything else
        var held = unknowns[row];
        var from = 0;
        for (var left = held.Length; left > 1;)
        {
            var half = left >> 1;
            from += held[from + half] <= unknown ? half : 0;
            left -= half;
        }

        return held.Length > 0 && held[from] == unknown ? factors[row][from] : 0;
    }

    /// <summary>Solves a row for another unknown, and takes that one out of all other rows.</summary>
    /// <returns>False where a factor would become too great; the tableau is as it was but for whole multiples.</returns>
    public bool Pivot(int row, int unknown)
    {
        var pivot = Factor(row, unknown);
        var rows = rowsOf[unknown];
        var kept = 0;
        for (var at = 0; at < rows.Count; at++)
        {
            var other = rows[at];
            if (other != row && !Subtract(other, row, Factor(other, unknown), pivot, unknown))
            {
                rows[kept++] = other;
                for (at++; at < rows.Count; at++)
                {
                    rows[kept++] = rows[at];
                }

                rows.RemoveRange(kept, rows.Count - kept);
                return false;
            }
        }

        rows.Clear();
        rows.Add(row);
        if (basicOf[row] >= 0)
        {
            rowOf[basicOf[row]] = -1;
        }

        (basicOf[row], rowOf[unknown], own[row]) = (unknown, row, pivot);
        return true;
    }

    private void Solve(double[] lower, double[] upper)
    {
        var waiting = new PriorityQueue<int, (int, int)>();
        for (var row = 0; row < unknowns.Length; row++)
        {
            waiting.Enqueue(row, (unknowns[row].Length, row));
        }

        while (waiting.TryDequeue(out var row, out var rank))
        {
            if (unknowns[row].Length > rank.Item1)
            {
                waiting.Enqueue(row, (unknowns[row].Length, row));
                continue;
            }

            var (best, bestCost) = (-1, double.PositiveInfinity);
            for (var at = 0; at < unknowns[row].Length; at++)
            {
                var unknown = unknowns[row][at];
                var room = Math.Min(upper[unknown], -lower[unknown]);
                var cost = Math.Abs(factors[row][at]) * (1.0 + rowsOf[unknown].Count) / (1 + Math.Min(room, 30));
                if (cost < bestCost)
                {
                    (best, bestCost) = (unknown, cost);
                }
            }

            if (best >= 0 && !Pivot(row, best))
            {
                throw new InvalidOperationException("The factors of the sums grew beyond measure.");
            }
        }

        Entries = unknowns.Sum(row => (long)row.Length);
    }

    // a row less so much of another that an unknown leaves it, divided by what all its factors share
    private bool Subtract(int from, int row, int factor, int pivot, int leaving)
    {
        var shared = Shared(factor, pivot);
        long times = pivot / shared, taken = factor / shared;
        if (times < 0)
        {
            (times, taken) = (-times, -taken);
        }

        var (a, fa, b, fb) = (unknowns[from], factors[from], unknowns[row], factors[row]);
        if (mergedUnknowns.Length < a.Length + b.Length)
        {
            (mergedUnknowns, mergedFactors) = (new int[2 * (a.Length + b.Length)], new int[2 * (a.Length + b.Length)]);
        }

        var (i, j, n, divisor) = (0, 0, 0, 0);
        while (i < a.Length || j < b.Length)
        {
            var unknown = j == b.Length || (i < a.Length && a[i] < b[j]) ? a[i] : b[j];
            var left = 0L;
            var isNew = true;
            if (i < a.Length && a[i] == unknown)
            {
                (left, isNew) = (times * fa[i++], false);
            }

            if (j < b.Length && b[j] == unknown)
            {
                left -= taken * fb[j++];
                if (isNew)
                {
                    rowsOf[unknown].Add(from);
                }
                else if (left == 0 && unknown != leaving)
                {
                    rowsOf[unknown].Remove(from);
                }
            }

            if (left is > GreatestFactor or < -GreatestFactor)
            {
                return false;
            }

            if (left != 0)
            {
                divisor = divisor == 1 ? 1 : Shared(divisor, (int)left);
                (mergedUnknowns[n], mergedFactors[n++]) = (unknown, (int)left);
            }
        }

        Entries += n - a.Length;
        (unknowns[from], factors[from]) = (mergedUnknowns.AsSpan(0, n).ToArray(), mergedFactors.AsSpan(0, n).ToArray());
        for (var at = 0; divisor > 1 && at < n; at++)
        {
            factors[from][at] /= divisor;
        }

        own[from] = basicOf[from] < 0 ? 0 : (int)(own[from] * times / Math.Max(1, divisor));

        return true;
    }

    private static int Shared(int one, int other)
    {
        (one, other) = (Math.Abs(one), Math.Abs(other));
        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }
}
