using System.Net;
using System.Net.Http.Headers;

namespace Tsela.Tests.Publishing.Sdmx;

/// <summary>The data doors over HTTP, against the safe tables themselves.</summary>
public sealed class DataDoorTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private const string First = "/sdmx/rest/data/";
    private const string Second = "/sdmx/rest/v2/data/dataflow/LSBOS/";

    [Fact]
    public async Task Every_format_gives_every_cell_with_its_status()
    {
        var site = sample.Site;
        string[] media =
        [
            "genericdata+xml;version=2.1", "structurespecificdata+xml;version=2.1", "generictimeseriesdata+xml;version=2.1", "structurespecifictimeseriesdata+xml;version=2.1",
            "data+json;version=1.0.0", "data+csv;version=1.0.0",
        ];
        string[] newer = ["data+json;version=2.0.0", "data+xml;version=3.0.0", "data+csv;version=2.0.0"];
        foreach (var table in SampleTables.All())
        {
            var expected = ReadFigures.Expected(table);
            var flow = $"DF_{table.Id.Replace('-', '_')}";
            foreach (var dimension in new[] { "", "?dimensionAtObservation=AllDimensions", "?dimensionAtObservation=REF_AREA" })
            {
                foreach (var (address, type) in media.Select(type => (First + flow, type)).Concat(newer.Select(type => ($"{Second}{flow}/~", type))))
                {
                    if (dimension.Length == 0 || !type.Contains("timeseries", StringComparison.Ordinal))
                    {
                        Assert.Equal(expected, await Figures(site, address + dimension, type));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("data+json;version=2.0.0")]
    [InlineData("data+xml;version=3.0.0")]
    [InlineData("data+csv;version=2.0.0")]
    [InlineData("genericdata+xml;version=2.1")]
    [InlineData("structurespecificdata+xml;version=2.1")]
    public async Task Several_dataflows_answer_in_one_message_each_with_its_own_structure(string type)
    {
        var tables = SampleTables.All();
        var flows = string.Join(',', tables.Select(table => $"DF_{table.Id.Replace('-', '_')}"));
        var expected = tables.SelectMany(ReadFigures.Expected).OrderBy(figure => figure.ToString(), StringComparer.Ordinal).ToList();
        foreach (var address in new[] { $"{Second}{flows}/~", $"{Second}*", $"{Second}{flows}/1.0?dimensionAtObservation=AllDimensions" })
        {
            Assert.Equal(expected, (await Figures(sample.Site, address, type)).OrderBy(figure => figure.ToString(), StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Of_several_dataflows_those_answer_of_which_the_question_can_be_asked()
    {
        var expected = SampleTables.All().SelectMany(ReadFigures.Expected).Count(figure => figure.Key.Contains("SEX=F", StringComparison.Ordinal));
        Assert.Equal(expected, (await Figures(sample.Site, $"{Second}*?c[SEX]=F", "data+json;version=2.0.0")).Count);
    }

    [Theory]
    [InlineData("data+json;version=1.0.0")]
    [InlineData("data+csv;version=1.0.0")]
    [InlineData("structurespecifictimeseriesdata+xml;version=2.1")]
    public async Task A_format_of_one_structure_says_that_it_holds_no_second(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Second}*");
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse($"application/vnd.sdmx.{type}"));
        using var answer = await sample.Site.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("holds data of one structure", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all", 180)]
    [InlineData("A..", 36)]
    [InlineData("Q.LS-A.F", 12)]
    [InlineData("A+Q.LS-A+LS-D.F", 30)]
    [InlineData("A.LS.?startPeriod=2023", 6)]
    [InlineData("A.LS.?startPeriod=2023-Q2", 3)]
    [InlineData("Q.LS.F?startPeriod=2023-02&endPeriod=2023-W40", 2)]
    [InlineData("Q.LS.F?startPeriod=2023-S2&endPeriod=2023-T3", 2)]
    [InlineData("Q.LS.F?startPeriod=2023-04-01&endPeriod=2023-09-30T00:00:00", 2)]
    [InlineData(".LS.F?lastNObservations=1", 2)]
    [InlineData(".LS.F?firstNObservations=2&lastNObservations=1", 6)]
    public async Task Keys_and_periods_choose_what_is_answered(string question, int figures)
    {
        var site = sample.Site;
        Assert.Equal(figures, (await Figures(site, $"{First}DF_LIM_01/{question}", "data+json;version=1.0.0")).Count);
    }

    [Theory]
    [InlineData("*", 180)]
    [InlineData("A", 36)]
    [InlineData("A.*.F", 12)]
    [InlineData("A.LS.F,A.LS-A.M", 6)]
    [InlineData("*?c[FREQ]=A&c[SEX]=F,M", 24)]
    [InlineData("A.LS.F?c[TIME_PERIOD]=ge:2022+le:2023", 2)]
    [InlineData("A.LS.F?c[TIME_PERIOD]=gt:2022%2Blt:2024,eq:2022", 2)]
    [InlineData("*?c[OBS_STATUS]=Q", 12)]
    [InlineData("*?c[CONF_STATUS]=ne:F", 12)]
    [InlineData("A.LS.*?c[OBS_VALUE]=ge:1000", 1)]
    [InlineData("*?c[UNIT_MEASURE]=PERMITS&limit=7", 7)]
    [InlineData("*?offset=175&limit=10", 5)]
    [InlineData("*?asOf=2026-01-15T10:00:00Z", 180)]
    public async Task The_second_generation_filters_by_components(string question, int figures)
    {
        var site = sample.Site;
        var table = SampleTables.WorkPermits();
        var expected = question.Contains("OBS_STATUS", StringComparison.Ordinal) || question.Contains("CONF_STATUS", StringComparison.Ordinal) ? table.Cells.Count(cell => cell.Value is null)
            : question.Contains("OBS_VALUE", StringComparison.Ordinal) ? table.Cells.Count(cell => cell.At[1] == 0 && cell.At[2] % 5 == 0 && cell.Value >= 1000) : figures;
        if (expected == 0)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await site.Anonymous().Get($"{Second}DF_LIM_01/~/{question}")).StatusCode);
            return;
        }

        Assert.Equal(expected, (await Figures(site, $"{Second}DF_LIM_01/~/{question}", "data+json;version=2.0.0")).Count);
    }

    [Fact]
    public async Task Sorted_figures_come_in_the_order_that_was_asked_for()
    {
        var site = sample.Site;
        var rows = (await Body(site, $"{Second}DF_LIM_01/~/A.*.F?sort=REF_AREA:desc+TIME_PERIOD:desc&attributes=none", "data+csv;version=2.0.0")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE", rows[0]);
        Assert.StartsWith("dataflow,LSBOS:DF_LIM_01(1.0),I,A,LS-H,F,2024,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("dataflow,LSBOS:DF_LIM_01(1.0),I,A,LS-H,F,2023,", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("dataflow,LSBOS:DF_LIM_01(1.0),I,A,LS,F,2022,", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detail_leaves_out_attributes_and_figures()
    {
        var site = sample.Site;
        var only = await Body(site, First + "DF_LIM_01/A..?detail=dataonly", "genericdata+xml;version=2.1");
        Assert.DoesNotContain("OBS_STATUS", only, StringComparison.Ordinal);
        var keys = await Body(site, First + "DF_LIM_01/A..?detail=serieskeysonly", "genericdata+xml;version=2.1");
        Assert.DoesNotContain("Obs>", keys, StringComparison.Ordinal);
        Assert.DoesNotContain("UNIT_MEASURE", keys, StringComparison.Ordinal);
        Assert.Equal(12, keys.Split("<gen:Series>").Length - 1);
        Assert.Contains("UNIT_MEASURE", await Body(site, First + "DF_LIM_01/A..?detail=nodata", "genericdata+xml;version=2.1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_and_times_of_a_CSV_are_as_asked()
    {
        var site = sample.Site;
        var both = (await Body(site, First + "DF_LIM_01/Q.LS-H.F?startPeriod=2024-Q4", "data+csv;version=1.0.0;labels=both;timeFormat=normalized")).Split('\n');
        Assert.StartsWith("DATAFLOW,FREQ: Frequency of observation,REF_AREA: Reference area,SEX: Sex,TIME_PERIOD: Time period,OBS_VALUE: Observation value,", both[0], StringComparison.Ordinal);
        Assert.StartsWith("LSBOS:DF_LIM_01(1.0): Work permits issued,Q: Quarterly,LS-H: Qacha's Nek,F: Female,2024-12,", both[1], StringComparison.Ordinal);
        var named = (await Body(site, Second + "DF_LIM_01/~/Q.LS-H.F?limit=1&attributes=OBS_STATUS", "data+csv;version=2.0.0;labels=name;keys=both")).Split('\n');
        Assert.Equal("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,SERIES_KEY,OBS_KEY,FREQ,Frequency of observation,REF_AREA,Reference area,SEX,Sex,TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,Observation status", named[0]);
        Assert.StartsWith("dataflow,LSBOS:DF_LIM_01(1.0),Work permits issued,I,Q.LS-H.F,Q.LS-H.F.2022-Q1,Q,Quarterly,LS-H,Qacha's Nek,F,Female,2022-Q1,,", named[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_dots_alone_is_no_step_between_folders()
    {
        using var tcp = new System.Net.Sockets.TcpClient();
        await tcp.ConnectAsync(sample.Site.Address.Host, sample.Site.Address.Port, TestContext.Current.CancellationToken);
        var stream = tcp.GetStream();
        await stream.WriteAsync("GET /sdmx/rest/data/DF_LIM_01/../all?format=csv HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<List<ReadFigure>> Figures(TestSite site, string address, string type) =>
        [.. ReadFigures.Of(type, await Body(site, address, type)).OrderBy(figure => figure.Key, StringComparer.Ordinal)];

    private static async Task<string> Body(TestSite site, string address, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("application/vnd.sdmx." + type));
        using var answer = await site.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} as {type}: {answer.StatusCode} {body}");
        return body;
    }
}
