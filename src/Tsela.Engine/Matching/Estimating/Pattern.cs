namespace Tsela.Engine.Matching.Estimating;

/// <summary>The outcomes of all comparisons of a pair in one number: four bits each, 0 for a missing one, else the level and one.</summary>
internal static class Pattern
{
    public static ulong Of(Comparing.Comparison[] comparisons, int a, int b)
    {
        var pattern = 0UL;
        for (var index = 0; index < comparisons.Length; index++)
        {
            pattern |= (ulong)(comparisons[index].LevelOf(a, b) + 1) << (4 * index);
        }

        return pattern;
    }

    /// <summary>The level of a comparison, or <see cref="Comparing.Comparison.Missing"/>.</summary>
    public static int Level(ulong pattern, int comparison) => (int)((pattern >> (4 * comparison)) & 15) - 1;

    /// <summary>The pattern with the outcomes of some features made missing.</summary>
    public static ulong Without(ulong pattern, int features)
    {
        for (var index = 0; features >> index != 0; index++)
        {
            pattern = (features >> index & 1) != 0 ? pattern & ~(15UL << (4 * index)) : pattern;
        }

        return pattern;
    }
}
