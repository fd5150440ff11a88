using Tsela.Bench.Linkage.Making;
using Tsela.Bench.Linkage.Sets;
using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Linking;

public class ExplanationTests
{
    [Fact]
    public void The_parts_add_up_to_the_weight_of_each_pair()
    {
        var table = MadePersons.Of(Lesotho.Set, 1200).Table;
        var result = Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken);
        Assert.True(result.Pairs.Count > 100, "there must be pairs to explain");

        foreach (var pair in Some(result.Pairs, 300))
        {
            var why = new PairExplainer(result.Model, table).Of(pair.A, pair.B);
            Assert.Equal(pair.Weight, why.Prior + why.Parts.Sum(part => part.Agreement + part.Rarity + part.Overlap), 0.001);
            Assert.Equal(pair.Weight, why.Weight, 0.001);
            Assert.Equal(pair.Probability, why.Probability, 0.001);
            Assert.Equal(result.Model.Comparisons.Select(comparison => comparison.Name), why.Parts.Select(part => part.Comparison));
        }
    }

    [Fact]
    public void Two_records_have_one_weight_whichever_is_named_first()
    {
        var table = MadePersons.Of(Historical.Set, 800).Table;
        var result = Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken);

        foreach (var pair in Some(result.Pairs, 300))
        {
            Assert.Equal(
                new PairExplainer(result.Model, table).Of(pair.A, pair.B).Weight,
                new PairExplainer(result.Model, table).Of(pair.B, pair.A).Weight, 1e-9);
        }
    }

    [Fact]
    public void Each_outcome_is_a_level_of_the_model_and_weighs_what_it_says()
    {
        var table = MadePersons.Of(Fake.Set, 500).Table;
        var result = Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken);
        var draw = new Draw(7, 0, 0);

        for (var turn = 0; turn < 300; turn++)
        {
            var (a, b) = (draw.Below(table.Count), draw.Below(table.Count));
            foreach (var (part, comparison) in new PairExplainer(result.Model, table).Of(a, b).Parts.Zip(result.Model.Comparisons))
            {
                if (part.Outcome == "missing")
                {
                    continue;
                }

                var level = Assert.Single(comparison.Levels, level => level.Label == part.Outcome);
                Assert.Equal(Math.Log2(level.M / level.U), part.Agreement, 1e-6);
            }
        }
    }

    [Fact]
    public void The_chances_of_the_outcomes_of_a_comparison_are_one_together()
    {
        var model = Linker.Link(MadePersons.Of(Historical.Set, 3000).Table, new LinkageOptions(), TestContext.Current.CancellationToken).Model;

        foreach (var comparison in model.Comparisons)
        {
            Assert.All(comparison.Levels, level => Assert.InRange(level.M, double.Epsilon, 1));
            Assert.All(comparison.Levels, level => Assert.InRange(level.U, double.Epsilon, 1));
            Assert.Equal(1, comparison.Levels.Sum(level => level.M), 0.001);
            Assert.InRange(comparison.Levels.Sum(level => level.U), 0.9, 1.01);
        }
    }

    private static IEnumerable<ScoredPair> Some(IReadOnlyList<ScoredPair> pairs, int count)
    {
        var draw = new Draw(3, 0, pairs.Count);
        return Enumerable.Range(0, count).Select(_ => pairs[draw.Below(pairs.Count)]);
    }
}
