using System.Net;
using System.Xml.Linq;

namespace Tsela.Tests.Publishing.Sdmx;

/// <summary>What becomes public when: versions, changes, and that an embargo holds in every door.</summary>
public sealed class DataVersionsTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static readonly DateTime Later = SampleTables.ExtractedAt.AddDays(1);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_under_embargo_is_in_no_answer_whatever_is_asked(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        await site.Publish([SampleTables.WorkPermits(last: 2025), SampleTables.WorkPermits(id: "LIM-99")], DateTime.UtcNow.AddDays(1), reason: "not yet");
        var client = site.Anonymous();
        foreach (var address in new[]
        {
            "/sdmx/rest/data/LIM-99", "/sdmx/rest/data/DF_LIM_99", "/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_99", "/sdmx/rest/data/DF_LIM_01,LSBOS,2.0", "/sdmx/rest/data/LSBOS,DF_LIM_01,2.0",
            "/sdmx/rest/data/DF_LIM_01/all?updatedAfter=2026-01-15T10:00:00Z", "/sdmx/rest/data/DF_LIM_01/all?startPeriod=2025", "/pxweb/api/v1/en/migration/LIM/LIM-99",
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.Get(address)).StatusCode);
        }

        foreach (var address in new[] { "/sdmx/rest/data/DF_LIM_01/all?includeHistory=true", "/sdmx/rest/v2/data/*/*/DF_LIM_01?includeHistory=true&asOf=2030-01-01T00:00:00Z", "/pxweb/api/v1/en/migration/LIM" })
        {
            var body = await Body(client, address);
            Assert.DoesNotContain("2025", body, StringComparison.Ordinal);
            Assert.DoesNotContain("LIM-99", body, StringComparison.Ordinal);
            Assert.DoesNotContain("not yet", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task History_gives_each_version_with_the_hours_between_which_it_was_what_is_public()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        await site.Publish([SampleTables.WorkPermits(last: 2025)], Later, reason: "a file came late");
        var parts = XDocument.Parse(await Body(site.Anonymous(), "/sdmx/rest/data/DF_LIM_01/all?includeHistory=true")).Descendants().Where(element => element.Name.LocalName == "DataSet").ToList();
        Assert.Equal(2, parts.Count);
        Assert.Equal(("2026-01-16T09:00:00Z", null), (parts[0].Attribute("validFromDate")?.Value, parts[0].Attribute("validToDate")?.Value));
        Assert.Equal(("2026-01-15T09:00:00Z", "2026-01-16T09:00:00Z"), (parts[1].Attribute("validFromDate")?.Value, parts[1].Attribute("validToDate")?.Value));
        Assert.Equal([240, 180], parts.Select(part => part.Descendants().Count(element => element.Name.LocalName == "Obs")));

        var old = await Body(site.Anonymous(), "/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01?asOf=2026-01-15T12:00:00Z");
        Assert.DoesNotContain("2025", old[old.IndexOf("TIME_PERIOD", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await site.Anonymous().Get("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01?asOf=2020-01-01T00:00:00Z")).StatusCode);
    }

    [Fact]
    public async Task Only_figures_that_changed_since_are_given_and_those_that_went_are_deleted()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        await site.Publish([SampleTables.WorkPermits(first: 2023, last: 2025)], Later, reason: "a file came late");
        var parts = XDocument.Parse(await Body(site.Anonymous(), "/sdmx/rest/data/DF_LIM_01/A.LS.?updatedAfter=2026-01-15T12:00:00Z")).Descendants().Where(element => element.Name.LocalName == "DataSet").ToList();
        Assert.Equal(["Replace", "Delete"], parts.Select(part => part.Attribute("action")!.Value));
        // 2025 is new, and 2024 is no longer provisional
        Assert.Equal(["2024", "2025"], Periods(parts[0]));
        Assert.Equal(["2022"], Periods(parts[1]));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anonymous().Get("/sdmx/rest/data/DF_LIM_01/A.LS.?updatedAfter=2026-02-01")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Anonymous().Get("/sdmx/rest/data/DF_LIM_01/A.LS.?updatedAfter=2009-05-15T14:15:00+01:00")).StatusCode);

        static IEnumerable<string> Periods(XElement part) =>
            part.Descendants().Where(element => element.Name.LocalName == "ObsDimension").Select(element => element.Attribute("value")!.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static async Task<string> Body(HttpClient client, string address)
    {
        using var answer = await client.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
