namespace Tsela.Engine.Matching.Estimating;

/// <summary>Finds which comparisons depend on which, from strangers who happen to agree on one column and from likely pairs.</summary>
internal static class DependenceLearning
{
    // information in bits below which two columns are taken as independent
    private const double TellingFrom = 0.03;

    // strangers and likely pairs that must have been seen, and the pairs of independence that are mixed in
    private const double SeenMin = 100;
    private const double Mixed = 50;

    // strangers are those whom all but the column in question tell apart, whatever it says itself
    private const double StrangerBelow = 0.1;
    private const double ExpectedMin = 10;
    private const double MostBits = 12;

    /// <param name="learned">What is known without dependence.</param>
    /// <param name="agreeing">For each comparison, groups of the pairs drawn that share its value; empty where none were drawn.</param>
    /// <param name="sessions">Sessions of the passes.</param>
    public static Dependence Of(Expectation learned, IReadOnlyList<PatternGroup>[] agreeing, IReadOnlyList<Session> sessions)
    {
        var none = Dependence.None(learned.Weights());
        var found = new List<(double Telling, int On, int Child, double[] Overlap)>();
        for (var on = 0; on < agreeing.Length; on++)
        {
            for (var child = 0; child < agreeing.Length; child++)
            {
                if (child != on && Overlap(learned, agreeing[on], sessions, none.Agrees[on], on, child) is { } overlap)
                {
                    found.Add((overlap.Telling, on, child, overlap.Bits));
                }
            }
        }

        var (dependsOn, overlaps) = (none.On, none.Overlap);
        foreach (var (_, on, child, overlap) in found.OrderByDescending(each => each.Telling).ThenBy(each => each.On).ThenBy(each => each.Child))
        {
            if (dependsOn[child] < 0 && !Reaches(dependsOn, on, child))
            {
                dependsOn[child] = on;
                overlaps[child] = overlap;
            }
        }

        return new Dependence(dependsOn, overlaps, none.Weights);
    }

    private static (double Telling, double[] Bits)? Overlap(
        Expectation learned, IReadOnlyList<PatternGroup> agreeing, IReadOnlyList<Session> sessions, bool[] agrees, int on, int child)
    {
        var strangers = new double[learned.U[child].Length];
        double all = 0, likely = 0;
        foreach (var group in agreeing)
        {
            var level = Pattern.Level(group.Pattern, child);
            var posterior = learned.Posterior(group);
            all += group.Pairs;
            likely += group.Pairs * posterior;
            if (level >= 0 && learned.Posterior(group, without: child) < StrangerBelow)
            {
                strangers[level] += group.Pairs * (1 - posterior);
            }
        }

        // among those who share the number of a document, pairs of one person not recognised would pass for strangers
        if (strangers.Sum() < SeenMin || likely > all / 2)
        {
            return null;
        }

        var same = new double[strangers.Length];
        foreach (var session in sessions.Where(session => (session.Features >> child & 1) == 0))
        {
            foreach (var group in session.Groups)
            {
                var (level, other) = (Pattern.Level(group.Pattern, child), Pattern.Level(group.Pattern, on));
                if (level >= 0 && other >= 0 && agrees[other])
                {
                    same[level] += group.Pairs / session.Each * learned.Posterior(group);
                }
            }
        }

        var (u, m) = (Mix(strangers, learned.U[child]), same.Sum() < SeenMin ? learned.M[child] : Mix(same, learned.M[child]));
        var telling = 0d;
        var bits = new double[strangers.Length];
        for (var level = 0; level < bits.Length; level++)
        {
            var lift = Math.Log2(u[level] / learned.U[child][level]);
            telling += u[level] * lift;
            bits[level] = Math.Clamp(Math.Log2(m[level] / learned.M[child][level]) - lift, -MostBits, MostBits);
        }

        return telling >= TellingFrom ? (telling, bits) : null;
    }

    // an outcome that is rare anyway and was seen less than expected shows no dependence
    private static double[] Mix(double[] seen, double[] independent)
    {
        var total = seen.Sum();
        return [.. seen.Select((count, level) =>
        {
            var mixed = (count + (Mixed * independent[level])) / (total + Mixed);
            return total * independent[level] < ExpectedMin ? Math.Max(mixed, independent[level]) : mixed;
        })];
    }

    private static bool Reaches(int[] on, int from, int to)
    {
        while (from >= 0 && from != to)
        {
            from = on[from];
        }

        return from == to;
    }
}
