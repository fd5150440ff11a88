using Tsela.Engine.Matching.Blocking;
using Tsela.Engine.Matching.Comparing;
using Tsela.Engine.Matching.Scoring;

namespace Tsela.Engine.Matching.Estimating;

/// <summary>Draws pairs of a pass evenly, the same for a seed.</summary>
internal sealed class Drawing(Comparison[] comparisons, PersonTable table, LinkageOptions options)
{
    private readonly Rarity rarity = new(comparisons);

    /// <param name="pass">The pass.</param>
    /// <param name="earlier">Passes that may offer a pair before it.</param>
    /// <param name="among">Records that take part, ascending.</param>
    /// <param name="pairsMax">Pairs to draw at most, roughly.</param>
    /// <param name="sizeMax">Records that a block may hold.</param>
    /// <returns>The pairs, and how many pairs of the pass each stands for.</returns>
    public (List<DrawnPair> Pairs, double Each) Of(Pass pass, Pass[] earlier, int[] among, int pairsMax, int sizeMax)
    {
        var blocks = new Blocks(pass, among, [], sizeMax);
        var step = Math.Max(1d, blocks.Pairs / (double)pairsMax);
        var drawn = new List<DrawnPair>();
        var random = new Random(options.Seed);
        var next = step == 1 ? 0 : random.NextDouble() * step;
        double at = 0;
        for (var block = 0; block < blocks.Count; block++)
        {
            var records = blocks.Of(block, out var reach);
            for (var i = 0; i < records.Length - 1; i++)
            {
                var row = Math.Min(reach, records.Length - 1 - i);
                while (next < at + row)
                {
                    var (a, b) = (records[i], records[i + 1 + Math.Min(row - 1, (int)(next - at))]);
                    if (options.Scope == LinkageScope.Everywhere || table.Sources is null || table.Sources[a] != table.Sources[b])
                    {
                        drawn.Add(Drawn(a, b, earlier));
                    }

                    next += step == 1 ? 1 : step * (0.5 + random.NextDouble());
                }

                at += row;
            }
        }

        return (drawn, step);
    }

    /// <summary>Pairs that are alike, counted together.</summary>
    /// <param name="drawn">The pairs.</param>
    /// <param name="each">Pairs that each stands for.</param>
    /// <param name="dependence">What takes from the rarity of values.</param>
    public IReadOnlyList<PatternGroup> Groups(List<DrawnPair> drawn, double each, Dependence? dependence = null) =>
        [.. drawn.GroupBy(pair => (pair.Pattern, Rarity: RarityOf(pair, dependence)))
            .Select(group => new PatternGroup(group.Key.Pattern, group.Key.Rarity, each * group.Count(), each * group.Count(pair => pair.IsFirst)))];

    /// <summary>Bits that the values of a pair add, to the whole bit.</summary>
    public int RarityOf(DrawnPair pair, Dependence? dependence)
    {
        var bits = 0d;
        for (var index = 0; index < comparisons.Length; index++)
        {
            var level = Pattern.Level(pair.Pattern, index);
            var kept = dependence is null || dependence.On[index] < 0 ? 1 : dependence.RarityKept(index, level, Pattern.Level(pair.Pattern, dependence.On[index]));
            bits += kept * rarity.Of(index, level, pair.A, pair.B);
        }

        return (int)Math.Round(bits);
    }

    private DrawnPair Drawn(int a, int b, Pass[] earlier) =>
        new(a, b, Pattern.Of(comparisons, a, b), !Array.Exists(earlier, pass => pass.Offers(a, b)));
}

/// <summary>A pair drawn from a pass.</summary>
/// <param name="A">One record.</param>
/// <param name="B">The other.</param>
/// <param name="Pattern">Outcomes of all comparisons.</param>
/// <param name="IsFirst">Whether no earlier pass offers it.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct DrawnPair(int A, int B, ulong Pattern, bool IsFirst);
