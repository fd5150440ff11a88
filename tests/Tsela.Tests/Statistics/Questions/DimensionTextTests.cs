using Tsela.Catalogue.Loading;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.Questions;

namespace Tsela.Tests.Statistics.Questions;

public sealed class DimensionTextTests
{
    private static readonly Tsela.Catalogue.NationalCatalogue Catalogue = CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!;

    [Fact]
    public void A_country_has_its_region_and_an_unclassified_one_stands_apart()
    {
        var citizenship = Of("DS15a").All.First(variable => variable.Concept == "person.citizenship");
        var read = DimensionTexts.Read($"{citizenship.Name}@region", Of("DS15a")).Value;
        var groups = Assert.IsType<LevelDimension>(read.Dimension).Groups;
        Assert.Equal("Africa", groups["ZA"]);
        Assert.Equal("Asia", groups["CN"]);
        Assert.Equal(CodeLevels.Other, groups["AX"]);
        Assert.Equal("Other or not classified", read.LabelOf(CodeLevels.Other));
    }

    [Fact]
    public void An_occupation_climbs_from_its_unit_group_to_the_major_group()
    {
        var occupation = Of("DS15a").All.First(variable => variable.Concept == "work.occupation");
        var major = Assert.IsType<LevelDimension>(DimensionTexts.Read($"{occupation.Name}@major", Of("DS15a")).Value.Dimension);
        Assert.Equal("2", major.Groups["2221"]);
        Assert.Equal("2", major.Groups["22"]);
        Assert.Equal("2", major.Groups["2"]);
        var subMajor = Assert.IsType<LevelDimension>(DimensionTexts.Read($"{occupation.Name}@sub-major", Of("DS15a")).Value.Dimension);
        Assert.Equal("22", subMajor.Groups["2221"]);
    }

    [Fact]
    public void A_district_lies_in_one_or_several_zones()
    {
        var zone = DimensionTexts.Read("employer_district@zone", Of("DS15a")).Value;
        Assert.Equal("L+F+M", Assert.IsType<LevelDimension>(zone.Dimension).Groups["LS-B"]);
        Assert.Equal("Lowlands, Foothills and Mountains", zone.LabelOf("L+F+M"));
    }

    [Theory]
    [InlineData("birth_date", 18)]
    [InlineData("birth_date@age5", 18)]
    [InlineData("birth_date@age", 101)]
    [InlineData("birth_date@0-17|18-64|65+", 3)]
    public void Ages_come_in_bands_of_any_kind(string text, int bands) =>
        Assert.Equal(bands, Assert.IsType<AgeDimension>(DimensionTexts.Read(text, Of("DS15a")).Value.Dimension).Bands.Count);

    [Theory]
    [InlineData("sexx", "Did you mean sex?")]
    [InlineData("employer_district@zon", "zone")]
    [InlineData("event.date@mont", "month")]
    [InlineData("birth_date@17-0", "age5")]
    [InlineData("birth_date@0-17|15-20", "age5")]
    [InlineData("document_nr", "no variable")]
    public void What_is_not_there_is_answered_with_the_nearest(string text, string expected) =>
        Assert.Contains(expected, DimensionTexts.Read(text, Of("DS15a")).Problem!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void Every_text_that_is_offered_can_be_read_for_every_series()
    {
        foreach (var series in Catalogue.Series.Values)
        {
            var variables = SeriesVariables.Of(series, Catalogue);
            foreach (var (text, _) in variables.All.SelectMany(DimensionTexts.Offered))
            {
                Assert.True(DimensionTexts.Read(text, variables).Succeeded, $"{series.Name} {text}");
            }
        }
    }

    private static SeriesVariables Of(string series) => SeriesVariables.Of(Catalogue.Series[series], Catalogue);
}
