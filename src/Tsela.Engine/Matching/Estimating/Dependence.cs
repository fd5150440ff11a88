namespace Tsela.Engine.Matching.Estimating;

/// <summary>
/// Which comparisons say the same again: each depends on one other at most (Chow and Liu 1968), so that a postcode
/// behind the same place counts for what it adds, and a sex behind the same given name for nearly nothing.
/// </summary>
/// <param name="On">For each comparison the number of the one that it depends on, or -1.</param>
/// <param name="Overlap">For each comparison and outcome the bits to add where the other one agrees.</param>
/// <param name="Weights">For each comparison and outcome its bits.</param>
internal sealed record Dependence(int[] On, double[][] Overlap, double[][] Weights)
{
    /// <summary>For each comparison and outcome whether it agrees: whether it says half of what equality says.</summary>
    public bool[][] Agrees { get; } = [.. Weights.Select(levels => levels.Select(weight => weight > 0 && weight >= levels[0] / 2).ToArray())];

    private double[][] Kept { get; } = [.. Weights.Select((levels, comparison) => levels.Select((weight, level) =>
        weight > 0 ? Math.Clamp((weight + Overlap[comparison][level]) / weight, 0, 1) : 1).ToArray())];

    /// <summary>Bits of overlap of one comparison, by the outcome of its own and of the one that it depends on.</summary>
    public double Of(int comparison, int level, int levelOfOther) =>
        level < 0 || levelOfOther < 0 || !Agrees[On[comparison]][levelOfOther] ? 0 : Overlap[comparison][level];

    /// <summary>Share of the bits for a value's rarity that remains: where the other comparison has said nearly all, that the value is rare was said with it.</summary>
    public double RarityKept(int comparison, int level, int levelOfOther) =>
        level < 0 || levelOfOther < 0 || !Agrees[On[comparison]][levelOfOther] ? 1 : Kept[comparison][level];

    /// <summary>No comparison depends on another.</summary>
    public static Dependence None(double[][] weights) => new(
        [.. weights.Select(_ => -1)], [.. weights.Select(levels => new double[levels.Length])], weights);

    /// <summary>As a stored model has it.</summary>
    public static Dependence Of(LinkageModel model) => new(
        [.. model.Comparisons.Select(comparison => NumberOf(model, comparison.DependsOn))],
        [.. model.Comparisons.Select(comparison => comparison.Levels.Select(level => level.Overlap).ToArray())],
        [.. model.Comparisons.Select(comparison => comparison.Levels.Select(level => level.Weight).ToArray())]);

    private static int NumberOf(LinkageModel model, string? name)
    {
        for (var index = 0; index < model.Comparisons.Count; index++)
        {
            if (model.Comparisons[index].Name == name)
            {
                return index;
            }
        }

        return -1;
    }
}
