using Tsela.Engine.Matching.Comparing;
using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching;

/// <summary>
/// Finds the records of one person without labels and without tuning: profiles the columns, chooses blocking passes
/// within a budget of pairs, learns what agreement is worth, scores and clusters.
/// </summary>
public static class Linker
{
    /// <summary>The whole way, from a table to clusters.</summary>
    /// <param name="table">The records.</param>
    /// <param name="options">What the caller wants otherwise than usual.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="LinkageRefusedException">No column of the table can tell persons apart.</exception>
    public static LinkageResult Link(PersonTable table, LinkageOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        return new Linking(table, options, cancellationToken).Run();
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
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        return new Linking(table, options, model, cancellationToken).Compare(model, firstNew);
    }

    /// <summary>Groups records by pairs that were scored before, as <see cref="Link"/> does at its end.</summary>
    /// <param name="model">By which the pairs were scored.</param>
    /// <param name="table">The records.</param>
    /// <param name="pairs">Scored pairs in ascending order; a record without one stays alone.</param>
    /// <param name="options">As for <see cref="Link"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One number a record: the smallest record number of its cluster.</returns>
    public static int[] Cluster(LinkageModel model, PersonTable table, IReadOnlyList<ScoredPair> pairs, LinkageOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        return new Linking(table, options, model, cancellationToken).Cluster(model, pairs);
    }

    /// <summary>Whether a stored model can be used on a table: it names columns that are there and outcomes that this version compares.</summary>
    /// <param name="model">As learned by <see cref="Link"/>, perhaps by an earlier version.</param>
    /// <param name="table">The records.</param>
    public static bool Fits(LinkageModel model, PersonTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var names = table.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return model.Comparisons.All(comparison => comparison.Columns.All(names.Contains))
            && Comparisons.Of(Features.Of(table, model)).Zip(model.Comparisons)
                .All(pair => pair.First.Labels.SequenceEqual(pair.Second.Levels.Select(level => level.Label)));
    }
}
