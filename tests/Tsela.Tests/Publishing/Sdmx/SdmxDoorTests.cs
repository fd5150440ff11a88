using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Tsela.Publishing.Sdmx.Data;
using Tsela.Publishing.Sdmx.Doors;

namespace Tsela.Tests.Publishing.Sdmx;

/// <summary>What every SDMX answer has: the agreed format, errors in the standard's own form, and what a client may keep.</summary>
public sealed class SdmxDoorTests(SampleSite sample) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("/sdmx/rest/data/NOSUCHFLOW", 404, "100")]
    [InlineData("/sdmx/rest/data/DF_LIM_01,LSBOS,1.0,4", 400, "140")]
    [InlineData("/sdmx/rest/data/LSBOS,DF_LIM_01,7.0", 404, "100")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/a.b.c.d.e", 400, "140")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/A.XX.F", 404, "100")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/all/SOMEBODY", 404, "100")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/all?startPeriod=20-13", 400, "140")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/all?endPeriod=2024-Q5", 400, "140")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/all?lastNObservations=-1", 400, "140")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/all?detail=some", 400, "140")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/all?includeHistory=perhaps", 400, "140")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/all?updatedAfter=yesterday", 400, "140")]
    [InlineData("/sdmx/rest/data/DF_LIM_01/all?dimensionAtObservation=COLOUR", 400, "140")]
    [InlineData("/sdmx/nothing/here", 404, "100")]
    public async Task The_first_generation_refuses_in_XML_with_the_standards_number(string address, int status, string number)
    {
        var site = sample.Site;
        using var answer = await site.Anonymous().Get(address);
        Assert.Equal(status, (int)answer.StatusCode);
        var error = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        Assert.Equal("{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message}Error", error.Name.ToString());
        Assert.Equal(number, error.Elements().Single().Attribute("code")!.Value);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/NOSUCHFLOW", 404, 100)]
    [InlineData("/sdmx/rest/v2/data/planet/LSBOS/DF_LIM_01", 400, 140)]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01/~/A.B.C.D", 400, 140)]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01?c[COLOUR]=RED", 422, 150)]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01?c[TIME_PERIOD]=ge:soon", 400, 140)]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01?attributes=COLOUR", 422, 150)]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01?measures=COLOUR", 422, 150)]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01?updatedAfter=2025-01-01&asOf=2024-01-01", 204, 0)]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01?limit=many", 400, 140)]
    [InlineData("/sdmx/rest/v2/data/dataflow/*/*?limit=5", 501, 501)]
    [InlineData("/sdmx/rest/v2/data/dataflow/*/*/*/*?c[COLOUR]=RED", 422, 150)]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01,DF_LTI_03/7.0", 404, 100)]
    [InlineData("/sdmx/rest/v2/data/dataflow/LSBOS/DF_LIM_01/~/A.XX", 204, 0)]
    public async Task The_second_generation_refuses_in_JSON_and_says_nothing_of_nothing(string address, int status, int number)
    {
        var site = sample.Site;
        using var answer = await site.Anonymous().Get(address);
        Assert.Equal(status, (int)answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (number == 0)
        {
            Assert.Empty(body);
            return;
        }

        Assert.Equal(number, JsonDocument.Parse(body).RootElement.GetProperty("errors")[0].GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData(null, "application/vnd.sdmx.genericdata+xml; version=2.1")]
    [InlineData("application/xml", "application/vnd.sdmx.genericdata+xml; version=2.1")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/vnd.sdmx.genericdata+xml; version=2.1")]
    [InlineData("application/json", "application/vnd.sdmx.data+json; version=1.0.0")]
    [InlineData("application/vnd.sdmx.data+json", "application/vnd.sdmx.data+json; version=1.0.0")]
    [InlineData("application/vnd.sdmx.data+json;version=1.0", "application/vnd.sdmx.data+json; version=1.0.0")]
    [InlineData("application/vnd.sdmx.genericdata+xml;version=2.1;q=0.5, application/vnd.sdmx.data+json;version=1.0.0;q=0.9", "application/vnd.sdmx.data+json; version=1.0.0")]
    [InlineData("*/*, application/vnd.sdmx.data+csv", "application/vnd.sdmx.data+csv; version=1.0.0; labels=id; timeFormat=original; charset=utf-8")]
    [InlineData("text/csv;labels=both;timeFormat=normalized", "application/vnd.sdmx.data+csv; version=1.0.0; labels=both; timeFormat=normalized; charset=utf-8")]
    [InlineData("application/vnd.sdmx.data+json;version=2.0.0", "application/vnd.sdmx.data+json; version=2.0.0")]
    [InlineData("application/vnd.sdmx.data+xml;version=3.0.0", "application/vnd.sdmx.data+xml; version=3.0.0")]
    [InlineData("image/png, application/vnd.sdmx.data+json;q=0", null)]
    [InlineData("application/vnd.sdmx.data+json;version=9.0.0", null)]
    [InlineData("application/vnd.sdmx.data+csv;labels=all", null)]
    public async Task The_format_is_what_the_client_likes_best(string? accept, string? type)
    {
        var site = sample.Site;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sdmx/rest/data/DF_LIM_01/A.LS.F/all/");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var answer = await site.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(type is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK, answer.StatusCode);
        if (type is not null)
        {
            Assert.Equal(type, answer.Content.Headers.GetValues("Content-Type").Single());
        }
    }

    [Fact]
    public async Task A_client_that_holds_the_answer_is_told_so_until_something_else_is_public()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        const string Address = "/sdmx/rest/data/DF_LIM_01/A.LS.F";
        using var first = await site.Anonymous().Get(Address);
        Assert.Equal(SampleTables.ExtractedAt, first.Content.Headers.LastModified!.Value.UtcDateTime);
        var tag = first.Headers.ETag!.ToString();
        foreach (var (header, value) in new[]
        {
            ("If-None-Match", tag), ("If-None-Match", $"\"other\", {tag}"), ("If-Modified-Since", "Thu, 15 Jan 2026 09:00:00 GMT"), ("If-Modified-Since", "2026-01-15T09:00:00Z"), ("If-Modified-Since", "2026-01-16"),
        })
        {
            Assert.Equal(HttpStatusCode.NotModified, await Conditional(header, value));
        }

        Assert.Equal(HttpStatusCode.OK, await Conditional("If-Modified-Since", "2026-01-15T08:00:00Z"));
        await site.Publish([SampleTables.Remittances()], SampleTables.ExtractedAt.AddDays(1));
        Assert.Equal(HttpStatusCode.NotModified, await Conditional("If-None-Match", tag));
        await site.Publish([SampleTables.WorkPermits(last: 2025)], SampleTables.ExtractedAt.AddDays(2), reason: "a file came late");
        Assert.Equal(HttpStatusCode.OK, await Conditional("If-None-Match", tag));

        async Task<HttpStatusCode> Conditional(string header, string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address);
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await site.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Contains("Accept-Encoding", string.Join(',', answer.Headers.Vary), StringComparison.Ordinal);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Answers_are_compressed_on_demand_and_the_same_when_they_were_kept()
    {
        var site = sample.Site;
        var plain = await (await site.Anonymous().Get("/sdmx/rest/data/DF_LIM_01?format=csv")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/sdmx/rest/data/DF_LIM_01?format=csv");
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await site.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
            await using var unpacked = new GZipStream(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            await unpacked.CopyToAsync(whole, TestContext.Current.CancellationToken);
            Assert.Equal(plain, whole.ToArray());
        }
    }

    [Fact]
    public async Task An_answer_that_is_too_long_to_be_kept_is_whole_each_time()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite, SampleTables.WorkPermits(first: 1900));
        for (var time = 0; time < 2; time++)
        {
            var answer = await (await site.Anonymous().Get("/sdmx/rest/data/DF_LIM_01?format=csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.Length > KeptAnswers.AnswerBytesMax);
            Assert.Equal(SampleTables.WorkPermits(first: 1900).Cells.Count, answer.Count(letter => letter == '\n') - 1);
        }
    }

    [Fact]
    public async Task Other_methods_long_addresses_and_questions_before_crossing_origins_are_answered()
    {
        var site = sample.Site;
        var client = site.Anonymous();
        using var asked = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/sdmx/rest/data/DF_LIM_01"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NoContent, "*"), (asked.StatusCode, asked.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        using var posted = await client.PostAsync(new Uri("/sdmx/rest/data/DF_LIM_01", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await client.Get($"/sdmx/rest/data/DF_LIM_01/A.{new string('X', SdmxDoor.AddressLengthMax)}.F")).StatusCode);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/sdmx/rest/data/DF_LIM_01"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public void A_question_that_is_too_large_is_told_how_large_and_what_to_ask_for_instead()
    {
        var catalogue = SdmxCatalogueTests.Of(SampleTables.WorkPermits());
        var reference = FlowReference.First(catalogue, "DF_LIM_01").Value;
        var question = new DataQuestion(reference.Flow);
        var limits = new SdmxLimits(100);
        var refusal = limits.RefusalOf([(reference, question)])!;
        Assert.Equal((510, 413), SdmxErrors.NumberOf(refusal, SdmxGeneration.One));
        Assert.Contains("180 observations", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains("15, from 2022", refusal.Sentence, StringComparison.Ordinal);
        Assert.Null(limits.RefusalOf([(reference, question with { Codes = [[true, false], null, null] })]));
        Assert.Null(SdmxLimits.Usual.RefusalOf([(reference, question)]));
    }
}
