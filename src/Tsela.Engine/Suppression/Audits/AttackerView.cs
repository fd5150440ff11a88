using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>
/// What one attacker can learn, as it is found out: each unknown is held between points that are known to be allowed
/// (the inner bounds, which only grow) and bounds that are known to hold (the outer ones, which only shrink). A question
/// is answered as soon as one of the two answers it, so few linear programs are solved for themselves.
/// </summary>
internal sealed class AttackerView : IDisposable
{
    private readonly HiddenSystem reduced;
    private readonly BoundPropagation propagation;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] outerLower;
    private readonly double[] outerUpper;
    private readonly double[] least;
    private readonly double[] most;
    private readonly LinearProgram? program;

    /// <summary>The attacker's view of a system.</summary>
    /// <param name="system">Cells and sums.</param>
    /// <param name="hidden">Of each cell, whether it is hidden.</param>
    /// <param name="room">Of each cell, how far below the truth the attacker must hold it possible, at least 0.</param>
    public AttackerView(CellSystem system, IReadOnlyList<bool> hidden, IReadOnlyList<double> room)
    {
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
        (least, most) = (new double[reduced.Count], new double[reduced.Count]);
        program = LinearProgram.Of(reduced.Count, reduced.Equations, lower, upper);
    }

    /// <summary>True where no solver was found, so that only bounds by single sums are known.</summary>
    public bool IsPartial => program is null;

    /// <summary>Number of linear programs solved.</summary>
    public int Solved { get; private set; }

    /// <summary>Takes over how far a cell is known to be able to go, from a time when fewer cells were hidden.</summary>
    /// <param name="cell">Place in the system.</param>
    /// <param name="range">Least and greatest deviation that were seen.</param>
    public void Recall(int cell, (double Least, double Most) range)
    {
        if (reduced.Unknown[cell] is var unknown and >= 0)
        {
            var (low, high) = reduced.Sign[cell] > 0 ? range : (-range.Most, -range.Least);
            (least[unknown], most[unknown]) = (Math.Min(least[unknown], low), Math.Max(most[unknown], high));
        }
    }

    /// <summary>How far a cell was seen to be able to go.</summary>
    /// <param name="cell">Place in the system.</param>
    public (double Least, double Most) SeenOf(int cell) => reduced.Unknown[cell] is not (var unknown and >= 0) ? (0, 0)
        : reduced.Sign[cell] > 0 ? (least[unknown], most[unknown]) : (-most[unknown], -least[unknown]);

    /// <summary>Finds out whether cells can be so far from the truth.</summary>
    /// <param name="aims">What is asked about cells that are hidden.</param>
    /// <returns>Of each question, whether the attacker must hold it possible.</returns>
    public bool[] CanBe(IReadOnlyList<Aim> aims)
    {
        var open = new List<int>();
        for (var at = 0; at < aims.Count; at++)
        {
            if (Answer(aims[at]) is null)
            {
                open.Add(at);
            }
        }

        if (program is not null)
        {
            Together(aims, open);
            Fix(aims, open);
            Singly(aims, open);
        }

        // without a solver nothing but the outer bounds is known, and what they do not refute is taken for possible
        return [.. aims.Select(aim => Answer(aim) ?? true)];
    }

    /// <summary>The least and the greatest deviation from the truth of a cell.</summary>
    /// <param name="cell">Place of a hidden cell.</param>
    /// <param name="unit">1 where deviations are whole, so that bounds need to be known to whole units only; 0 for real ones.</param>
    public (double Least, double Most) RangeOf(int cell, int unit)
    {
        var unknown = reduced.Unknown[cell];
        if (unknown < 0)
        {
            return (0, 0);
        }

        if (program is not null && !IsSettled(outerUpper[unknown], most[unknown], unit))
        {
            Alone(unknown, 1, double.PositiveInfinity);
        }

        if (program is not null && !IsSettled(-outerLower[unknown], -least[unknown], unit))
        {
            Alone(unknown, -1, double.PositiveInfinity);
        }

        return reduced.Sign[cell] > 0 ? (outerLower[unknown], outerUpper[unknown]) : (-outerUpper[unknown], -outerLower[unknown]);
    }

    public void Dispose() => program?.Dispose();

    private static bool IsSettled(double outer, double inner, int unit) =>
        inner >= outer - Aim.Tolerance || (unit == 1 && Math.Floor(outer + Aim.Tolerance) <= Math.Floor(inner + Aim.Tolerance));

    private bool? Answer(Aim aim)
    {
        var unknown = reduced.Unknown[aim.Cell];
        if (unknown < 0)
        {
            return false;
        }

        var (up, down) = reduced.Sign[aim.Cell] > 0 ? (aim.Up, aim.Down) : (aim.Down, aim.Up);
        if ((up > 0 && most[unknown] >= up - Aim.Tolerance) || (down > 0 && least[unknown] <= -down + Aim.Tolerance))
        {
            return true;
        }

        return (up == 0 || outerUpper[unknown] < up - Aim.Tolerance) && (down == 0 || outerLower[unknown] > -down + Aim.Tolerance) ? false : null;
    }

    /// <summary>Asks for many cells at once: as much as possible of what is asked about each.</summary>
    private void Together(IReadOnlyList<Aim> aims, List<int> open)
    {
        var (turn, stalled) = (0, 0);
        while (open.Count > 1 && stalled < 4)
        {
            Release();
            foreach (var (unknown, up, down) in open.Select(at => Asked(aims[at])).OrderBy(asked => asked.Up + asked.Down))
            {
                var goesUp = down == 0 || (up > 0 && (turn & 1) == 0);
                var aim = goesUp ? up : down;
                program!.Objective[unknown] = (goesUp ? 1 : -1) / aim;
                program.Upper[unknown] = Math.Min(upper[unknown], aim);
                program.Lower[unknown] = Math.Max(lower[unknown], -aim);
            }

            var before = open.Count;
            if (!Solve())
            {
                break;
            }

            open.RemoveAll(at => Answer(aims[at]) is not null);
            stalled = before - open.Count > before / 50 ? 0 : stalled + 1;
            turn++;
        }
    }

    private void Singly(IReadOnlyList<Aim> aims, List<int> open)
    {
        foreach (var at in open)
        {
            var (unknown, up, down) = Asked(aims[at]);
            if (up > 0 && Answer(aims[at]) is null)
            {
                Alone(unknown, 1, up);
            }

            if (down > 0 && Answer(aims[at]) is null)
            {
                Alone(unknown, -1, down);
            }
        }
    }

    private (int Unknown, double Up, double Down) Asked(Aim aim)
    {
        var unknown = reduced.Unknown[aim.Cell];
        return reduced.Sign[aim.Cell] > 0 ? (unknown, aim.Up, aim.Down) : (unknown, aim.Down, aim.Up);
    }

    /// <summary>
    /// Unknowns that stand at a bound and cannot leave it: one program over the directions that lead away from the truth
    /// lets as many as can leave their bound do so, and the others are fixed.
    /// </summary>
    private void Fix(IReadOnlyList<Aim> aims, List<int> open)
    {
        var asked = open.Select(at => reduced.Unknown[aims[at].Cell]).Where(unknown => least[unknown] == 0 && most[unknown] == 0).Distinct().ToList();
        var tight = asked.Where(unknown => lower[unknown] == 0 || upper[unknown] == 0).ToArray();
        if (tight.Length < 2)
        {
            return;
        }

        var (low, high) = (lower.Select(bound => bound == 0 ? 0 : double.NegativeInfinity), upper.Select(bound => bound == 0 ? 0 : double.PositiveInfinity));
        var step = Enumerable.Range(0, tight.Length).ToDictionary(at => tight[at], at => reduced.Count + at);
        var equations = reduced.Equations.Select(equation =>
        {
            var further = Enumerable.Range(0, equation.Unknowns.Length).Where(at => step.ContainsKey(equation.Unknowns[at])).ToArray();
            return ((int[])[.. equation.Unknowns, .. further.Select(at => step[equation.Unknowns[at]])],
                (int[])[.. equation.Coefficients, .. further.Select(at => equation.Coefficients[at])]);
        }).ToList();
        using var cone = LinearProgram.Of(
            reduced.Count + tight.Length, equations,
            [.. low, .. tight.Select(unknown => lower[unknown] == 0 ? 0.0 : -1)], [.. high, .. tight.Select(unknown => lower[unknown] == 0 ? 1.0 : 0)])!;
        for (var at = 0; at < tight.Length; at++)
        {
            cone.Objective[reduced.Count + at] = lower[tight[at]] == 0 ? 1 : -1;
        }

        Solved++;
        if (cone.Maximize() != LinearOutcome.Best)
        {
            return;
        }

        for (var at = 0; at < tight.Length; at++)
        {
            if (Math.Abs(cone.Point[reduced.Count + at]) < 0.5)
            {
                (outerLower[tight[at]], outerUpper[tight[at]]) = (0, 0);
            }
        }

        propagation.Tighten(outerLower, outerUpper);
        open.RemoveAll(at => Answer(aims[at]) is not null);
    }

    private void Alone(int unknown, int direction, double enough)
    {
        Release();
        program!.Objective[unknown] = direction;
        program.Upper[unknown] = Math.Min(upper[unknown], enough);
        program.Lower[unknown] = Math.Max(lower[unknown], -enough);
        var solved = Solve();
        if (!solved || double.IsInfinity(direction > 0 ? most[unknown] : least[unknown]))
        {
            return;
        }

        var value = program.Point[unknown];
        if (direction > 0 && value < enough - Aim.Tolerance)
        {
            outerUpper[unknown] = Math.Min(outerUpper[unknown], Math.Max(0, value));
        }
        else if (direction < 0 && value > -enough + Aim.Tolerance)
        {
            outerLower[unknown] = Math.Max(outerLower[unknown], Math.Min(0, value));
        }
    }

    private void Release()
    {
        program!.Objective.Clear();
        lower.CopyTo(program.Lower);
        upper.CopyTo(program.Upper);
    }

    private bool Solve()
    {
        Solved++;
        var outcome = program!.Maximize();
        if (outcome == LinearOutcome.Unknown)
        {
            return false;
        }

        if (outcome == LinearOutcome.Endless)
        {
            var ray = program.Ray();
            for (var unknown = 0; unknown < ray.Length; unknown++)
            {
                most[unknown] = ray[unknown] > Aim.Tolerance ? double.PositiveInfinity : most[unknown];
                least[unknown] = ray[unknown] < -Aim.Tolerance ? double.NegativeInfinity : least[unknown];
            }

            return true;
        }

        var point = program.Point;
        for (var unknown = 0; unknown < point.Length; unknown++)
        {
            most[unknown] = Math.Max(most[unknown], point[unknown]);
            least[unknown] = Math.Min(least[unknown], point[unknown]);
        }

        return true;
    }
}
