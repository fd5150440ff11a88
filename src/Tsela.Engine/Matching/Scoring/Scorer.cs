using Tsela.Engine.Matching.Comparing;
using Tsela.Engine.Matching.Estimating;

namespace Tsela.Engine.Matching.Scoring;

/// <summary>Weighs pairs by what was learned: bits of each outcome, more for rare values than for common ones, less for what was said already.</summary>
internal sealed class Scorer
{
    private readonly Comparison[] comparisons;
    private readonly double[][] weights;
    private readonly Rarity rarity;
    private readonly Dependence dependence;
    private readonly int[] order;
    private readonly double[] mostAfter;

    public Scorer(Comparison[] comparisons, LinkageModel model)
    {
        this.comparisons = comparisons;
        rarity = new Rarity(comparisons);
        dependence = Dependence.Of(model);
        weights = [.. model.Comparisons.Select(comparison => comparison.Levels.Select(level => level.Weight).ToArray())];
        order = Order(dependence.On, comparisons);
        mostAfter = new double[comparisons.Length + 1];
        for (var place = order.Length - 1; place >= 0; place--)
        {
            mostAfter[place] = mostAfter[place + 1] + Math.Max(0, MostOf(order[place]));
        }
    }

    /// <summary>Bits of evidence of a pair, the prior not counted; negative infinity where it cannot reach the floor.</summary>
    public double Weigh(int a, int b, double floor)
    {
        Span<int> levels = stackalloc int[comparisons.Length];
        var weight = 0d;
        for (var place = 0; place < order.Length; place++)
        {
            var index = order[place];
            var level = comparisons[index].LevelOf(a, b);
            levels[index] = level;
            if (level >= 0)
            {
                var rare = rarity.Of(index, level, a, b);
                var on = dependence.On[index];
                weight += weights[index][level] + (on < 0
                    ? rare
                    : (rare * dependence.RarityKept(index, level, levels[on])) + dependence.Of(index, level, levels[on]));
            }

            if (weight + mostAfter[place + 1] < floor)
            {
                return double.NegativeInfinity;
            }
        }

        return weight;
    }

    /// <summary>The outcome of each comparison with the bits that it says in general, for the values' rarity, and for what was said already.</summary>
    public (int Level, double Agreement, double Rarity, double Overlap)[] Parts(int a, int b)
    {
        var levels = comparisons.Select(comparison => comparison.LevelOf(a, b)).ToArray();
        return [.. levels.Select((level, index) =>
        {
            if (level < 0)
            {
                return (level, 0, 0, 0);
            }

            var rare = (double)rarity.Of(index, level, a, b);
            var on = dependence.On[index];
            return on < 0
                ? (level, weights[index][level], rare, 0)
                : (level, weights[index][level], rare * dependence.RarityKept(index, level, levels[on]), dependence.Of(index, level, levels[on]));
        })];
    }

    // a comparison comes after the one that it depends on, and one that looks at letters after those that look at codes
    private static int[] Order(int[] on, Comparison[] comparisons)
    {
        var ordered = new List<int>();
        while (ordered.Count < on.Length)
        {
            ordered.Add(Enumerable.Range(0, on.Length)
                .Where(index => !ordered.Contains(index) && (on[index] < 0 || ordered.Contains(on[index])))
                .OrderBy(index => comparisons[index].LooksAtLetters).First());
        }

        return [.. ordered];
    }

    private double MostOf(int comparison)
    {
        var most = 0d;
        for (var level = 0; level < weights[comparison].Length; level++)
        {
            most = Math.Max(most, weights[comparison][level] + rarity.Most(comparison, level) + Math.Max(0, dependence.Overlap[comparison][level]));
        }

        return most;
    }
}
