namespace Tsela.Engine.Suppression.Audits;

/// <summary>Values of all unknowns that agree with every sum, and which of the solved ones break their bounds.</summary>
internal sealed class TriedPoint
{
    private const double Slack = 1e-7;
    private const double Tiny = 1e-9;
    private readonly WholeTableau tableau;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] values;
    private readonly bool[] isMoved;
    private readonly List<int> moved = [];
    private readonly List<int> broken = [];
    private readonly int[] brokenPlace;

    public TriedPoint(WholeTableau tableau, double[] lower, double[] upper)
    {
        (this.tableau, this.lower, this.upper) = (tableau, lower, upper);
        (values, isMoved, brokenPlace) = (new double[lower.Length], new bool[lower.Length], new int[lower.Length]);
        Array.Fill(brokenPlace, -1);
    }

    /// <summary>The unknowns that are not where they began, at nought, and some that came back.</summary>
    public IReadOnlyList<int> Moved => moved;

    /// <summary>The solved unknowns that break their bounds.</summary>
    public IReadOnlyList<int> Broken => broken;

    /// <summary>Factors that were looked at.</summary>
    public long Work { get; private set; }

    /// <summary>The value of an unknown.</summary>
    public double this[int unknown] => values[unknown];

    /// <summary>By how much a value would break an unknown's bounds; 0 where it would not.</summary>
    public double Excess(int unknown, double value) => Math.Max(0, Math.Max(lower[unknown] - value, value - upper[unknown]));

    /// <summary>The unknown that breaks its bounds by the most.</summary>
    public int Worst()
    {
        var (worst, most) = (broken[0], 0.0);
        foreach (var basic in broken)
        {
            var by = Excess(basic, values[basic]);
            if (by > most + Tiny)
            {
                (worst, most) = (basic, by);
            }
        }

        return worst;
    }

    /// <summary>Moves a free unknown and all that are solved in terms of it.</summary>
    /// <param name="free">Which.</param>
    /// <param name="to">Its new value.</param>
    public void Slide(int free, double to)
    {
        var by = to - values[free];
        Note(free);
        values[free] = to;
        Work += tableau.RowsWith(free).Count;
        foreach (var row in tableau.RowsWith(free))
        {
            var basic = tableau.BasicOf(row);
            Note(basic);
            values[basic] -= by * tableau.Factor(row, free) / tableau.OwnFactor(row);
            Judge(basic);
        }
    }

    /// <summary>Gives an unknown that has become free the value that it has but for rounding.</summary>
    public void Set(int free, double value)
    {
        Note(free);
        values[free] = value;
        Judge(free);
    }

    /// <summary>Looks anew at whether an unknown breaks its bounds; free ones never do.</summary>
    public void Judge(int unknown)
    {
        var isBroken = tableau.RowOf(unknown) >= 0 && Excess(unknown, values[unknown]) > Slack;
        if (isBroken && brokenPlace[unknown] < 0)
        {
            brokenPlace[unknown] = broken.Count;
            broken.Add(unknown);
        }
        else if (!isBroken && brokenPlace[unknown] >= 0)
        {
            var last = broken[^1];
            (broken[brokenPlace[unknown]], brokenPlace[last]) = (last, brokenPlace[unknown]);
            broken.RemoveAt(broken.Count - 1);
            brokenPlace[unknown] = -1;
        }
    }

    /// <summary>Goes back to where all is nought.</summary>
    public void Reset()
    {
        foreach (var unknown in moved)
        {
            (values[unknown], isMoved[unknown]) = (0, false);
        }

        foreach (var unknown in broken)
        {
            brokenPlace[unknown] = -1;
        }

        moved.Clear();
        broken.Clear();
    }

    private void Note(int unknown)
    {
        if (!isMoved[unknown])
        {
            isMoved[unknown] = true;
            moved.Add(unknown);
        }
    }
}
