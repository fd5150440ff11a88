using Tsela.Bench.Linkage.Making;
using Tsela.Bench.Linkage.Sets;

namespace Tsela.Bench.Linkage;

/// <summary>The shapes of set that can be made.</summary>
internal static class MadeSets
{
    /// <summary>Those whose truth says how good a linkage is.</summary>
    public static readonly IReadOnlyList<LabelledSet> Judging = [Fake.Set, Febrl.OneFile, Febrl.TwoFiles, German.Set, Historical.Set, Lesotho.Set];

    /// <summary>Those that ask for a sentence or a right answer in bounded time.</summary>
    public static readonly IReadOnlyList<LabelledSet> Breaking =
        [Hostile.EmptyColumns, Hostile.OneValue, Hostile.Identical, Hostile.OneColumn, Hostile.LongNames, Hostile.Scripts];

    public static IEnumerable<LabelledSet> All => Judging.Concat(Breaking);

    public static LabelledSet? Named(string name) => All.FirstOrDefault(set => set.Name == name);
}
