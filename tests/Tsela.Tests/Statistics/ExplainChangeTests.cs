using System.Net;
using Tsela.Access;
using Tsela.Engine.Columns;
using Tsela.Shared;
using Tsela.Statistics.ExplainChange;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Tests.Statistics;

/// <summary>The change of a figure is split into its causes, and these add up to it.</summary>
public sealed class ExplainChangeTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_month_added_a_file_corrected_and_a_file_withdrawn_each_have_their_part(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await Deliver(rig, "2024-01", "MMF");
        var february = await Deliver(rig, "2024-02", "MF");
        var march = await Deliver(rig, "2024-03", "F");
        await rig.Take();
        var correction = await Deliver(rig, "2024-02", "MMMM", february);
        await rig.Withdraw(march);
        var april = await Deliver(rig, "2024-04", "FFF");
        await rig.Take();

        var total = (await Explain(rig)).Value;
        Assert.Equal((6m, 10m), (total.From.Value, total.To.Value));
        Assert.Equal([(ChangeCause.Withdrawn, -1m), (ChangeCause.Corrected, 2m), (ChangeCause.New, 3m)], Parts(total));
        Assert.Equal([march, correction, april], total.Contributions.Select(one => Assert.Single(one.Submissions).Delivery.Id));
        Assert.Equal(february, total.Contributions[1].Submissions[0].InPlaceOf!.Id);

        var women = (await Explain(rig, breakdown: "sex=F")).Value;
        Assert.Equal((3m, 4m), (women.From.Value, women.To.Value));
        Assert.Equal([(ChangeCause.Withdrawn, -1m), (ChangeCause.Corrected, -1m), (ChangeCause.New, 3m)], Parts(women));

        var inFebruary = (await Explain(rig, reference: "2024-02")).Value;
        Assert.Equal([(ChangeCause.Withdrawn, 0m), (ChangeCause.Corrected, 2m), (ChangeCause.New, 0m)], Parts(inFebruary));
    }

    [Fact]
    public async Task A_correction_of_a_correction_is_one_correction_and_snapshots_may_be_named_in_either_order()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var first = await Deliver(rig, "2024-01", "MM");
        var earlier = await rig.Take();
        var second = await Deliver(rig, "2024-01", "MMM", first);
        await rig.Take();
        var third = await Deliver(rig, "2024-01", "MMMMM", second);
        var later = await rig.Take();

        foreach (var (from, to) in new[] { (earlier.Id, later.Id), (later.Id, earlier.Id) })
        {
            var explained = (await Explain(rig, from: from.ToString(), to: to.ToString())).Value;
            Assert.Equal((2m, 5m), (explained.From.Value, explained.To.Value));
            var contribution = Assert.Single(explained.Contributions);
            Assert.Equal((ChangeCause.Corrected, 3m, third), (Assert.Single(contribution.Causes), contribution.Value, contribution.Submissions[0].Delivery.Id));
        }
    }

    [Fact]
    public async Task Two_years_are_compared_by_the_months_that_both_have()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await Deliver(rig, "2023-01", "M");
        await Deliver(rig, "2023-02", "F");
        var alone = await Deliver(rig, "2023-03", "FF");
        await Deliver(rig, "2024-01", "MMF");
        await Deliver(rig, "2024-02", "MMMM");
        var more = await Deliver(rig, "2024-04", "FFFFF");
        await rig.Take();

        var explained = (await Explain(rig, from: "2023", to: "2024")).Value;
        Assert.Equal((4m, 12m), (explained.From.Value, explained.To.Value));
        Assert.Equal([(ChangeCause.OnlyEarlier, -2m), (ChangeCause.SameMonths, 5m), (ChangeCause.OnlyLater, 5m)], Parts(explained));
        Assert.Equal([alone, more], explained.Contributions.SelectMany(one => one.Submissions).Select(one => one.Delivery.Id));
    }

    [Fact]
    public async Task What_cannot_be_compared_is_said_in_a_sentence()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        Assert.Equal("snapshot.none", (await Explain(rig)).Problem!.Code);
        await Deliver(rig, "2024-01", "M");
        await rig.Take();
        Assert.Equal("change.one-snapshot", (await Explain(rig)).Problem!.Code);
        await Deliver(rig, "2024-02", "M");
        await rig.Take();
        Assert.Equal("change.unknown", (await Explain(rig, from: "yesterday")).Problem!.Code);
        Assert.Equal("change.unknown", (await Explain(rig, to: Guid.NewGuid().ToString())).Problem!.Code);
        Assert.Equal("figure.unknown", (await Explain(rig, reference: "soon")).Problem!.Code);
        Assert.Equal("indicator.unknown", (await Explain(rig, indicator: "XXX-1")).Problem!.Code);
        var without = (await Explain(rig, reference: "2019")).Value;
        Assert.Null(without.From.Value);
        Assert.Empty(without.Contributions);
    }

    [Fact]
    public async Task A_provider_sees_its_own_submissions_and_how_many_there_are()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await Deliver(rig, "2024-01", "M");
        await rig.Take();
        await Deliver(rig, "2024-02", "M");
        await rig.Take();
        var other = (await Explain(rig, actor: new Actor("clerk", new HashSet<Right>([.. Rights.Of(Role.Provider), Right.ReadFigures]), "MOTI", Role.Provider))).Value;
        Assert.Equal((0, 1), (Assert.Single(other.Contributions).Submissions.Count, other.Contributions[0].SubmissionCount));
    }

    [Fact]
    public async Task The_page_shows_the_parts_and_is_linked_from_the_indicator()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var rig = StatisticsRig.On(site);
        await Deliver(rig, "2024-01", "MM");
        await rig.Take();
        await Deliver(rig, "2024-02", "F");
        await rig.Take();
        using var head = await site.SignedIn(Role.Head);
        Assert.Contains("/indicators/LIM-01/change", await head.GetStringAsync(new Uri("/indicators/LIM-01", UriKind.Relative), Token), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await head.GetStringAsync(new Uri("/indicators/LIM-01/change", UriKind.Relative), Token));
        Assert.Contains("Why did the figure change?", page, StringComparison.Ordinal);
        Assert.Contains("New submissions", page, StringComparison.Ordinal);
        Assert.Contains("+1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("definition")]
    [InlineData("codes")]
    [InlineData("reading")]
    public async Task Records_that_were_read_anew_have_a_part_of_their_own_beside_a_correction(string what)
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var january = await Deliver(rig, "2024-01", "MMM");
        var february = await Deliver(rig, "2024-02", "M");
        await rig.Take();
        var from = await rig.Latest();
        await Deliver(rig, "2024-02", "FFFF", february);
        await Deliver(rig, "2024-03", "F");
        await rig.Take();
        var to = await rig.Latest();

        // in the earlier snapshot the last row of January is not there: it was read by other rules
        var series = from.Manifest.Of("DS15a")!;
        var before = series with
        {
            DefinitionSha256 = what == "definition" ? "other" : series.DefinitionSha256, ReadBy = what == "reading" ? "other" : series.ReadBy,
            Deliveries = [.. series.Deliveries.Select(one => one.Id == january ? one with { Read = one.Read with { Rows = 2 } } : one)],
        };
        var codes = from.Manifest.CodeListsSha256.ToDictionary(list => list.Key, list => what == "codes" ? "other" : list.Value, StringComparer.Ordinal);
        var table = from.Table("DS15a").Value;
        using var part = new ColumnTableWriter("DS15a", new SeriesColumns(rig.Catalogue.Series["DS15a"]).Plan, spillFolder: null);
        part.Append(table, [new RowRange(0, 2), new RowRange(3, 1)]);
        var earlier = part.Build();
        var otherwise = from.Assembled(from.Manifest with { Series = [before], CodeListsSha256 = codes }, _ => earlier);

        await using var db = rig.Database.Open();
        var fates = await DeliveryFates.Between(otherwise.Manifest, to.Manifest, db, Token);
        var figures = new ComparedFigures(new Definitions(rig.Catalogue, rig.Get<IndicatorMeasures>().ById), rig.Catalogue.Indicator("LIM-01")!, rig.Get<IndicatorMeasures>().ById["LIM-01"], "_T");
        var way = new SnapshotSteps(rig.Catalogue, otherwise, to, fates).States().Select(state => (state.Cause, figures.At(state.Assemble(), "2024").Value)).ToList();
        var cause = what switch { "definition" => ChangeCause.Definitions, "codes" => ChangeCause.Codes, _ => ChangeCause.Reading };
        Assert.Equal(
            [("Corrected", 3m), (cause.ToString(), 1m), ("New", 1m), ("Entered", 0m)],
            Contribution.Along(way).Select(step => (string.Join(' ', step.Causes), step.Value)));
    }

    [Fact]
    public async Task An_indicator_that_is_defined_otherwise_has_a_part_of_its_own_and_old_snapshots_keep_their_figures()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await Deliver(rig, "2024-01", "MMF");
        var before = (await rig.Take()).Id;
        await Deliver(rig, "2024-02", "MFF");
        await rig.Restart(rig.ReferenceWith("indicators/LIM.json", text =>
        {
            var place = text.IndexOf("\"decision\"", text.IndexOf("\"LIM-01\"", StringComparison.Ordinal), StringComparison.Ordinal);
            return text.Insert(place, "\"sex\": \"F\", ");
        }));
        await rig.Take();

        var told = (await Explain(rig)).Value;
        Assert.Equal((3m, 3m), (told.From.Value, told.To.Value));
        Assert.Equal([(ChangeCause.Indicators, -2m), (ChangeCause.New, 2m)], Parts(told));
        Assert.True(told.IsRedefined);
        Assert.Equal("3", (await rig.Figures(2024, before)).Single(figure => figure is { Indicator: "LIM-01", Reference: "2024", Breakdown: "_T" }).Text);
    }

    [Fact]
    public void Contributions_pass_over_states_without_a_figure_and_always_add_up()
    {
        var steps = Contribution.Along(
            [(null, 10), (ChangeCause.Withdrawn, null), (ChangeCause.Corrected, null), (ChangeCause.Definitions, 4), (ChangeCause.Corrected, 6), (ChangeCause.New, 9)]);
        Assert.Equal([-6m, 2m, 3m], steps.Select(step => step.Value));
        Assert.Equal([ChangeCause.Withdrawn, ChangeCause.Corrected, ChangeCause.Definitions], steps[0].Causes);
        Assert.Equal(9 - 10, steps.Sum(step => step.Value));
    }

    private static IEnumerable<(ChangeCause, decimal)> Parts(ExplainChange.Explained explained)
    {
        Assert.Equal(explained.To.Value - explained.From.Value, explained.Contributions.Sum(one => one.Value));
        return explained.Contributions.Select(one => (Assert.Single(one.Causes), one.Value));
    }

    private static Task<Outcome<ExplainChange.Explained>> Explain(
        StatisticsRig rig, string? from = null, string? to = null, string? reference = "2024", string? breakdown = null, string indicator = "LIM-01", Actor? actor = null) =>
        rig.Run<ExplainChange, Outcome<ExplainChange.Explained>>(slice => slice.Handle(new(indicator, from, to, reference, breakdown), Token), actor);

    /// <summary>One granted permit for each letter, of that sex.</summary>
    private static Task<Guid> Deliver(StatisticsRig rig, string month, string sexes, Guid? supersedes = null) => rig.Deliver(
        "DS15a", month,
        [
            .. sexes.Select((sex, i) => new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["record_no"] = $"{month}-{i}", ["document_no"] = $"P{month}-{i}", ["sex"] = sex.ToString(), ["decision"] = "granted", ["issued_on"] = $"{month}-15",
            }),
        ],
        supersedes);
}
