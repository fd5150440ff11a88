namespace Tsela.Engine.Suppression.Audits;

/// <summary>One solver at work on the unknowns of an attacker.</summary>
internal sealed class BoundSearch(HiddenSystem reduced, double[] lower, double[] upper) : IDisposable
{
    private readonly LinearProgram program = LinearProgram.Of(reduced.Count, reduced.Equations, lower, upper)!;

    /// <summary>Number of linear programs solved.</summary>
    public int Solved { get; private set; }

    /// <summary>How far one unknown can go.</summary>
    /// <param name="unknown">Which.</param>
    /// <param name="direction">1 for up, -1 for down.</param>
    /// <param name="enough">No farther than this.</param>
    /// <param name="seen">What was seen, and is now.</param>
    /// <returns>The distance, infinite where there is no end; null where the solver gave up.</returns>
    public double? Farthest(int unknown, int direction, double enough, Seen seen)
    {
        Release();
        program.Objective[unknown] = direction;
        program.Upper[unknown] = Math.Min(upper[unknown], enough);
        program.Lower[unknown] = Math.Max(lower[unknown], -enough);
        if (!Solve(seen))
        {
            return null;
        }

        var far = direction > 0 ? seen.Most[unknown] : -seen.Least[unknown];
        return double.IsInfinity(far) ? far : Math.Max(0, direction * program.Point[unknown]);
    }

    public void Dispose() => program.Dispose();

    private void Release()
    {
        program.Objective.Clear();
        lower.CopyTo(program.Lower);
        upper.CopyTo(program.Upper);
    }

    private bool Solve(Seen seen)
    {
        Solved++;
        var outcome = program.Maximize();
        if (outcome == LinearOutcome.Unknown)
        {
            return false;
        }

        if (outcome == LinearOutcome.Endless)
        {
            var ray = program.Ray();
            for (var unknown = 0; unknown < ray.Length; unknown++)
            {
                seen.Add(unknown, Math.Abs(ray[unknown]) > Aim.Tolerance ? double.PositiveInfinity * ray[unknown] : 0);
            }

            return true;
        }

        var point = program.Point;
        for (var unknown = 0; unknown < point.Length; unknown++)
        {
            seen.Add(unknown, point[unknown]);
        }

        return true;
    }
}
