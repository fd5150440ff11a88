namespace Tsela.Linkage.ReviewWorkload;

/// <summary>A share with its interval at 95 percent.</summary>
/// <param name="Of">From how many; 0 where nothing is known.</param>
public sealed record ShareOf(double Share, double Low, double High, int Of)
{
    private const double Z = 1.959964;

    /// <summary>The interval of Wilson (1927), which holds also for few cases and for shares near 0 and 1.</summary>
    public static ShareOf Wilson(int hits, int of)
    {
        if (of == 0)
        {
            return new(0, 0, 1, 0);
        }

        var share = (double)hits / of;
        var middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of);
        var half = Z / (1 + Z * Z / of) * Math.Sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
        return new(share, Math.Max(0, middle - half), Math.Min(1, middle + half), of);
    }
}

/// <summary>
/// How far two reviewers agree beyond chance: kappa of Cohen (1960), with the interval from its large-sample standard
/// error; null where both always say the same one thing and chance explains everything.
/// </summary>
public sealed record Kappa(double Value, double Low, double High)
{
    private const double Z = 1.959964;

    public static Kappa? Of<T>(IReadOnlyCollection<(T First, T Second)> answers)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count == 0)
        {
            return null;
        }

        var (count, comparer) = ((double)answers.Count, EqualityComparer<T>.Default);
        var observed = answers.Count(answer => comparer.Equals(answer.First, answer.Second)) / count;
        var chance = answers.Select(answer => answer.First).Concat(answers.Select(answer => answer.Second)).Distinct()
            .Sum(said => answers.Count(answer => comparer.Equals(answer.First, said)) / count * (answers.Count(answer => comparer.Equals(answer.Second, said)) / count));
        if (1 - chance < 1e-12)
        {
            return null;
        }

        var value = (observed - chance) / (1 - chance);
        var error = Math.Sqrt(observed * (1 - observed) / count) / (1 - chance);
        return new(value, Math.Max(-1, value - Z * error), Math.Min(1, value + Z * error));
    }
}
