using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>
/// What one attacker can learn, as it is found out: each unknown is held between points that are known to be allowed
/// (which only go farther) and bounds that are known to hold (which only come nearer). A question is answered as soon as
/// one of the two answers it, so few linear programs are solved for themselves.
/// </summary>
internal sealed class AttackerView : IDisposable
{
    private const int Attempts = 8;
    private const int ShareLeast = 24;
    private const int TogetherLeast = 400;
    private const int Steps = 3000;
    private const int StepsToWiden = 400;
    private const double FarthestToWiden = 200;

    // moves of each thread in one asking where not every answer is needed
    private const long StepsMost = 2_000_000;

    // programs, each weighed by what it takes with so many unknowns
    private const double WorkMost = 15e6;

    // beyond this one program alone may take minutes
    private const int UnknownsMost = 5000;
    private readonly HiddenSystem reduced;
    private readonly BoundPropagation propagation;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] outerLower;
    private readonly double[] outerUpper;
    private readonly Seen seen;
    private readonly bool areWhole;
    private readonly BoundSearch?[] searches = new BoundSearch?[2];

    /// <summary>The attacker's view of a system.</summary>
    /// <param name="system">Cells and sums.</param>
    /// <param name="hidden">Of each cell, whether it is hidden.</param>
    /// <param name="room">Of each cell, how far below the truth the attacker must hold it possible, at least 0.</param>
    /// <param name="areWhole">Deviations are whole numbers.</param>
    public AttackerView(CellSystem system, IReadOnlyList<bool> hidden, IReadOnlyList<double> room, bool areWhole)
    {
        this.areWhole = areWhole;
        reduced = HiddenSystem.Of(system, hidden);
        (lower, upper) = (new double[reduced.Count], new double[reduced.Count]);
        Array.Fill(lower, double.NegativeInfinity);
        Array.Fill(upper, double.PositiveInfinity);
        for (var cell = 0; cell < hidden.Count; cell++)
        {
            if (reduced.Unknown[cell] is var unknown and >= 0)
            {
                if (reduced.Sign[cell] > 0)
                {
                    lower[unknown] = Math.Max(lower[unknown], -room[cell]);
                }
                else
                {
                    upper[unknown] = Math.Min(upper[unknown], room[cell]);
                }
            }
        }

        propagation = new BoundPropagation(reduced.Count, reduced.Equations);
        (outerLower, outerUpper) = ([.. lower], [.. upper]);
        propagation.Tighten(outerLower, outerUpper);
        seen = new Seen(reduced.Count);
    }

    /// <summary>True where no solver was found, so that only bounds by single sums are known.</summary>
    public static bool IsPartial => !ClpLibrary.IsThere;

    /// <summary>Number of linear programs solved.</summary>
    public int Solved => searches.Sum(search => search?.Solved ?? 0);

    /// <summary>Takes over how far a cell is known to be able to go, from a time when fewer cells were hidden.</summary>
    /// <param name="cell">Place in the system.</param>
    /// <param name="range">Least and greatest deviation that were seen.</param>
    public void Recall(int cell, (double Least, double Most) range)
    {
        if (reduced.Unknown[cell] is var unknown and >= 0)
        {
            seen.Add(unknown, reduced.Sign[cell] * range.Least);
            seen.Add(unknown, reduced.Sign[cell] * range.Most);
        }
    }

    /// <summary>How far a cell was seen to be able to go.</summary>
    /// <param name="cell">Place in the system.</param>
    public (double Least, double Most) SeenOf(int cell) => reduced.Unknown[cell] is not (var unknown and >= 0) ? (0, 0)
        : reduced.Sign[cell] > 0 ? (seen.Least[unknown], seen.Most[unknown]) : (-seen.Most[unknown], -seen.Least[unknown]);

    // a program takes longer than in proportion to its unknowns
    private bool IsSpent => reduced.Count > UnknownsMost || Solved * Math.Pow(reduced.Count, 1.5) > WorkMost;

    /// <summary>Finds out whether cells can be so far from the truth.</summary>
    /// <param name="aims">What is asked about cells that are hidden.</param>
    /// <param name="isLimited">What takes too much work is left open, and then held possible here but not seen.</param>
    /// <returns>Of each question, whether the attacker must hold it possible.</returns>
    public bool[] CanBe(IReadOnlyList<Aim> aims, bool isLimited = false)
    {
        var asked = aims.Select(OfUnknown).ToArray();
        var open = asked.Where(aim => Answer(aim) is null).Distinct().ToList();
        if (!IsPartial && open.Count > 0)
        {
            InBulk(open, isLimited);
            open.RemoveAll(aim => Answer(aim) is not null);
            foreach (var still in isLimited ? [] : Tightness.FixedOf(reduced, lower, upper, open.Where(aim => IsUnmoved(aim.Cell)).Select(aim => aim.Cell).Distinct()))
            {
                (outerLower[still], outerUpper[still]) = (0, 0);
            }

            propagation.Tighten(outerLower, outerUpper);
            Singly(open, isLimited);
        }

        // without a solver nothing but the outer bounds is known, and what they do not refute is taken for possible
        return [.. asked.Select(aim => Answer(aim) ?? true)];
    }

    /// <summary>Tries by moves to take cells as far as their bounds let them go, so that no program is needed to know their range.</summary>
    /// <param name="cells">Places of hidden cells.</param>
    public void Widen(IEnumerable<int> cells)
    {
        if (areWhole && !IsPartial)
        {
            var ends = cells.Select(cell => reduced.Unknown[cell]).Where(unknown => unknown >= 0).Distinct()
                .SelectMany(unknown => new[] { new Aim(unknown, Math.Floor(outerUpper[unknown] + Aim.Tolerance), 0), new Aim(unknown, 0, Math.Floor(Aim.Tolerance - outerLower[unknown])) });
            ByMoves([.. ends.Where(aim => aim.Up + aim.Down is > 0 and < FarthestToWiden && !seen.Shows(aim))], 1, StepsToWiden, StepsMost);
        }
    }

    /// <summary>The least and the greatest deviation from the truth of a cell; of whole numbers, to whole units.</summary>
    /// <param name="cell">Place of a hidden cell.</param>
    /// <param name="isSettled">False where there were programs enough: then what was seen is given, and the attacker may hold more possible.</param>
    public (double Least, double Most) RangeOf(int cell, out bool isSettled)
    {
        isSettled = true;
        var unknown = reduced.Unknown[cell];
        if (unknown < 0)
        {
            return (0, 0);
        }

        if (!IsPartial && IsSpent)
        {
            isSettled = IsSettled(outerUpper[unknown], seen.Most[unknown]) && IsSettled(-outerLower[unknown], -seen.Least[unknown]);
            return SeenOf(cell);
        }

        if (!IsPartial && !IsSettled(outerUpper[unknown], seen.Most[unknown]))
        {
            outerUpper[unknown] = Math.Min(outerUpper[unknown], Search(0).Farthest(unknown, 1, double.PositiveInfinity, seen) ?? double.PositiveInfinity);
        }

        if (!IsPartial && !IsSettled(-outerLower[unknown], -seen.Least[unknown]))
        {
            outerLower[unknown] = Math.Max(outerLower[unknown], -(Search(0).Farthest(unknown, -1, double.PositiveInfinity, seen) ?? double.PositiveInfinity));
        }

        return reduced.Sign[cell] > 0 ? (outerLower[unknown], outerUpper[unknown]) : (-outerUpper[unknown], -outerLower[unknown]);
    }

    public void Dispose()
    {
        foreach (var search in searches)
        {
            search?.Dispose();
        }
    }

    private bool IsSettled(double outer, double inner) =>
        inner >= outer - Aim.Tolerance || (areWhole && Math.Floor(outer + Aim.Tolerance) <= Math.Floor(inner + Aim.Tolerance));

    private bool IsUnmoved(int unknown) => seen.Least[unknown] == 0 && seen.Most[unknown] == 0;

    private BoundSearch Search(int which) => searches[which] ??= new BoundSearch(reduced, lower, upper);

    private Aim OfUnknown(Aim aim) => reduced.Sign[aim.Cell] > 0 ? aim with { Cell = reduced.Unknown[aim.Cell] } : new Aim(reduced.Unknown[aim.Cell], aim.Down, aim.Up);

    private bool? Answer(Aim asked)
    {
        if (asked.Cell < 0)
        {
            return false;
        }

        if (seen.Shows(asked))
        {
            return true;
        }

        var isRefuted = (asked.Up == 0 || outerUpper[asked.Cell] < asked.Up - Aim.Tolerance) && (asked.Down == 0 || outerLower[asked.Cell] > -asked.Down + Aim.Tolerance);
        return isRefuted ? false : null;
    }

    private void InBulk(List<Aim> open, bool isLimited)
    {
        if (areWhole)
        {
            ByMoves(open, Attempts, Steps, isLimited ? StepsMost : long.MaxValue);
            open.RemoveAll(seen.Shows);
        }

        if ((open.Count >= TogetherLeast || !areWhole) && !(isLimited && IsSpent))
        {
            Search(0).Together(open, seen);
        }
    }

    // two threads that do not look at each other, so that the same is always found
    private void ByMoves(List<Aim> open, int attempts, int steps, long stepsMost)
    {
        var (even, odd) = (seen.Copy(), seen.Copy());
        Parallel.Invoke(
            () => ByMoves(open.Where((_, at) => (at & 1) == 0), even, attempts, steps, stepsMost),
            () => ByMoves(open.Where((_, at) => (at & 1) == 1), odd, attempts, steps, stepsMost));
        seen.Add(even);
        seen.Add(odd);
    }

    private void ByMoves(IEnumerable<Aim> asked, Seen found, int attempts, int steps, long stepsMost)
    {
        var moves = new WholeMoves(reduced.Count, reduced.Equations, outerLower, outerUpper);
        var open = asked.ToList();
        for (var attempt = 0; attempt < attempts && open.Count > 0; attempt++)
        {
            foreach (var aim in open)
            {
                foreach (var far in new[] { (int)Math.Ceiling(aim.Up), -(int)Math.Ceiling(aim.Down) })
                {
                    foreach (var (moved, by) in far != 0 && moves.Steps < stepsMost && !found.Shows(aim) ? moves.Find(aim.Cell, far, steps) ?? [] : [])
                    {
                        found.Add(moved, by);
                    }
                }
            }

            open.RemoveAll(found.Shows);
        }
    }

    private void Singly(List<Aim> open, bool isLimited)
    {
        open.RemoveAll(aim => Answer(aim) is not null);
        while (open.Count > 0 && !(isLimited && IsSpent))
        {
            // questions about one unknown stay together, because its bounds are written by one thread
            var share = open.Take(2 * ShareLeast).ToLookup(aim => aim.Cell & 1);
            if (open.Count < ShareLeast)
            {
                open.ForEach(aim => Alone(aim, 0, seen));
            }
            else
            {
                var (even, odd) = (seen.Copy(), seen.Copy());
                Parallel.Invoke(() => share[0].ToList().ForEach(aim => Alone(aim, 0, even)), () => share[1].ToList().ForEach(aim => Alone(aim, 1, odd)));
                seen.Add(even);
                seen.Add(odd);
            }

            open.RemoveRange(0, Math.Min(open.Count, 2 * ShareLeast));
            open.RemoveAll(aim => Answer(aim) is not null);
        }
    }

    private void Alone(Aim asked, int which, Seen found)
    {
        if (asked.Up > 0 && !found.Shows(asked) && outerUpper[asked.Cell] >= asked.Up - Aim.Tolerance
            && Search(which).Farthest(asked.Cell, 1, asked.Up, found) is { } above && above < asked.Up - Aim.Tolerance)
        {
            outerUpper[asked.Cell] = Math.Min(outerUpper[asked.Cell], above);
        }

        if (asked.Down > 0 && !found.Shows(asked) && outerLower[asked.Cell] <= -asked.Down + Aim.Tolerance
            && Search(which).Farthest(asked.Cell, -1, asked.Down, found) is { } below && below < asked.Down - Aim.Tolerance)
        {
            outerLower[asked.Cell] = Math.Max(outerLower[asked.Cell], -below);
        }
    }
}
