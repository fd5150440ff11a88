namespace Tsela.Engine.Matching;

/// <summary>
/// Finds the records of one person without labels and without tuning: profiles the columns, chooses blocking passes
/// within a budget of pairs, learns what agreement is worth, scores and clusters.
/// </summary>
public static class Linker
{
    /// <summary>The whole way, from a table to clusters.</summary>
    /// <exception cref="LinkageRefusedException">No column of the table can tell persons apart.</exception>
    public static LinkageResult Link(PersonTable table, LinkageOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        throw new LinkageRefusedException("not built yet");
    }

    /// <summary>Scores the pairs that a later delivery brings: those with at least one record from <paramref name="firstNew"/> on, by a model that stands.</summary>
    /// <param name="model">As learned by <see cref="Link"/>; its comparisons name columns of the table.</param>
    /// <param name="table">Old records first, then the new ones.</param>
    /// <param name="firstNew">Number of the first new record.</param>
    /// <param name="options">As for <see cref="Link"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Pairs from <see cref="LinkageOptions.KeptFrom"/> on, in ascending order.</returns>
    public static IReadOnlyList<ScoredPair> Compare(LinkageModel model, PersonTable table, int firstNew, LinkageOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        throw new LinkageRefusedException("not built yet");
    }

    /// <summary>Why two records have the weight that they have.</summary>
    public static Explanation Explain(LinkageModel model, PersonTable table, int a, int b)
    {
        ArgumentNullException.ThrowIfNull(model);
        throw new LinkageRefusedException("not built yet");
    }
}
