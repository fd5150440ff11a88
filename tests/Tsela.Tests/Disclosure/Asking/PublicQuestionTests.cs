using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Statistics;
using Tsela.Tests.Architecture;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure.Asking;

public sealed class PublicQuestionTests
{
    private static readonly (string, string, int)[] Groups =
        [("CN", "M", 160), ("CN", "F", 90), ("IN", "M", 80), ("IN", "F", 40), ("NG", "M", 30), ("NG", "F", 21), ("ZA", "F", 33), ("GH", "M", 2), ("KE", "F", 1)];

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_count_is_the_same_in_every_question_and_in_every_snapshot(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Groups));
        await rig.Take();
        var opened = await rig.OpenWorkPermits();
        var bySex = (await rig.Ask(opened, "sex")).Value;
        var both = (await rig.Ask(opened, "sex", "citizenships")).Value;
        var turned = (await rig.Ask(opened, "citizenships", "sex")).Value;
        var everybody = (await rig.Ask(opened)).Value;
        foreach (var sex in new[] { "_T", "M", "F" })
        {
            Assert.Equal(bySex.Cell("2023", ("sex", sex))!.Value, both.Cell("2023", ("sex", sex))!.Value);
            foreach (var code in new[] { "CN", "IN", "NG" })
            {
                Assert.Equal(both.Cell("2023", ("sex", sex), ("citizenships", code)), turned.Cell("2023", ("sex", sex), ("citizenships", code)), (one, other) => one!.Value == other!.Value);
            }
        }

        Assert.Equal(everybody.Cell("2023")!.Value, both.Cell("2023")!.Value);
        Assert.InRange(everybody.Cell("2023")!.Value!.Value, 457 - 5, 457 + 5);

        await rig.Deliver("DS15a", "2024", ProtectionRig.Permits(2024, ("CN", "M", 70), ("IN", "F", 50)));
        await rig.Take();
        var later = await rig.OpenWorkPermits();
        Assert.NotEqual(opened.Snapshot, later.Snapshot);
        var again = (await rig.Ask(later, "sex", "citizenships")).Value;
        Assert.All(both.Cells.Where(cell => cell.Value > 0), cell => Assert.Equal(
            cell.Value, again.Cell("2023", ("sex", both.Dimensions[0].Codes[cell.At[0]].Code), ("citizenships", both.Dimensions[1].Codes[cell.At[1]].Code))!.Value));

        // what was opened before answers as before
        Assert.Equal(both.Cells.Select(cell => cell.Value), (await rig.Ask(opened, "sex", "citizenships")).Value.Cells.Select(cell => cell.Value));
    }

    [Fact]
    public async Task No_count_of_one_or_two_is_shown_and_a_code_that_nobody_is_shown_to_have_is_not_named()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Groups));
        await rig.Take();
        var opened = await rig.OpenWorkPermits();
        Assert.Empty(opened.Cells);
        Assert.Contains(opened.Dimensions, dimension => dimension.Id == "citizenships_region");
        foreach (var columns in new string[][] { ["citizenships"], ["citizenships", "sex"], ["birth_date_age5"], ["sex", "citizenships_region"] })
        {
            var answer = (await rig.Ask(opened, columns)).Value;
            Assert.DoesNotContain(answer.Cells, cell => cell.Value is 1 or 2);
            Assert.All(answer.Dimensions.Take(columns.Length), (dimension, place) => Assert.All(
                dimension.Codes.Select((_, code) => code), code => Assert.Contains(answer.Cells, cell => cell.At[place] == code && cell.Value is > 0)));
            // every combination has a cell, so that none is known by being there
            Assert.Equal(answer.Dimensions.Aggregate(1, (all, dimension) => all * dimension.Codes.Count), answer.Cells.Count);
            Assert.Equal((SafeTableKind.Answer, SafeProtection.CellKey, "general"), (answer.Kind, answer.Protection.Method, answer.Protection.Policy));
        }
    }

    [Fact]
    public async Task A_person_counts_once_in_a_figure_of_a_year_however_many_records_there_are()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 100)));
        await rig.Deliver("DS15a", "2024", [.. Enumerable.Range(0, 4).SelectMany(_ => ProtectionRig.Permits(2023, ("CN", "M", 100)))]);
        await rig.Take();
        Assert.InRange((await rig.Ask(await rig.OpenWorkPermits())).Value.Cell("2023")!.Value!.Value, 95, 105);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_with_what_to_change()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        string[] few = ["TZ", "ZM", "ZW", "MZ", "BW", "SZ", "NA", "UG", "MW", "RW", "BI", "ET", "ER", "SD"];
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, [.. Groups, .. few.Select(country => (country, "M", 3))]));
        await rig.Take();
        var opened = await rig.OpenWorkPermits();
        async Task<string?> Code(RegisterQuestion question) => (await rig.Ask(opened, question)).Problem?.Code;
        var everybody = RegisterQuestion.Everybody;
        Assert.Equal("asking.unknown-column", await Code(everybody with { Columns = ["surname"] }));
        Assert.Equal("asking.unknown-column", await Code(everybody with { Columns = ["document_no"] }));
        Assert.Equal("asking.unknown-column", await Code(everybody with { Columns = ["time"] }));
        Assert.Equal("asking.columns", await Code(everybody with { Columns = ["sex", "sex"] }));
        Assert.Equal("asking.columns", await Code(everybody with { Columns = ["citizenships", "citizenships_region"] }));
        Assert.Equal("asking.columns", await Code(everybody with { Columns = ["sex", "citizenships", "birth_date_age5", "marital_status"] }));
        Assert.Equal("asking.unknown-code", await Code((everybody with { Columns = ["sex"] }).Only("sex", "Q")));
        Assert.Equal("asking.unknown-years", await Code(everybody with { From = "1999", To = "2001" }));
        Assert.Equal("asking.unknown-years", await Code(everybody with { From = "2023-01-01" }));
        var large = await rig.Ask(opened, "citizenships", "country_of_birth");
        Assert.Equal(("asking.too-large", ProblemKind.TooLarge), (large.Problem!.Code, large.Problem.Kind));
        Assert.Contains("10,000", large.Problem.Sentence, StringComparison.Ordinal);
        Assert.Equal("asking.too-thin", await Code((everybody with { Columns = ["citizenships"] }).Only("citizenships", few)));
        Assert.Null(await Code((everybody with { Columns = ["citizenships", "sex"] }).Only("citizenships", "CN", "IN")));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Ask(Tsela.Tests.Publishing.SampleTables.WorkPermits(), everybody));
    }

    [Fact]
    public async Task Sums_are_those_of_everybody_whatever_codes_are_chosen()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Groups));
        await rig.Take();
        var opened = await rig.OpenWorkPermits();
        var all = (await rig.Ask(opened, "citizenships")).Value;
        var some = (await rig.Ask(opened, (RegisterQuestion.Everybody with { Columns = ["citizenships"] }).Only("citizenships", "CN", "IN"))).Value;
        Assert.Equal(["_T", "CN", "IN"], some.Dimensions[0].Codes.Select(code => code.Code));
        Assert.Equal(all.Cell("2023")!.Value, some.Cell("2023")!.Value);
    }

    [Fact]
    public async Task Only_registers_whose_policy_allows_it_can_be_opened()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Groups));
        await rig.Deliver("DS26a", "2023", [new Dictionary<string, string>(StringComparer.Ordinal) { ["case_no"] = "1", ["sex"] = "F", ["applied_on"] = "2023-02-01" }]);
        await rig.Deliver("RF05", "2024", [new Dictionary<string, string>(StringComparer.Ordinal) { ["year"] = "2023", ["partner"] = "_T", ["visitors"] = "2", ["producer"] = "UN Tourism", ["source"] = "UN Tourism" }]);
        await rig.Take();
        var choice = (await rig.Run<ChooseTables, Outcome<Choosable>>(slice => slice.Handle(new(), TestContext.Current.CancellationToken))).Value;
        Assert.Equal([AskingRig.WorkPermits], choice.Tables.Where(table => table.Kind == SafeTableKind.Register).Select(table => table.Id));
        var protection = await rig.Protect(AskingRig.WorkPermits, "questions:DS26a", "questions:RF05", "questions:DS99");
        Assert.Equal(["questions:DS26a", "questions:RF05", "questions:DS99"], protection.Refused.Select(refused => refused.Id));
        Assert.Equal("cell key", Assert.Single(protection.Tables).Protection.Method);
    }

    [Theory]
    [InlineData("\"noise\": [5, 3, 2]", "\"noise\": [5, 3, 1]", "Give 2 or more")]
    [InlineData("\"noise\": [5, 3, 2]", "\"noise\": [5, 3]", "needs three numbers")]
    [InlineData("\"noise\": [5, 3, 2]", "\"noise\": [3, 90, 2]", "No noise changes")]
    [InlineData("[\"suppress\", \"cell-key\"]", "[\"suppress\", \"round\"]", "'round' is none of")]
    [InlineData("[\"suppress\", \"cell-key\"]", "[\"cell-key\"]", "add suppress")]
    public async Task A_policy_promises_nothing_that_is_not_done(string before, string after, string says)
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var folder = rig.ReferenceWith("policies/general.json", text => text.Replace(before, after, StringComparison.Ordinal));
        var refused = Assert.Throws<Tsela.Shared.Commands.UnusableInputException>(() => Tsela.Disclosure.Policies.PolicyBook.Of(folder, rig.Catalogue));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_protection_names_the_counts_of_registers()
    {
        var readers = CompiledTypes.Own.Where(type => CompiledTypes.Uses(type).Contains(typeof(RegisterCounts))).Select(type => type.Namespace!.Split('.')[1]).Distinct(StringComparer.Ordinal);
        Assert.Equal(["Disclosure", "Statistics"], readers.Order(StringComparer.Ordinal));
    }
}
