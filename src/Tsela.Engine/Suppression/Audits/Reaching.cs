namespace Tsela.Engine.Suppression.Audits;

/// <summary>How a search for a point ended.</summary>
internal enum ReachOutcome
{
    /// <summary>The values are an allowed point.</summary>
    Reached,

    /// <summary>A sum that holds whatever is hidden shows that there is none; the bounds were tightened by it.</summary>
    Refuted,

    /// <summary>Too many steps.</summary>
    GivenUp,
}

/// <summary>
/// Takes one unknown to a value and mends the bounds that others break, by letting free unknowns move and by solving
/// rows for others (the general simplex of Dutertre and de Moura, A fast linear-arithmetic solver for DPLL(T), 2006). It
/// begins at the truth, where all is nought, so that only what is near the unknown is touched.
/// </summary>
internal sealed class Reaching
{
    private const double Tiny = 1e-9;

    // a move that mends at least so much is made without solving for another unknown
    private const double Gain = 1e-7;

    // then always the first that fits (Bland's rule), which comes to an end
    private const int FreelySteps = 300;
    private const int Memory = 6;
    private const int Closely = 5;
    private readonly double[] ranks = new double[Closely];
    private readonly int[] candidates = new int[Closely];
    private readonly double[] fars = new double[Closely];
    private readonly WholeTableau tableau;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly TriedPoint point;
    private readonly int[] lastMoved;
    private int step;
    private long work;
    private double fillingMost;
    private int contradicting;

    /// <param name="tableau">The sums, solved; other searches may use it too, one after the other.</param>
    /// <param name="lower">Least values, at most 0; changes are seen by the next search.</param>
    /// <param name="upper">Greatest values, at least 0.</param>
    public Reaching(WholeTableau tableau, double[] lower, double[] upper)
    {
        (this.tableau, this.lower, this.upper) = (tableau, lower, upper);
        point = new TriedPoint(tableau, lower, upper);
        lastMoved = new int[lower.Length];
    }

    /// <summary>Number of searches.</summary>
    public int Solved { get; private set; }

    /// <summary>Factors that were looked at in all searches.</summary>
    public long Work => work + point.Work;

    /// <summary>The values of the unknowns that moved in the last search, as one allowed point where it reached.</summary>
    public IEnumerable<(int Unknown, double Value)> Point() => point.Moved.Select(unknown => (unknown, point[unknown]));

    /// <summary>The sum that refuted the last search: it is nought whatever is hidden.</summary>
    /// <param name="unknowns">Which.</param>
    /// <param name="factors">How often each.</param>
    public void Contradiction(out int[] unknowns, out double[] factors)
    {
        unknowns = tableau.Unknowns(contradicting).ToArray();
        factors = Array.ConvertAll(tableau.Factors(contradicting).ToArray(), factor => (double)factor);
    }

    /// <summary>Looks for an allowed point at which an unknown has a value.</summary>
    /// <param name="unknown">Which.</param>
    /// <param name="target">The value, within its bounds.</param>
    /// <param name="stepsMost">After so many steps it is given up.</param>
    /// <param name="filling">It is given up too when the tableau has so many times the factors that it began with.</param>
    public ReachOutcome Reach(int unknown, double target, int stepsMost, double filling)
    {
        Solved++;
        foreach (var moved in point.Moved)
        {
            lastMoved[moved] = 0;
        }

        point.Reset();
        tableau.Restore();
        fillingMost = filling;
        var kept = (lower[unknown], upper[unknown]);
        (lower[unknown], upper[unknown]) = (target, target);
        try
        {
            return Search(unknown, target, stepsMost);
        }
        finally
        {
            (lower[unknown], upper[unknown]) = kept;
        }
    }

    private ReachOutcome Search(int unknown, double target, int stepsMost)
    {
        if (tableau.RowOf(unknown) < 0)
        {
            point.Slide(unknown, target);
        }
        else
        {
            point.Judge(unknown);
        }

        for (step = 1; point.Broken.Count > 0; step++)
        {
            if (step > stepsMost || tableau.Filling > fillingMost)
            {
                return ReachOutcome.GivenUp;
            }

            var isFree = step <= FreelySteps;
            var basic = isFree ? point.Worst() : point.Broken.Min();
            var bound = point[basic] < lower[basic] ? lower[basic] : upper[basic];
            if (Mend(basic, bound, isFree) is not { } isMended)
            {
                return ReachOutcome.GivenUp;
            }

            if (!isMended)
            {
                contradicting = tableau.RowOf(basic);
                return ReachOutcome.Refuted;
            }
        }

        return ReachOutcome.Reached;
    }

