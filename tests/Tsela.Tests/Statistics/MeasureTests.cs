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
    [InlineData("""{"kind":"flow","series":["DS15a"],"count":"total:x"}""", "is not something to measure")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"wehre":{}}""", "wehre")]
    [InlineData("""{"kind":"guess"}""", "'guess'")]
    [InlineData("""{"kind":"missing"}""", "who owes it")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"fallback":{"kind":"flow","series":["DS20e"]}}""", "counts movement where the figure counts document")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"details":[{"kind":"flow","series":["DS20e"]}]}""", "counts movement where the figure counts document")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"beside":[{"kind":"flow","series":["DS15a"],"count":"persons","label":"NES"}]}""", "counts person where the figure counts document")]
    [InlineData("""{"kind":"flow","series":["DS27b"],"count":"distinct:police_case_no","unit":"document"}""", "are cases, not document")]
    [InlineData("""{"kind":"flow","series":["DS20e"],"count":"distinct:visa_or_permit_no","unit":"case"}""", "are documents, not case")]
    [InlineData("""{"kind":"flow","series":["DS34b"],"count":"sum:deposit_amount","unit":"document"}""", "holds money, which is never shown as document")]
    [InlineData("""{"kind":"flow","series":["DS03a"],"count":"sum:household_size","unit":"money"}""", "does not hold money")]
    [InlineData("""{"kind":"published","series":["DS02a"],"value":"amount"}""", "several currencies")]
    [InlineData("""{"kind":"flow","series":["DS20e"],"count":"persons","weight":"intended_stay_days"}""", "have no weight")]
    [InlineData("""{"kind":"ended","series":["DS34a"],"count":"persons"}""", "quiet months")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"by":["sex"]}""", "'citizenship' of the indicator is in no breakdown")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"by":["sex"],"without":[{"dimension":"sex","series":"DS15a","variable":"sex","owes":"NES","why":"it is there"}]}""", "'sex' is computed")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"without":[{"dimension":"colour","series":"DS15a","variable":"colour","owes":"NES","why":"nobody asks"}]}""", "no dimension 'colour'")]
    [InlineData("""{"kind":"flow","series":["DS15a"],"classes":{"duration":{"on":"months","codes":{"short":"to 3"}}},"by":["duration"]}""", "'months'")]
    public async Task A_wrong_measure_is_refused_with_its_path_and_the_reason(string measure, string reason)
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var catalogue = With(rig.Catalogue, "LIM-01", measure);
        Assert.Contains(IndicatorMeasures.FaultsOf(catalogue), fault =>
            fault.StartsWith("LIM-01/measure", StringComparison.Ordinal) && fault.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_share_of_one_thing_is_never_made_of_another()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var catalogue = With(rig.Catalogue, "LIM-04", """{"kind":"ratio","numerator":{"kind":"flow","series":["DS15a"],"count":"persons"},"denominator":{"kind":"flow","series":["DS15a"]},"factor":100,"by":["citizenship","occupation"]}""");
        Assert.Contains(IndicatorMeasures.FaultsOf(catalogue), fault => fault.Contains("a share of document cannot be made of person", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("to day-1", "to 2024-12-30")]
    [InlineData("day-90 to day-31", "2024-10-02 to 2024-11-30")]
    [InlineData("to day-1 and day-30 to day", "to 2024-12-30 and 2024-12-01 to 2024-12-31")]
    [InlineData("from year-4", "from 2020")]
    [InlineData("not day|year", "not day|year")]
    public void A_condition_may_be_relative_to_the_day_of_the_stock(string text, string on) =>
        Assert.Equal(on, MeasureTexts.At(text, new DateOnly(2024, 12, 31)));

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
