using System.Globalization;
using System.Net;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Statistics.Adequacy;

namespace Tsela.Tests.Statistics;

public sealed class AdequacyTests
{
    [Fact]
    public async Task Every_dimension_of_the_list_is_computed_or_somebody_says_why_not()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", [Permit("A", "M"), Permit("B", "F")]);
        await rig.Take();
        var report = await Read(rig);
        Assert.Equal(150, report.Indicators.Count);
        Assert.All(report.Indicators.SelectMany(one => one.Dimensions), dimension => Assert.True(dimension.Years.Count > 0 || dimension.Missing is { Length: > 0 }, dimension.Dimension));
        Assert.All(report.Indicators.Where(one => one.State == AdequacyState.NotComputed), one => Assert.NotNull(one.Why));
        var permits = report.Indicators.Single(one => one.Indicator.Id == "LIM-02");
        Assert.Equal([2024], permits.Dimensions.Single(dimension => dimension.Dimension == "sex").Years);
        Assert.Equal(2024, report.ReferenceYear);
    }

    [Fact]
    public async Task What_is_owed_names_the_series_who_owes_it_and_the_indicators_that_wait()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", [Permit("A", "M")]);
        await rig.Take();
        var report = await Read(rig);
        var crossings = report.Debts.Single(debt => debt is { Series: "DS20e", Variable: null, Period: null });
        Assert.Equal("MHA", crossings.Owes);
        Assert.Contains("CBM-01", crossings.Indicators);
        Assert.Equal(report.Debts.OrderByDescending(debt => debt.Indicators.Count).First(), report.Debts[0]);
        Assert.Contains(report.Debts, debt => debt is { Series: "DS34a", Variable: "a code for each mine", Owes: "TEBA" });
    }

    [Fact]
    public async Task A_score_is_reckoned_from_months_and_breakdowns_as_the_page_says()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2024-01", [Permit("A", "M")]);
        await rig.Take();
        var one = (await Read(rig)).Indicators.Single(one => one.Indicator.Id == "LIM-05");
        Assert.Equal(1, one.Score.Timeliness);
        Assert.Equal(Math.Round(1m / 12, 6), Math.Round(one.Score.Completeness, 6));
        Assert.Equal(40 + (30m / 12) + 30, Math.Round(one.Score.All, 6));
    }

    [Fact]
    public void Years_are_written_as_spans() => Assert.Equal("2015-2017, 2020", AdequacyTables.Span([2015, 2016, 2017, 2020]));

    [Fact]
    public async Task A_reader_opens_the_page_and_nobody_else_does()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        using var reader = await site.SignedIn(Role.Reader);
        foreach (var address in new[] { "/adequacy", "/adequacy?sort=score&state=InPart" })
        {
            var page = await reader.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        using var anybody = site.Anonymous();
        var refused = await anybody.GetAsync(new Uri("/adequacy", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    private static async Task<AdequacyReport> Read(StatisticsRig rig) =>
        (await rig.Run<ReadAdequacy, Outcome<AdequacyReport>>(slice => slice.Handle(new(), TestContext.Current.CancellationToken))).Value;

    private static Dictionary<string, string> Permit(string number, string sex) => new(StringComparer.Ordinal)
    {
        ["record_no"] = number, ["document_no"] = number, ["sex"] = sex, ["birth_date"] = "1990-01-01", ["citizenships"] = "CN", ["decision"] = "granted", ["application_type"] = "new",
        ["received_on"] = "2024-01-02", ["issued_on"] = "2024-01-20", ["valid_from"] = "2024-01-20", ["valid_to"] = string.Create(CultureInfo.InvariantCulture, $"{2025}-01-20"),
    };
}
