namespace Tsela.Engine.Suppression.CellKeys;

/// <summary>
/// The distribution of greatest entropy over the possible changes of one count. Without the demand that it rises towards
/// no change, it is exp(a v + b v^2); neighbours that break the demand share one probability (pool adjacent violators).
/// </summary>
internal static class GreatestEntropy
{
    private const int StepsMax = 1000;

    private const double Close = 1e-13;

    public static IReadOnlyList<PerturbationTable.NoiseStep> Of(int count, NoiseParameters parameters)
    {
        var possible = Enumerable.Range(-parameters.LargestChange, (2 * parameters.LargestChange) + 1)
            .Where(change => count + change == 0 || count + change > parameters.NoneUpTo).ToList();
        var kept = parameters.Unchanged is { } share && possible.Contains(0) ? share : 0;
        var groups = possible.Where(change => kept == 0 || change != 0).Select(change => new Group([change])).ToList();
        var each = Solve(groups, 1 - kept, parameters) ?? throw Impossible(count, parameters);
        var (pooled, shared) = Pooled(groups, each, 1 - kept, parameters);
        (groups, each) = shared is null ? (groups, each) : (pooled, shared);
        var steps = groups.SelectMany((group, index) => group.Changes.Select(change => new PerturbationTable.NoiseStep(change, each[index])));
        return [.. steps.Concat(kept > 0 ? [new PerturbationTable.NoiseStep(0, kept)] : []).OrderBy(step => step.Change)];
    }

    // where the demand cannot be met with that variance, null: mean and variance come first
    private static (List<Group> Groups, double[]? Each) Pooled(List<Group> groups, double[]? each, double mass, NoiseParameters parameters)
    {
        List<Group> pooled = [.. groups];
        while (each is not null && PoolFirst(pooled, each))
        {
            each = pooled.Count < 3 ? null : Solve(pooled, mass, parameters);
        }

        return (pooled, each);
    }

    private static bool PoolFirst(List<Group> groups, double[] each)
    {
        for (var at = 0; at + 1 < groups.Count; at++)
        {
            var falls = groups[at + 1].Changes[^1] <= 0 && each[at] > each[at + 1] + 1e-12;
            var rises = groups[at].Changes[0] >= 0 && each[at] < each[at + 1] - 1e-12;
            if (falls || rises)
            {
                groups[at] = new Group([.. groups[at].Changes, .. groups[at + 1].Changes]);
                groups.RemoveAt(at + 1);
                return true;
            }
        }

        return false;
    }

    // Newton's method on the two multipliers of mean and variance
    private static double[]? Solve(List<Group> groups, double mass, NoiseParameters parameters)
    {
        var (a, b) = (0.0, 0.0);
        for (var step = 0; step < StepsMax; step++)
        {
            var share = Shares(groups, mass, a, b);
            var mean = Moment(groups, share, group => group.Mean);
            var square = Moment(groups, share, group => group.Square);
            var wrongMean = mean;
            var wrongVariance = square - parameters.Variance;
            if (Math.Abs(wrongMean) + Math.Abs(wrongVariance) < Close * (1 + parameters.Variance))
            {
                return [.. share.Select((all, index) => all / groups[index].Changes.Count)];
            }

            var h11 = Moment(groups, share, group => group.Mean * group.Mean) - (mean * mean / mass);
            var h12 = Moment(groups, share, group => group.Mean * group.Square) - (mean * square / mass);
            var h22 = Moment(groups, share, group => group.Square * group.Square) - (square * square / mass);
            var determinant = (h11 * h22) - (h12 * h12);
            var moveA = -((h22 * wrongMean) - (h12 * wrongVariance)) / determinant;
            var moveB = -((h11 * wrongVariance) - (h12 * wrongMean)) / determinant;
            var brake = Math.Min(1, 1 / Math.Max(Math.Abs(moveA), Math.Abs(moveB)));
            (a, b) = (a + (brake * moveA), b + (brake * moveB));
            if (double.IsNaN(a) || double.IsNaN(b) || Math.Abs(a) + Math.Abs(b) > 500)
            {
                break;
            }
        }

        return null;
    }

    private static ProtectionRefusedException Impossible(int count, NoiseParameters parameters) => new(
        $"No noise changes a count of {count} with mean 0, variance {parameters.Variance}, at most {parameters.LargestChange} either way and no result from 1 to {parameters.NoneUpTo}. Give another V, a greater D or a smaller js.");

    private static double[] Shares(List<Group> groups, double mass, double a, double b)
    {
        var powers = groups.ConvertAll(group => (a * group.Mean) + (b * group.Square));
        var greatest = powers.Max();
        var weights = powers.Select((power, index) => groups[index].Changes.Count * Math.Exp(power - greatest)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => mass * weight / sum)];
    }

    private static double Moment(List<Group> groups, double[] share, Func<Group, double> of)
    {
        var sum = 0.0;
        for (var at = 0; at < share.Length; at++)
        {
            sum += share[at] * of(groups[at]);
        }

        return sum;
    }

    /// <summary>Neighbouring changes with one probability.</summary>
    private sealed record Group(IReadOnlyList<int> Changes)
    {
        public double Mean { get; } = Changes.Average();

        public double Square { get; } = Changes.Average(change => (double)change * change);
    }
}
