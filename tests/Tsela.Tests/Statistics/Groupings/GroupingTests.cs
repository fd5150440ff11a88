using System.Net;
using Tsela.Access;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.Groupings;
using Tsela.Statistics.Groupings.DefineGrouping;
using Tsela.Statistics.Groupings.ReadGrouping;
using Tsela.Statistics.Groupings.RetireGrouping;
using Tsela.Statistics.Questions;

namespace Tsela.Tests.Statistics.Groupings;

public sealed class GroupingTests
{
    private static readonly GroupingForm Neighbours = new()
    {
        Key = "neighbours", Name = "Neighbours and others", CodeList = "countries",
        Groups = "home | Lesotho | LS\nnear | Neighbours | South Africa\nsadc | Rest of SADC | @sadc:yes\neurope | Europe | @region:europe",
    };

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_grouping_becomes_a_level_of_every_field_of_its_list_and_old_versions_stay_valid(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        var first = await Define(rig, Neighbours);
        Assert.Equal(("neighbours", 1), (first.Value.Key, first.Value.Version));
        Assert.Equal(["LS"], first.Value.Groups[0].Codes);
        Assert.Equal(["ZA"], first.Value.Groups[1].Codes);
        Assert.Contains("BW", first.Value.Groups[2].Codes);
        Assert.Contains("CN", first.Value.LeftOut.Select(one => one.Code));
        var second = await Define(rig, Neighbours with { Groups = "near | Neighbours | ZA, BW", Reason = "Botswana is near" }, "neighbours");
        Assert.Equal(2, second.Value.Version);

        await using var db = rig.Database.Open();
        var own = await db.LevelsOfOffice(TestContext.Current.CancellationToken);
        var variables = SeriesVariables.Of(rig.Catalogue.Series["DS15a"], rig.Catalogue, own);
        var old = Assert.IsType<LevelDimension>(DimensionTexts.Read("citizenships@own:neighbours@1", variables).Value.Dimension);
        var now = DimensionTexts.Read("citizenships@own:neighbours@2", variables).Value;
        Assert.Equal(("sadc", "near", "_O"), (old.Groups["BW"], ((LevelDimension)now.Dimension).Groups["BW"], ((LevelDimension)now.Dimension).Groups["CN"]));
        Assert.Equal("Neighbours", now.LabelOf("near"));
        var offered = DimensionTexts.Offered(variables.Find("citizenships")!).Select(one => one.Text).ToList();
        Assert.Contains("citizenships@own:neighbours@2", offered);
        Assert.DoesNotContain("citizenships@own:neighbours@1", offered);

        Assert.True((await rig.Run<RetireGrouping, Outcome<Done>>(slice => slice.Handle(new("neighbours", "not used"), TestContext.Current.CancellationToken))).Succeeded);
        var after = SeriesVariables.Of(rig.Catalogue.Series["DS15a"], rig.Catalogue, await db.LevelsOfOffice(TestContext.Current.CancellationToken));
        Assert.True(DimensionTexts.Read("citizenships@own:neighbours@2", after).Succeeded);
        Assert.DoesNotContain("citizenships@own:neighbours@2", DimensionTexts.Offered(after.Find("citizenships")!).Select(one => one.Text));
        var read = await rig.Run<ReadGrouping, Outcome<ReadGrouping.Shown>>(slice => slice.Handle(new("neighbours", 1), TestContext.Current.CancellationToken));
        Assert.Equal((4, 2, false), (read.Value.Groups.Count, read.Value.Versions.Count, read.Value.IsLatest));
    }

    [Fact]
    public async Task Bands_of_age_become_a_level_of_ages_and_their_gaps_are_told()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var defined = await Define(rig, new GroupingForm { Key = "school", Name = "School ages", CodeList = "age", Groups = "0-5 | Small\r\n6-12 | Primary\r\n13-17 | Secondary\r\n20+ | Grown" });
        Assert.Equal(["18-19"], defined.Value.LeftOut.Select(one => one.Code));
        await using var db = rig.Database.Open();
        var variables = SeriesVariables.Of(rig.Catalogue.Series["DS15a"], rig.Catalogue, await db.LevelsOfOffice(TestContext.Current.CancellationToken));
        var chosen = DimensionTexts.Read("birth_date@own:school@1", variables).Value;
        Assert.Equal(["0-5", "6-12", "13-17", "20+"], Assert.IsType<AgeDimension>(chosen.Dimension).Bands.Select(band => band.Code));
        Assert.Equal("Primary", chosen.LabelOf("6-12"));
    }

    [Theory]
    [InlineData("near | Neighbours | ZA\nfar | Far | za", "in the group near already")]
    [InlineData("near | Neighbours | Atlantis", "has no code 'Atlantis'")]
    [InlineData("near | Neighbours", "with bars between")]
    [InlineData("_T | All | @rest", "no code for a group")]
    [InlineData("a | A | ZA\na | B | LS", "line 1 already")]
    [InlineData("a | A | @rest\nb | B | @rest", "only one group")]
    [InlineData("a | A | @continent:africa", "no property '@continent:africa'")]
    [InlineData("a | A | @region:africa\nb | B | @sadc:yes", "falls into two groups")]
    [InlineData("", "a group a line")]
    public async Task A_wrong_line_is_told_with_its_number_and_the_reason(string groups, string words)
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var defined = await Define(rig, Neighbours with { Groups = groups });
        Assert.Equal(0, defined.Value.Version);
        Assert.Contains(defined.Value.Faults, fault => fault.Field == "Groups" && fault.Sentence.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_statistician_tries_and_defines_a_grouping_on_the_page_and_a_reader_may_only_look()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        using var statistician = await site.SignedIn(Role.Statistician);
        (string, string)[] fields = [("Name", "Near and far"), ("Key", "near-far"), ("CodeList", "countries"), ("Groups", "near | Neighbours | ZA\nfar | Overseas | @region:asia")];
        var tried = await (await statistician.Submit("/groupings/define", [.. fields, ("act", "try")])).Document();
        Assert.Contains("Nothing is kept yet", tried.QuerySelector("#tried")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("left out", tried.QuerySelector("#tried")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/groupings/near-far", (await statistician.Submit("/groupings/define", [.. fields, ("act", "save")])).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await statistician.Submit("/groupings/define", [.. fields, ("act", "save")])).StatusCode);
        var changed = await statistician.Submit("/groupings/define/near-far", ("Name", "Near and far"), ("Groups", "near | Neighbours | ZA, BW"), ("Reason", "more"), ("act", "save"));
        Assert.Equal("/groupings/near-far", changed.Headers.Location?.ToString());
        using var head = await site.SignedIn(Role.Head);
        var page = (await head.Open("/groupings/near-far?version=1")).Words();
        Assert.Contains("Version 1 of 2, not the latest", page, StringComparison.Ordinal);
        Assert.Contains("own:near-far@2", (await head.Open("/groupings")).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get("/groupings/define")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get("/groupings/none")).StatusCode);
        Assert.Equal("/groupings/near-far", (await statistician.Submit("/groupings/near-far", ("reason", "done"))).Headers.Location?.ToString());
    }

    private static Task<Outcome<DefineGrouping.Defined>> Define(StatisticsRig rig, GroupingForm form, string? key = null) =>
        rig.Run<DefineGrouping, Outcome<DefineGrouping.Defined>>(slice => slice.Handle(new(form, key), TestContext.Current.CancellationToken));
}
