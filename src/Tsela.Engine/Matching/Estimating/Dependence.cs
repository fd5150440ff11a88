namespace Tsela.Engine.Matching.Estimating;

/// <summary>
/// Which comparisons say the same again: each depends on one other at most (Chow and Liu 1968), so that a postcode
/// behind the same place counts for what it adds, and a sex behind the same given name for nearly nothing.
/// </summary>
/// <param name="On">For each comparison the number of the one that it depends on, or -1.</param>
/// <param name="Overlap">For each comparison and outcome the bits to add where the other one agrees.</param>
/// <param name="Agrees">For each comparison and outcome whether it agrees.</param>
internal sealed record Dependence(int[] On, double[][] Overlap, bool[][] Agrees)
{
    /// <summary>Bits of overlap of one comparison, by the outcome of its own and of the one that it depends on.</summary>
    public double Of(int comparison, int level, int levelOfOther) =>
        level < 0 || levelOfOther < 0 || !Agrees[On[comparison]][levelOfOther] ? 0 : Overlap[comparison][level];

    /// <summary>No comparison depends on another.</summary>
    public static Dependence None(double[][] shape) => new(
        [.. shape.Select(_ => -1)], [.. shape.Select(levels => new double[levels.Length])], [.. shape.Select(levels => new bool[levels.Length])]);

    /// <summary>As a stored model has it.</summary>
    public static Dependence Of(LinkageModel model) => new(
        [.. model.Comparisons.Select(comparison => NumberOf(model, comparison.DependsOn))],
        [.. model.Comparisons.Select(comparison => comparison.Levels.Select(level => level.Overlap).ToArray())],
        AgreeingBy([.. model.Comparisons.Select(comparison => comparison.Levels.Select(level => level.Weight).ToArray())]));

    /// <summary>An outcome agrees where it says half of what equality says.</summary>
    public static bool[][] AgreeingBy(double[][] weights) =>
        [.. weights.Select(levels => levels.Select(weight => weight > 0 && weight >= levels[0] / 2).ToArray())];

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
