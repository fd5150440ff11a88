namespace Tsela.Engine.Suppression.Audits;

/// <summary>
/// Unknowns that stand at a bound and cannot leave it: one program over the directions that lead away from the truth
/// lets as many as can leave their bound do so; whatever stays is fixed.
/// </summary>
internal static class Tightness
{
    /// <summary>The unknowns that cannot leave their bound.</summary>
    /// <param name="reduced">The sums.</param>
    /// <param name="lower">Least values.</param>
    /// <param name="upper">Greatest values.</param>
    /// <param name="asked">Unknowns in doubt.</param>
    public static IEnumerable<int> FixedOf(HiddenSystem reduced, double[] lower, double[] upper, IEnumerable<int> asked)
    {
        var tight = asked.Where(unknown => lower[unknown] == 0 || upper[unknown] == 0).ToArray();
        if (tight.Length < 2)
        {
            return [];
        }

        var step = Enumerable.Range(0, tight.Length).ToDictionary(at => tight[at], at => reduced.Count + at);
        var sums = reduced.Equations.Select(sum =>
        {
            var further = Enumerable.Range(0, sum.Unknowns.Length).Where(at => step.ContainsKey(sum.Unknowns[at])).ToArray();
            return new SumToNought([.. sum.Unknowns, .. further.Select(at => step[sum.Unknowns[at]])], [.. sum.Coefficients, .. further.Select(at => sum.Coefficients[at])]);
        }).ToList();
        using var cone = LinearProgram.Of(
            reduced.Count + tight.Length, sums,
            [.. lower.Select(bound => bound == 0 ? 0 : double.NegativeInfinity), .. tight.Select(unknown => lower[unknown] == 0 ? 0.0 : -1)],
            [.. upper.Select(bound => bound == 0 ? 0 : double.PositiveInfinity), .. tight.Select(unknown => lower[unknown] == 0 ? 1.0 : 0)])!;
        for (var at = 0; at < tight.Length; at++)
        {
            cone.Objective[reduced.Count + at] = lower[tight[at]] == 0 ? 1 : -1;
        }

        return cone.Maximize() == LinearOutcome.Best ? [.. Still(cone.Point)] : [];

        List<int> Still(ReadOnlySpan<double> point)
        {
            var still = new List<int>();
            for (var at = 0; at < tight.Length; at++)
            {
                if (Math.Abs(point[reduced.Count + at]) < 0.5)
                {
                    still.Add(tight[at]);
                }
            }

            return still;
        }
    }
}
