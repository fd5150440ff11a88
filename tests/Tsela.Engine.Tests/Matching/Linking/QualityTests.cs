using System.Globalization;
using Tsela.Bench.Linkage.Making;
using Tsela.Bench.Linkage.Scoring;
using Tsela.Bench.Linkage.Sets;
using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Linking;

/// <summary>
/// Floors a little below what was measured on made sets of a few thousand records, each of another shape than the
/// others, so that what helps one and harms another is seen.
/// </summary>
public class QualityTests
{
    public static TheoryData<string, int, double, double> Floors => new()
    {
        { "fake", 1000, 0.93, 0.99 },
        { "febrl3like", 2000, 0.995, 0.999 },
        { "febrl4like", 2000, 0.995, 0.999 },
        { "german", 3000, 0.86, 0.96 },
        { "historical", 4000, 0.93, 0.95 },
        { "lesotho", 6000, 0.85, 0.98 },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void Finds_the_persons_of_a_shape_without_labels(string name, int count, double f1, double precision)
    {
        var persons = MadePersons.Of(Named(name), count);
        var result = Linker.Link(persons.Table, OptionsFor(persons), TestContext.Current.CancellationToken);

        var score = PairwiseScore.Of(result.Clusters, persons.Entities);
        var figures = string.Create(CultureInfo.InvariantCulture, $"{name}: precision {score.Precision:0.0000}, recall {score.Recall:0.0000}, F1 {score.F1:0.0000}");
        Assert.True(score.F1 >= f1 && score.Precision >= precision, figures);
    }

    [Theory]
    [InlineData("fake", 1000)]
    [InlineData("febrl3like", 2000)]
    [InlineData("german", 3000)]
    [InlineData("historical", 4000)]
    [InlineData("lesotho", 6000)]
    public void Is_right_where_it_is_sure(string name, int count)
    {
        var persons = MadePersons.Of(Named(name), count, seed: 2);
        var result = Linker.Link(persons.Table, OptionsFor(persons), TestContext.Current.CancellationToken);

        // Two persons of ten records each are a hundred pairs that stand or fall together: each pair of persons counts once.
        var sure = result.Pairs.Where(pair => pair.Probability >= 0.99).Select(pair => (persons.Entities[pair.A], persons.Entities[pair.B])).ToArray();
        var linked = sure.Where(pair => pair.Item1 == pair.Item2).Distinct().Count();
        var confused = sure.Where(pair => pair.Item1 != pair.Item2).Select(pair => (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2))).Distinct().Count();
        Assert.True(confused <= 3 + (linked / 20), $"{name}: {confused} pairs of persons are taken for one for sure, where {linked} are linked rightly");
    }

    private static LinkageOptions OptionsFor(MadePersons persons) =>
        new() { Scope = persons.Table.Sources is null ? LinkageScope.Everywhere : LinkageScope.BetweenSources };

    private static LabelledSet Named(string name) =>
        new[] { Fake.Set, Febrl.OneFile, Febrl.TwoFiles, German.Set, Historical.Set, Lesotho.Set }.Single(set => set.Name == name);
}
