using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.CellKeys;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Tests.Suppression;

public sealed class PerturbationTableTests
{
    /// <summary>Rows of the table that the R package ptable gives for D 5, V 3, js 2, half unchanged: count, then change and probability.</summary>
    public static TheoryData<int, (int Change, double Probability)[]> PublishedRows => new()
    {
        { 0, [(0, 1)] },
        { 1, [(-1, 0.73446954), (2, 0.13672019), (3, 0.07279631), (4, 0.03742956), (5, 0.0185844)] },
        { 2, [(-2, 0.40880704), (1, 0.40664354), (2, 0.14762401), (3, 0.03231882), (4, 0.00426687), (5, 0.00033972)] },
        { 3, [(-3, 0.18737598), (0, 0.5), (1, 0.15629816), (2, 0.09081387), (3, 0.04324202), (4, 0.01687388), (5, 0.00539609)] },
        { 6, [(-3, 0.090633), (-2, 0.09217), (-1, 0.09217), (0, 0.5), (1, 0.071263), (2, 0.057594), (3, 0.043787), (4, 0.031315), (5, 0.021068)] },
        { 8, [(-5, 0.011585), (-4, 0.025395), (-3, 0.04676), (-2, 0.072317), (-1, 0.093943), (0, 0.5), (1, 0.093943), (2, 0.072317), (3, 0.04676), (4, 0.025395), (5, 0.011585)] },
        { 5000, [(-5, 0.011585), (-4, 0.025395), (-3, 0.04676), (-2, 0.072317), (-1, 0.093943), (0, 0.5), (1, 0.093943), (2, 0.072317), (3, 0.04676), (4, 0.025395), (5, 0.011585)] },
    };

    [Theory]
    [MemberData(nameof(PublishedRows))]
    public void The_probabilities_are_those_that_are_published(int count, (int Change, double Probability)[] published)
    {
        ArgumentNullException.ThrowIfNull(published);
        var row = PerturbationTable.Of(new NoiseParameters(5, 3, 2, 0.5)).Of(count);
        Assert.Equal(published.Select(step => step.Change), row.Select(step => step.Change));
        Assert.All(published.Zip(row), step => Assert.Equal(step.First.Probability, step.Second.Probability, 1e-6));
    }

    [Theory]
    [InlineData(2, 1, 0)]
    [InlineData(5, 3, 2)]
    [InlineData(4, 1.5, 0)]
    [InlineData(8, 6, 3)]
    [InlineData(2, 1.05, 1)]
    public void Noise_has_mean_nought_and_the_variance_and_never_shows_a_small_count(int largest, double variance, int noneUpTo)
    {
        var table = PerturbationTable.Of(new NoiseParameters(largest, variance, noneUpTo));
        for (var count = 1; count <= 30; count++)
        {
            var row = table.Of(count);
            Assert.Equal(1, row.Sum(step => step.Probability), 1e-9);
            Assert.Equal(0, row.Sum(step => step.Change * step.Probability), 1e-9);
            Assert.Equal(variance, row.Sum(step => step.Change * step.Change * step.Probability), 1e-9);
            Assert.All(row, step => Assert.True(Math.Abs(step.Change) <= largest && (count + step.Change == 0 || count + step.Change > noneUpTo)));
        }
    }

    [Fact]
    public void Noise_that_cannot_be_is_refused_with_what_to_change()
    {
        Assert.Contains("D above js", Assert.Throws<ProtectionRefusedException>(() => PerturbationTable.Of(new NoiseParameters(2, 1, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("another V", Assert.Throws<ProtectionRefusedException>(() => PerturbationTable.Of(new NoiseParameters(5, 0.5, 2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_records_are_changed_alike_wherever_they_are_counted()
    {
        var sex = new TableDimension("sex", new Dictionary<string, string> { ["F"] = "total", ["M"] = "total" });
        var one = new CountTable("women alone", [sex], [new InnerCell(["F"], 7, 7, Key: 3.25)]);
        var shown = CellKeyPerturbation.Perturb(CellSystem.Of(new ProtectionProblem([one], new PrimaryRules(1))), PerturbationTable.Of(new NoiseParameters(5, 3, 2)))[0].Cells;
        Assert.Equal(2, shown.Count);
        Assert.Equal(shown[0].Value, shown[1].Value);
        Assert.NotInRange(shown[0].Value!.Value, 1, 2);
    }

    [Fact]
    public void Keys_spread_evenly_give_the_probabilities()
    {
        var table = PerturbationTable.Of(new NoiseParameters(5, 3, 2));
        const int Keys = 100_000;
        var shown = Enumerable.Range(0, Keys).Select(key => table.Shown(6, 17 + ((key + 0.5) / Keys))).ToList();
        Assert.All(table.Of(6), step => Assert.Equal(step.Probability, (double)shown.Count(value => value == 6 + step.Change) / Keys, 1e-4));
    }
}
