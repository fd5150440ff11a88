namespace Tsela.Engine.Suppression.Audits;

/// <summary>
/// Bounds that follow from one sum at a time, taken up by the next sum until nothing moves: what an attacker with paper
/// and pencil finds. They hold always; a linear program may find tighter ones.
/// </summary>
internal sealed class BoundPropagation
{
    private const double LeastGain = 1e-6;
    private const int VisitsMost = 60;
    private readonly IReadOnlyList<SumToNought> equations;
    private readonly List<int>[] uses;

    public BoundPropagation(int count, IReadOnlyList<SumToNought> equations)
    {
        this.equations = equations;
        uses = new List<int>[count];
        for (var unknown = 0; unknown < count; unknown++)
        {
            uses[unknown] = [];
        }

        for (var row = 0; row < equations.Count; row++)
        {
            foreach (var unknown in equations[row].Unknowns)
            {
                uses[unknown].Add(row);
            }
        }
    }

    /// <summary>Tightens bounds in place.</summary>
    /// <param name="lower">Least values, at most 0.</param>
    /// <param name="upper">Greatest values, at least 0.</param>
    public void Tighten(double[] lower, double[] upper)
    {
        var waiting = new Queue<int>(Enumerable.Range(0, equations.Count));
        var (isWaiting, visits) = (new bool[equations.Count], new int[equations.Count]);
        Array.Fill(isWaiting, true);
        while (waiting.TryDequeue(out var row))
        {
            isWaiting[row] = false;
            if (++visits[row] > VisitsMost)
            {
                continue;
            }

            foreach (var moved in TightenBy(equations[row].Unknowns, equations[row].Coefficients, lower, upper))
            {
                foreach (var other in uses[moved].Where(other => !isWaiting[other]))
                {
                    isWaiting[other] = true;
                    waiting.Enqueue(other);
                }
            }
        }
    }

    /// <summary>Tightens bounds in place by one sum.</summary>
    /// <param name="unknowns">Its unknowns.</param>
    /// <param name="coefficients">How often each.</param>
    /// <param name="lower">Least values, at most 0.</param>
    /// <param name="upper">Greatest values, at least 0.</param>
    /// <returns>The unknowns whose bounds moved.</returns>
    public static List<int> TightenBy(int[] unknowns, double[] coefficients, double[] lower, double[] upper)
    {
        var (least, most, endlessLeast, endlessMost) = (0.0, 0.0, 0, 0);
        for (var at = 0; at < unknowns.Length; at++)
        {
            var (low, high) = Reach(coefficients[at], lower[unknowns[at]], upper[unknowns[at]]);
            (least, endlessLeast) = double.IsInfinity(low) ? (least, endlessLeast + 1) : (least + low, endlessLeast);
            (most, endlessMost) = double.IsInfinity(high) ? (most, endlessMost + 1) : (most + high, endlessMost);
        }

        var moved = new List<int>();
        for (var at = 0; at < unknowns.Length; at++)
        {
            var (unknown, coefficient) = (unknowns[at], coefficients[at]);
            var (low, high) = Reach(coefficient, lower[unknown], upper[unknown]);
            var othersLeast = double.IsInfinity(low) ? (endlessLeast == 1 ? least : double.NegativeInfinity) : endlessLeast == 0 ? least - low : double.NegativeInfinity;
            var othersMost = double.IsInfinity(high) ? (endlessMost == 1 ? most : double.PositiveInfinity) : endlessMost == 0 ? most - high : double.PositiveInfinity;
            var (from, to) = coefficient > 0 ? (-othersMost / coefficient, -othersLeast / coefficient) : (-othersLeast / coefficient, -othersMost / coefficient);
            var gained = false;
            if (from > lower[unknown] + LeastGain)
            {
                (lower[unknown], gained) = (Math.Min(0, from), true);
            }

            if (to < upper[unknown] - LeastGain)
            {
                (upper[unknown], gained) = (Math.Max(0, to), true);
            }

            if (gained)
            {
                moved.Add(unknown);
            }
        }

        return moved;
    }

    private static (double Low, double High) Reach(double coefficient, double lower, double upper) =>
        coefficient > 0 ? (coefficient * lower, coefficient * upper) : (coefficient * upper, coefficient * lower);
}
