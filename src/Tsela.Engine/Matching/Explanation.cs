namespace Tsela.Engine.Matching;

/// <summary>Why two records were or were not linked: parts that add up to the weight.</summary>
/// <param name="Prior">Bits before anything is compared.</param>
/// <param name="Parts">What each comparison adds, in the order of the model.</param>
public sealed record Explanation(double Prior, IReadOnlyList<ExplanationPart> Parts)
{
    /// <summary>The prior and all parts together, in bits: log2 of the odds that the two records are one person.</summary>
    public double Weight => Prior + Parts.Sum(part => part.Weight);

    /// <summary>The same as a probability.</summary>
    public double Probability => ScoredPair.ProbabilityOf(Weight);
}

/// <summary>What one comparison says of two records.</summary>
/// <param name="Comparison">Name of the comparison.</param>
/// <param name="ValueA">What the one record says.</param>
/// <param name="ValueB">What the other says.</param>
/// <param name="Outcome">The outcome as a person reads it; "missing" where one of them says nothing.</param>
/// <param name="Agreement">Bits that the outcome says in general.</param>
/// <param name="Rarity">Bits added or taken because the shared value is rarer or more common than the average one.</param>
/// <param name="Overlap">Bits taken because an earlier comparison has said the same already (or added, where it makes this more telling).</param>
public sealed record ExplanationPart(
    string Comparison, string ValueA, string ValueB, string Outcome, double Agreement, double Rarity, double Overlap)
{
    /// <summary>All that this comparison adds, in bits.</summary>
    public double Weight => Agreement + Rarity + Overlap;
}
