using Tsela.Engine.Matching.Names;

namespace Tsela.Engine.Tests.Matching.Names;

public sealed class LabelledPairsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(NameLevel.Variant, 0.99, 0.69)]
    [InlineData(NameLevel.TypingError, 0.87, 0.92)]
    public void The_labelled_names_are_told_apart(NameLevel worst, double precisionFloor, double recallFloor)
    {
        var judged = LabelledPairs.All.Select(pair => (Pair: pair, Level: LevelOf(pair))).ToList();
        foreach (var (pair, level) in judged.Where(one => one.Level <= worst != one.Pair.Same))
        {
            output.WriteLine($"{level,-12} {pair.A} | {pair.B} ({pair.Shows})");
        }

        foreach (var kind in judged.GroupBy(one => (one.Pair.Same, one.Pair.Shows)))
        {
            output.WriteLine($"{(kind.Key.Same ? "yes" : "no "),-4}{kind.Key.Shows}: {kind.Count(one => one.Level <= worst)} of {kind.Count()}");
        }

        double found = judged.Count(one => one.Level <= worst);
        double right = judged.Count(one => one.Level <= worst && one.Pair.Same);
        var precision = right / found;
        var recall = right / judged.Count(one => one.Pair.Same);
        output.WriteLine($"precision {precision:F3}, recall {recall:F3}");
        Assert.True(precision >= precisionFloor && recall >= recallFloor, $"precision {precision:F3}, recall {recall:F3}");
    }

    [Fact]
    public void There_are_enough_of_both_kinds()
    {
        Assert.True(LabelledPairs.All.Count >= 400);
        Assert.InRange(LabelledPairs.All.Count(pair => pair.Same), LabelledPairs.All.Count * 2 / 5, LabelledPairs.All.Count * 3 / 5);
    }

    private static NameLevel LevelOf(LabelledPair pair) => NameComparison.LevelOf(PreparedName.Of(pair.A), PreparedName.Of(pair.B));
}
