using Tsela.Bench.Linkage.Making;
using Tsela.Bench.Linkage.Scoring;
using Tsela.Bench.Linkage.Sets;
using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Linking;

/// <summary>On tables so small that every pair can be looked at one by one.</summary>
public class WholeTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Keeps_every_pair_that_weighs_enough_and_no_other(int seed)
    {
        var table = MadePersons.Of(Historical.Set, 120, seed).Table;
        var result = Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken);
        var explainer = new PairExplainer(result.Model, table);
        var kept = result.Pairs.ToDictionary(pair => (pair.A, pair.B), pair => pair.Probability);

        Assert.Equal(120 * 119 / 2, result.PairsCompared);
        for (var a = 0; a < table.Count; a++)
        {
            for (var b = a + 1; b < table.Count; b++)
            {
                var probability = explainer.Of(a, b).Probability;
                if (Math.Abs(probability - 0.05) > 0.001)
                {
                    Assert.Equal(probability > 0.05, kept.ContainsKey((a, b)));
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Is_nearly_as_good_without_labels_as_a_plain_model_that_was_told_the_truth(int seed)
    {
        foreach (var set in new[] { Fake.Set, Febrl.OneFile, Historical.Set })
        {
            var persons = MadePersons.Of(set, 300, seed);
            var clusters = Linker.Link(persons.Table, new LinkageOptions(), TestContext.Current.CancellationToken).Clusters;

            var told = PairwiseScore.Of(ToldModel.Clusters(persons), persons.Entities).F1;
            var found = PairwiseScore.Of(clusters, persons.Entities).F1;
            Assert.True(found > told - 0.06, $"{set.Name}: {found:0.000} where the model that was told reaches {told:0.000}");
        }
    }

    [Fact]
    public void Two_files_are_linked_only_across()
    {
        var persons = MadePersons.Of(Febrl.TwoFiles, 600);
        var result = Linker.Link(persons.Table, new LinkageOptions { Scope = LinkageScope.OneToOne }, TestContext.Current.CancellationToken);

        Assert.All(result.Pairs, pair => Assert.NotEqual(persons.Table.Sources![pair.A], persons.Table.Sources[pair.B]));
        Assert.All(
            result.Clusters.Select((cluster, record) => (cluster, persons.Table.Sources![record])).CountBy(member => member),
            members => Assert.Equal(1, members.Value));
        Assert.InRange(PairwiseScore.Of(result.Clusters, persons.Entities).F1, 0.97, 1);
    }

    [Fact]
    public void A_decision_of_a_person_stands_whatever_the_weight()
    {
        var persons = MadePersons.Of(Febrl.OneFile, 400);
        var free = Linker.Link(persons.Table, new LinkageOptions(), TestContext.Current.CancellationToken);
        var sure = free.Pairs.MaxBy(pair => pair.Weight);
        var strangers = Enumerable.Range(1, 399).First(record => free.Clusters[record] != free.Clusters[0]);

        var decided = Linker.Link(
            persons.Table,
            new LinkageOptions { Decisions = [new Decision(sure.A, sure.B, SamePerson: false), new Decision(0, strangers, SamePerson: true)] },
            TestContext.Current.CancellationToken);

        Assert.NotEqual(decided.Clusters[sure.A], decided.Clusters[sure.B]);
        Assert.Equal(decided.Clusters[0], decided.Clusters[strangers]);
    }

    [Fact]
    public void What_comes_later_is_weighed_by_the_model_that_stands()
    {
        var table = MadePersons.Of(Lesotho.Set, 2000).Table;
        var model = Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken).Model;

        var later = Linker.Compare(model, table, 1900, new LinkageOptions(), TestContext.Current.CancellationToken);

        Assert.NotEmpty(later);
        Assert.Equal(later.OrderBy(pair => pair.A).ThenBy(pair => pair.B), later);
        foreach (var pair in later)
        {
            Assert.True(pair.B >= 1900, "one of the two must be new");
            Assert.Equal(new PairExplainer(model, table).Of(pair.A, pair.B).Weight, pair.Weight, 0.001);
        }
    }

    [Fact]
    public void A_stored_model_fits_no_table_without_its_columns_and_no_other_outcomes()
    {
        var table = MadePersons.Of(Historical.Set, 120).Table;
        var model = Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken).Model;
        var first = model.Comparisons[0];
        var older = model with { Comparisons = [first with { Levels = [.. first.Levels.Skip(1)] }, .. model.Comparisons.Skip(1)] };

        Assert.True(Linker.Fits(model, table));
        Assert.False(Linker.Fits(older, table));
        Assert.False(Linker.Fits(model, table with { Columns = [.. table.Columns.Skip(1)] }));
    }
}
