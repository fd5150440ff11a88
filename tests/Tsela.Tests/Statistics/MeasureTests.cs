using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Statistics.Measures;

namespace Tsela.Tests.Statistics;

public sealed class MeasureTests
{
    [Fact]
    public async Task Every_national_indicator_has_a_measure_that_can_be_used()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        Assert.Empty(IndicatorMeasures.FaultsOf(rig.Catalogue));
        Assert.Equal(150, rig.Catalogue.Indicators.Count(indicator => indicator.Measure is { ValueKind: JsonValueKind.Object }));
    }

    [Theory]
    [InlineData("""{"kind":"flow","series":["DS15a","DS20e"]}""", "never added")]
    [InlineData("""{"kind":"combination","plus":[{"kind":"flow","series":["DS15a"]}],"minus":[{"kind":"flow","series":["DS20e"]}]}""", "never added or subtracted")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"count":"persons"}""", "never mixed")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"where":{"colour":"red"}}""", "'colour'")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"by":["colour"]}""", "'colour'")]
    [InlineData("""{"kind":"flow","series":["DS99z"]}""", "DS99z")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"count":"total:x"}""", "is not something to count")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"wehre":{}}""", "wehre")]
    [InlineData("""{"kind":"guess"}""", "'guess'")]
    [InlineData("""{"kind":"missing"}""", "who owes it")]
    public async Task A_wrong_measure_is_refused_with_its_path_and_the_reason(string measure, string reason)
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var catalogue = With(rig.Catalogue, "LIM-01", measure);
        Assert.Contains(IndicatorMeasures.FaultsOf(catalogue), fault =>
            fault.StartsWith("LIM-01/measure", StringComparison.Ordinal) && fault.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024", "2024-03", true)]
    [InlineData("2024", "2024-Q4", true)]
    [InlineData("2024", "2023", false)]
    [InlineData("2024-Q1", "2024-03", true)]
    [InlineData("2024-Q1", "2024", false)]
    [InlineData("2024-03", "2024-03-31", true)]
    [InlineData("2024", "0000", false)]
    [InlineData("2024", "2024-13", false)]
    [InlineData("2024", "late 1980s", false)]
    public void A_period_holds_what_lies_inside_it(string period, string inner, bool holds)
    {
        var reference = Reference.Of(2024, "monthly").Single(one => one.Period == period);
        Assert.Equal(holds, reference.Holds(inner));
    }

    private static NationalCatalogue With(NationalCatalogue catalogue, string id, string measure)
    {
        using var json = JsonDocument.Parse(measure);
        var element = json.RootElement.Clone();
        IReadOnlyList<IndicatorCategory> changed =
        [
            .. catalogue.IndicatorCategories.Select(category => category with
            {
                Indicators = [.. category.Indicators.Where(one => one.Id == id).Select(one => one with { Measure = element })],
            }),
        ];
        return new NationalCatalogue(
            catalogue.Institutions, catalogue.Datasets, catalogue.CodeLists, catalogue.Series, catalogue.Concepts, changed,
            catalogue.Overlaps, catalogue.Reports, catalogue.Definitions);
    }
}
