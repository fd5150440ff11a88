namespace Tsela.Engine.Matching;

/// <summary>
/// All that a linkage has learned of its columns without labels; plain data, so that it can be stored as JSON and
/// used again on later records. The model is that of Fellegi and Sunter (1969), trained by expectation and maximisation.
/// </summary>
/// <param name="Prior">Bits of the odds that two records drawn at random are one person.</param>
/// <param name="Comparisons">What is compared, in the order in which it is explained.</param>
/// <param name="Passes">The blocking passes that offer pairs.</param>
public sealed record LinkageModel(double Prior, IReadOnlyList<ComparisonModel> Comparisons, IReadOnlyList<BlockingPass> Passes);

/// <summary>One comparison: columns that are compared together, and what each outcome says.</summary>
/// <param name="Name">As a person reads it: the names of its columns.</param>
/// <param name="Columns">Names of the columns that it reads.</param>
/// <param name="Kind">How they are compared.</param>
/// <param name="Levels">The outcomes from the strongest agreement to disagreement; a missing value is no outcome and weighs nothing.</param>
/// <param name="DependsOn">Name of the comparison which, where it agrees, has said a part of this one already; null where none has.</param>
public sealed record ComparisonModel(
    string Name, IReadOnlyList<string> Columns, ColumnKind Kind, IReadOnlyList<LevelModel> Levels, string? DependsOn = null);

/// <summary>One outcome of a comparison.</summary>
/// <param name="Label">As a person reads it: "the same", "day and month swapped".</param>
/// <param name="M">Probability of the outcome for two records of one person.</param>
/// <param name="U">Probability of the outcome for two records of different persons.</param>
/// <param name="Overlap">Bits to add where the comparison that this one depends on agrees.</param>
public sealed record LevelModel(string Label, double M, double U, double Overlap = 0)
{
    /// <summary>Evidence in bits: log2 of m over u.</summary>
    public double Weight => Math.Log2(M / U);
}

/// <summary>A rule that offers pairs: records that agree on every part of its key.</summary>
/// <param name="Name">As a person reads it: "surname, sound + date of birth, year".</param>
/// <param name="Parts">Names of the parts of the key.</param>
/// <param name="Pairs">Pairs that it offered which no earlier pass had offered.</param>
/// <param name="SplitBlocks">Blocks that were too large and were split by further columns.</param>
/// <param name="BlockSizeMax">Records from which a block is too large, where the pass looks for rare values; null where the budget of pairs says it.</param>
public sealed record BlockingPass(string Name, IReadOnlyList<string> Parts, long Pairs, int SplitBlocks = 0, int? BlockSizeMax = null);
