using Microsoft.EntityFrameworkCore;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Counted;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Snapshots;
using Tsela.Tests.Disclosure;

namespace Tsela.Tests.Statistics.Counted;

public sealed class CountedQuestionTests
{
    [Fact]
    public async Task A_filter_on_codes_is_a_cell_of_the_wider_population()
    {
        await using var rig = await WithPermits();
        var question = await Ask(rig, "series=DS15a&rows=sex&columns=event.date@year&only.decision=granted");
        Assert.Equal("DS15a: flow of rows, where decision granted", question.Value.Population.Id);
        Assert.Equal("DS15a: flow of rows", question.Value.Population.Wider);
        Assert.Equal(["decision=granted"], question.Value.Population.Picks.Select(pick => $"{pick.Dimension}={pick.Code}"));
        Assert.Equal(["sex"], question.Value.Columns.Select(column => column.Column));
        Assert.Equal(["2023"], question.Value.Times.Select(time => time.Period));
    }

    [Theory]
    [InlineData("rows=birth_date@0-17|18-64|65%2B&columns=event.date@year", "birth_date in 0-17|18-64|65+")]
    [InlineData("rows=citizenships@region&columns=event.date@quarter", "citizenships in region")]
    [InlineData("rows=citizenships&time=flow&first=2023-01-01&last=2023-12-31", "citizenships")]
    public async Task Columns_are_named_by_their_field_with_bands_or_level(string asked, string column)
    {
        await using var rig = await WithPermits();
        Assert.Equal(column, Assert.Single((await Ask(rig, $"series=DS15a&{asked}")).Value.Columns).Column);
    }

    [Theory]
    [InlineData("rows=sex", "all times")]
    [InlineData("rows=sex&time=flow&first=2023-01-05&last=2023-12-31", "one year")]
    [InlineData("rows=sex&columns=event.date@year&time=flow&first=2023-01-05", "cuts a period")]
    [InlineData("rows=sex&columns=event.date@day", "single days")]
    [InlineData("rows=birth_date@age&columns=event.date@year", "single years")]
    [InlineData("rows=sex&columns=event.date@year&from.birth_date=18&time=flow", "ages")]
    [InlineData("rows=sex&columns=event.date@year&measure=distinct:document_no", "persons")]
    [InlineData("rows=sex&columns=event.date@year&share=row", "percentages")]
    [InlineData("rows=sex&columns=event.date@year&only.sex=_U", "not stated")]
    [InlineData("rows=delivery.period&columns=event.date@year", "Leave it out")]
    public async Task What_cannot_be_held_against_other_tables_is_refused_with_what_to_change(string asked, string word)
    {
        await using var rig = await WithPermits();
        var refused = await Ask(rig, $"series=DS15a&{asked}");
        Assert.Contains(word, refused.Problem!.Sentence, StringComparison.Ordinal);
    }

    private static async Task<StatisticsRig> WithPermits()
    {
        var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 12), ("IN", "F", 8)));
        await rig.Take();
        return rig;
    }

    private static async Task<Outcome<CountedQuestion>> Ask(StatisticsRig rig, string query)
    {
        await using var db = rig.Database.Open();
        var snapshot = rig.Get<KeptTables>().Open(await db.Set<Snapshot>().SingleAsync(TestContext.Current.CancellationToken)).Value;
        var schema = rig.Catalogue.Series["DS15a"];
        return CountedQuestion.Of(TableQuery.Of(query), SeriesVariables.Of(schema, rig.Catalogue), snapshot.Table("DS15a").Value, snapshot.Manifest, rig.Catalogue);
    }
}
