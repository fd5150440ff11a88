using Tsela.Engine.Matching.Comparing;
using Tsela.Engine.Matching.Profiling;
using Tsela.Engine.Matching.Scoring;

namespace Tsela.Engine.Matching;

/// <summary>Says why two records of a table have the weight that they have; made once, it explains any number of pairs.</summary>
public sealed class PairExplainer
{
    private readonly LinkageModel model;
    private readonly Comparison[] comparisons;
    private readonly Scorer scorer;

    /// <param name="model">As learned by <see cref="Linker.Link"/>.</param>
    /// <param name="table">The records.</param>
    public PairExplainer(LinkageModel model, PersonTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        this.model = model;
        comparisons = Comparisons.Of(Features.Of(table, model));
        scorer = new Scorer(comparisons, model);
    }

    /// <summary>Prior and parts of the weight of two records.</summary>
    /// <param name="a">Number of one record, from 0.</param>
    /// <param name="b">Number of the other.</param>
    public Explanation Of(int a, int b)
    {
        var parts = scorer.Parts(a, b);
        return new Explanation(model.Prior, [.. comparisons.Select((comparison, index) =>
        {
            var feature = comparison.Feature;
            var (level, agreement, rarity, overlap) = parts[index];
            return new ExplanationPart(
                feature.Name, feature.Values[feature.Codes[a]], feature.Values[feature.Codes[b]],
                level < 0 ? "missing" : comparison.Labels[level], agreement, rarity, overlap);
        })]);
    }
}