    // false where no free unknown of the row can move: then the row shows that there is no such point; null where the tableau refuses
    private bool? Mend(int basic, double bound, bool isFree)
    {
        var row = tableau.RowOf(basic);
        var need = (point[basic] - bound) * tableau.OwnFactor(row);
        var found = isFree ? Promising(row, basic, need) : First(row, basic, need);
        var (best, bestScore, bestFar) = (-1, double.PositiveInfinity, 0.0);
        for (var at = 0; at < found; at++)
        {
            var other = candidates[at];
            var score = isFree ? ScoreOf(other, fars[at]) : 0;
            if (score < bestScore)
            {
                (best, bestScore, bestFar) = (other, score, fars[at]);
            }
        }

        if (best < 0)
        {
            return false;
        }

        if (isFree && bestScore < -Gain)
        {
            point.Slide(best, point[best] + (Math.Sign(bestFar) * Math.Min(Math.Abs(bestFar), RoomOf(best, bestFar))));
            lastMoved[best] = step;
            return true;
        }

        // the row is solved for the free unknown, and the one that broke its bound is free at it
        var before = tableau.Entries;
        point.Slide(best, point[best] + bestFar);
        if (!tableau.Pivot(row, best))
        {
            return null;
        }

        work += Math.Abs(tableau.Entries - before) + tableau.Unknowns(row).Length;
        point.Set(basic, bound);
        point.Judge(best);
        lastMoved[basic] = step;
        return true;
    }

    private double RoomOf(int unknown, double far) => far > 0 ? upper[unknown] - point[unknown] : point[unknown] - lower[unknown];

    // the free unknowns of a row that can move as it needs; those that move the fewest others come first, and few are looked at closely
    private int Promising(int row, int basic, double need)
    {
        var unknowns = tableau.Unknowns(row);
        var factors = tableau.Factors(row);
        var found = 0;
        work += unknowns.Length;
        for (var at = 0; at < unknowns.Length; at++)
        {
            var other = unknowns[at];
            var far = need / factors[at];
            if (other == basic || RoomOf(other, far) is not (var room and > Tiny))
            {
                continue;
            }

            var rank = (double)tableau.RowsWith(other).Count * (room >= Math.Abs(far) - Tiny ? 1 : 3);
            rank += lastMoved[other] > 0 && step - lastMoved[other] < Memory ? 1000 : 0;
            var place = Math.Min(found, Closely);
            while (place > 0 && ranks[place - 1] > rank)
            {
                if (place < Closely)
                {
                    (ranks[place], candidates[place], fars[place]) = (ranks[place - 1], candidates[place - 1], fars[place - 1]);
                }

                place--;
            }

            if (place < Closely)
            {
                (ranks[place], candidates[place], fars[place]) = (rank, other, far);
                found = Math.Min(found + 1, Closely);
            }
        }

        return found;
    }

    private int First(int row, int basic, double need)
    {
        var unknowns = tableau.Unknowns(row);
        var factors = tableau.Factors(row);
        for (var at = 0; at < unknowns.Length; at++)
        {
            if (unknowns[at] != basic && RoomOf(unknowns[at], need / factors[at]) > Tiny)
            {
                (candidates[0], fars[0]) = (unknowns[at], need / factors[at]);
                return 1;
            }
        }

        return 0;
    }

    // how much more is broken after a free unknown has moved as far as it can, less than nought where it is less
    private double ScoreOf(int free, double far)
    {
        var by = Math.Sign(far) * Math.Min(Math.Abs(far), RoomOf(free, far));
        var change = 0.0;
        work += tableau.RowsWith(free).Count;
        foreach (var row in tableau.RowsWith(free))
        {
            var basic = tableau.BasicOf(row);
            var after = point[basic] - (by * tableau.Factor(row, free) / tableau.OwnFactor(row));
            change += point.Excess(basic, after) - point.Excess(basic, point[basic]);
        }

        if (lastMoved[free] > 0 && step - lastMoved[free] < Memory)
        {
            change += 2;
        }

        return change;
    }
}
