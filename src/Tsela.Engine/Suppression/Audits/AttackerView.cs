using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>
/// What one attacker can learn, as it is found out: each unknown is held between points that are known to be allowed
/// (which only go farther) and bounds that are known to hold (which only come nearer). A question is answered as soon as
/// one of the two answers it, so few linear programs are solved for themselves.
/// </summary>
internal sealed class AttackerView : IDisposable
{
    private const int TriesMost = 30;
    private const double FarthestToWiden = 16;

    // what was looked at, of all searches for one attacker where not every answer is needed; about 5 seconds of one processor
    private const long WorkMost = 50_000_000;

    // programs for CLP, each weighed by what it takes with so many unknowns
    private const double ProgramsMost = 15e6;

    // the point of a program settles other ends too; where more are open than these, few would be settled for all the work
    private const int EndsOfProgram = 4;

    // beyond this one program alone may take minutes
    private const int UnknownsMost = 5000;

    // a large table is so tangled that a long search costs less than to solve many rows
    private const long WorkBeforeLongSearches = 3_000_000;

    private static readonly (int Each, long Together) ShortSearches = (300, 1_000_000);
    private static readonly (int Each, long Together) LongSearches = (300_000, 6_000_000);
    private static readonly (int Each, long Together) LimitedSearches = (300_000, 1_000_000);

    // a search that takes many steps or fills the tableau is put off until others have shown more
    private static readonly (int Steps, double Filling)[] Efforts = [(150, 1.6), (300, 3)];
    private static readonly (int Steps, double Filling)[] EffortsOfTheHardest = [.. Efforts, (2000, 8)];

