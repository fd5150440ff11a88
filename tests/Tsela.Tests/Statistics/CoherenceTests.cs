using System.Net;
using System.Text.Json;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Statistics.Coherence;
using Tsela.Statistics.Measures;

namespace Tsela.Tests.Statistics;

public sealed class CoherenceTests
{
    [Fact]
    public async Task Each_overlap_is_compared_or_says_why_not()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        Assert.Equal(17, rig.Catalogue.Overlaps.Count);
        var comparisons = rig.Get<IndicatorMeasures>().Comparisons;
        Assert.All(rig.Catalogue.Overlaps, overlap => Assert.True(comparisons.ContainsKey(overlap.Id) || overlap.NotCompared is { Length: > 0 }, overlap.Id));
        Assert.True(comparisons.Count >= 14, $"{comparisons.Count} are compared");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_check_is_held_against_the_owner_of_the_figure(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-01", [Permit("A"), Permit("B"), Permit("C"), Permit("D")]);
        await rig.Deliver("DS10a", "2024-01", [Permit("A"), Permit("B"), Permit("C")]);
        await rig.Deliver("DS13a", "2024-01", [Permit("A")], isTraining: true);
        await rig.Take();
        var shown = (await rig.Run<ReadOverlaps, Outcome<ReadOverlaps.Shown>>(slice => slice.Handle(new(), TestContext.Current.CancellationToken))).Value;
        var permits = shown.Overlaps.Single(one => one.Overlap.Id == "OV1").Comparisons.Single(one => one.Title.StartsWith("Work permits issued", StringComparison.Ordinal));
        var year = permits.Years.Single(one => one.Year == 2024);
        Assert.Equal("DS15a NES", permits.Owner.Label);
        Assert.Equal([4m, 3m, 1m], year.Cells.Select(cell => cell.Value));
        Assert.Equal((-1m, 75m), (year.Cells[1].Difference, year.Cells[1].Ratio));
        Assert.Null(year.Cells[2].Ratio);
        Assert.Contains("training country", year.Cells[2].Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"title":"x","unit":"permits","parts":[{"label":"A","counts":"a","owns":true,"measure":{"kind":"stock","series":["DS15a"]}},{"label":"B","counts":"b","measure":{"kind":"stock","series":["DS15a"],"count":"persons"}}]}]""", "never compared")]
    [InlineData("""[{"title":"x","unit":"permits","parts":[{"label":"A","counts":"a","measure":{"kind":"stock","series":["DS15a"]}},{"label":"B","counts":"b","measure":{"kind":"stock","series":["DS10a"]}}]}]""", "owns the figure")]
    [InlineData("""[{"title":"x","unit":"permits","parts":[{"label":"A","counts":"a","owns":true,"measure":{"kind":"stock","series":["DS99z"]}},{"label":"B","counts":"b","measure":{"kind":"stock","series":["DS10a"]}}]}]""", "DS99z")]
    [InlineData("null", "'notCompared' does not say why")]
    public async Task A_wrong_comparison_is_refused_with_its_place(string compared, string reason)
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        using var json = JsonDocument.Parse(compared);
        var element = json.RootElement.Clone();
        var catalogue = rig.Catalogue with { Overlaps = [.. rig.Catalogue.Overlaps.Select(one => one.Id == "OV1" ? one with { Compared = element, NotCompared = null } : one)] };
        Assert.Contains(IndicatorMeasures.FaultsOf(catalogue), fault => fault.StartsWith("OV1", StringComparison.Ordinal) && fault.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_head_opens_the_overlaps_and_the_categories_across()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        using var head = await site.SignedIn(Role.Head);
        foreach (var (address, text) in new[] { ("/overlaps", "Where several offices count the same"), ("/overlaps/shared.csv", "in_both_low"), ("/overlaps/counted.csv", "percent_of_owner"), ("/overlaps/OV1", "NES"), ("/indicators", "Return migration") })
        {
            var page = await head.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains(text, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, string> Permit(string number) => new(StringComparer.Ordinal)
    {
        ["record_no"] = number, ["document_no"] = number, ["sex"] = "M", ["birth_date"] = "1990-01-01", ["citizenships"] = "CN", ["decision"] = "granted", ["application_type"] = "new",
        ["received_on"] = "2024-01-02", ["issued_on"] = "2024-01-20", ["valid_from"] = "2024-01-20", ["valid_to"] = "2025-01-20",
    };
}