    private readonly HiddenSystem reduced;
    private readonly BoundPropagation propagation;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] outerLower;
    private readonly double[] outerUpper;
    private readonly Seen seen;
    private readonly bool areWhole;
    private readonly Reaching reaching;
    private readonly Reaching endless;
    private BoundSearch? programs;

    /// <summary>The attacker's view of a system.</summary>
    /// <param name="system">Cells and sums.</param>
    /// <param name="hidden">Of each cell, whether it is hidden.</param>
    /// <param name="room">Of each cell, how far below the truth the attacker must hold it possible, at least 0.</param>
    /// <param name="rise">Of each cell, how far above the truth, at least 0; infinite where nothing is known.</param>
    /// <param name="areWhole">Deviations are whole numbers.</param>
    public AttackerView(CellSystem system, IReadOnlyList<bool> hidden, IReadOnlyList<double> room, IReadOnlyList<double> rise, bool areWhole)
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
                var (down, up) = reduced.Sign[cell] > 0 ? (room[cell], rise[cell]) : (rise[cell], room[cell]);
                lower[unknown] = Math.Max(lower[unknown], -down);
                upper[unknown] = Math.Min(upper[unknown], up);
            }
        }

        propagation = new BoundPropagation(reduced.Count, reduced.Equations);
        (outerLower, outerUpper) = ([.. lower], [.. upper]);
        propagation.Tighten(outerLower, outerUpper);
        seen = new Seen(reduced.Count);
        var tableau = new WholeTableau(reduced.Count, reduced.Equations, outerLower, outerUpper);
        reaching = new Reaching(tableau, outerLower, outerUpper);
        endless = new Reaching(
            tableau, [.. outerLower.Select(bound => double.IsFinite(bound) ? 0 : bound)], [.. outerUpper.Select(bound => double.IsFinite(bound) ? 0 : bound)]);
    }

    /// <summary>Number of questions that took a linear program.</summary>
    public int Solved => reaching.Solved + endless.Solved + (programs?.Solved ?? 0);

    /// <summary>Why a question had to be left open; nothing where none was that every answer was asked of.</summary>
    public AuditGap Gap { get; private set; }

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

    private bool IsSpent => reduced.Count > UnknownsMost || ProgramsLeft < 0;

    private double ProgramsLeft => (ProgramsMost / Math.Pow(reduced.Count, 1.5)) - (programs?.Solved ?? 0);

    private long Work => reaching.Work + endless.Work;

    /// <summary>Finds out whether cells can be so far from the truth.</summary>
    /// <param name="aims">What is asked about cells that are hidden.</param>
    /// <param name="isLimited">What takes too much work is left open, and then held possible here but not seen.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Of each question, whether the attacker must hold it possible.</returns>
    public bool[] CanBe(IReadOnlyList<Aim> aims, bool isLimited = false, CancellationToken stop = default)
    {
        var asked = aims.Select(OfUnknown).ToArray();
        var open = asked.Where(aim => Answer(aim) is null).Distinct().ToList();
        Search(open, ShortSearches);
        Solve(open, Efforts, Math.Min(Work + WorkBeforeLongSearches, WorkWhere(isLimited)), stop);
        Search(open, isLimited ? LimitedSearches : LongSearches);
        Solve(open, EffortsOfTheHardest, WorkWhere(isLimited), stop);
        open.ForEach(aim => ByProgram(aim, isLimited));
        return [.. asked.Select(aim => Answer(aim) ?? true)];
    }

    private void Search(List<Aim> open, (int Each, long Together) steps)
    {
        if (areWhole)
        {
            ManyMoves.Find(reduced, outerLower, outerUpper, open, steps, seen);
            open.RemoveAll(aim => Answer(aim) is not null);
        }
    }

    private void Solve(List<Aim> open, (int Steps, double Filling)[] efforts, long workMost, CancellationToken stop)
    {
        foreach (var effort in efforts)
        {
            foreach (var aim in open)
            {
                stop.ThrowIfCancellationRequested();
                for (var direction = 1; direction >= -1 && Work <= workMost; direction -= 2)
                {
                    var far = direction > 0 ? aim.Up : -aim.Down;
                    if (far != 0 && Answer(aim) is null && !Excludes(aim.Cell, far))
                    {
                        Try(reaching, aim.Cell, far, effort);
                    }
                }
            }

            open.RemoveAll(aim => Answer(aim) is not null);
        }
    }

    /// <summary>Tries to take cells as far as their bounds let them go, and brings the bounds nearer where they cannot.</summary>
    /// <param name="cells">Places of hidden cells.</param>
    /// <param name="stop">Stops it.</param>
    public void Widen(IEnumerable<int> cells, CancellationToken stop)
    {
        int[] unknowns = [.. cells.Select(cell => reduced.Unknown[cell]).Where(unknown => unknown >= 0).Distinct()];
        if (areWhole)
        {
            var asked = unknowns.SelectMany(unknown => new[] { new Aim(unknown, Math.Floor(outerUpper[unknown] + Aim.Tolerance), 0), new Aim(unknown, 0, Math.Floor(Aim.Tolerance - outerLower[unknown])) });
            ManyMoves.Find(reduced, outerLower, outerUpper, [.. asked.Where(aim => aim.Up + aim.Down is > 0 and < FarthestToWiden && !seen.Shows(aim))], ShortSearches, seen);
        }

        foreach (var effort in Efforts)
        {
            foreach (var unknown in unknowns)
            {
                stop.ThrowIfCancellationRequested();
                Settle(unknown, 1, effort);
                Settle(unknown, -1, effort);
            }
        }

        var ends = unknowns.Sum(unknown => (IsSettled(unknown, 1) ? 0 : 1) + (IsSettled(unknown, -1) ? 0 : 1));
        foreach (var unknown in ends > EndsOfProgram * ProgramsLeft ? [] : unknowns.TakeWhile(_ => ClpLibrary.IsThere && !IsSpent))
        {
            if (!IsSettled(unknown, 1))
            {
                outerUpper[unknown] = Math.Min(outerUpper[unknown], Programs().Farthest(unknown, 1, double.PositiveInfinity, seen) ?? double.PositiveInfinity);
            }

            if (!IsSettled(unknown, -1))
            {
                outerLower[unknown] = Math.Max(outerLower[unknown], -(Programs().Farthest(unknown, -1, double.PositiveInfinity, seen) ?? double.PositiveInfinity));
            }
        }
    }

    /// <summary>The least and the greatest deviation from the truth of a cell that were found; of whole numbers, to whole units.</summary>
    /// <param name="cell">Place of a hidden cell.</param>
    /// <param name="isSettled">False where the attacker may hold more possible.</param>
    public (double Least, double Most) RangeOf(int cell, out bool isSettled)
    {
        var unknown = reduced.Unknown[cell];
        isSettled = unknown < 0 || (IsSettled(unknown, 1) && IsSettled(unknown, -1));
        return SeenOf(cell);
    }

    public void Dispose() => programs?.Dispose();

    private static long WorkWhere(bool isLimited) => isLimited ? WorkMost : 4 * WorkMost;

    private bool IsSettled(int unknown, int direction)
    {
        var (outer, inner) = direction > 0 ? (outerUpper[unknown], seen.Most[unknown]) : (-outerLower[unknown], -seen.Least[unknown]);
        return inner >= outer - Aim.Tolerance || (areWhole && Math.Floor(outer + Aim.Tolerance) <= Math.Floor(inner + Aim.Tolerance));
    }

    private BoundSearch Programs() => programs ??= new BoundSearch(reduced, lower, upper);

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

        var isRefuted = (asked.Up == 0 || Excludes(asked.Cell, asked.Up)) && (asked.Down == 0 || Excludes(asked.Cell, -asked.Down));
        return isRefuted ? false : null;
    }

    private bool Excludes(int unknown, double value) => outerUpper[unknown] < value - Aim.Tolerance || outerLower[unknown] > value + Aim.Tolerance;

    private void Settle(int unknown, int direction, (int Steps, double Filling) effort)
    {
        for (var tries = 0; tries < TriesMost && !IsSettled(unknown, direction) && Work <= WorkMost; tries++)
        {
            var outer = direction > 0 ? outerUpper[unknown] : outerLower[unknown];
            var target = !areWhole ? outer - (direction * Aim.Tolerance / 2) : direction > 0 ? Math.Floor(outer + Aim.Tolerance) : Math.Ceiling(outer - Aim.Tolerance);
            var isNearer = double.IsInfinity(outer) ? Try(endless, unknown, direction, effort) : Try(reaching, unknown, target, effort);
            if (!isNearer)
            {
                return;
            }
        }
    }

    // true where something was learned about the unknown
    private bool Try(Reaching search, int unknown, double target, (int Steps, double Filling) effort)
    {
        var outcome = search.Reach(unknown, target, effort.Steps, effort.Filling);
        if (outcome == ReachOutcome.Reached)
        {
            foreach (var (moved, by) in search.Point())
            {
                seen.Add(moved, search == endless && Math.Abs(by) > Aim.Tolerance ? double.PositiveInfinity * by : by);
            }

            return true;
        }

        var before = (outerLower[unknown], outerUpper[unknown]);
        if (outcome == ReachOutcome.Refuted)
        {
            search.Contradiction(out var unknowns, out var factors);
            BoundPropagation.TightenBy(unknowns, factors, outerLower, outerUpper);
        }

        return before != (outerLower[unknown], outerUpper[unknown]);
    }

    private void ByProgram(Aim asked, bool isLimited)
    {
        for (var direction = 1; direction >= -1 && Answer(asked) is null; direction -= 2)
        {
            var far = direction > 0 ? asked.Up : asked.Down;
            if (far == 0 || Excludes(asked.Cell, direction * far))
            {
                continue;
            }

            if (!ClpLibrary.IsThere || IsSpent)
            {
                Gap = isLimited ? Gap : ClpLibrary.IsThere ? AuditGap.TooLarge : AuditGap.NoSolver;
                return;
            }

            if (Programs().Farthest(asked.Cell, direction, far, seen) is not { } found)
            {
                Gap = AuditGap.SolverGaveUp;
            }
            else if (found < far - Aim.Tolerance)
            {
                (outerLower[asked.Cell], outerUpper[asked.Cell]) = direction > 0
                    ? (outerLower[asked.Cell], Math.Min(outerUpper[asked.Cell], found))
                    : (Math.Max(outerLower[asked.Cell], -found), outerUpper[asked.Cell]);
            }
        }
    }
}
