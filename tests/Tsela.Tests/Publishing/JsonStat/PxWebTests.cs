using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tsela.Tests.Publishing.JsonStat;

/// <summary>The door that answers like PxWeb, and the JSON-stat it writes, against the safe tables themselves.</summary>
public sealed class PxWebTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private const string Table = "/pxweb/api/v1/en/migration/LIM/LIM-01";

    [Fact]
    public async Task The_lists_lead_to_every_table_and_its_variables()
    {
        var site = sample.Site;
        var client = site.Anonymous();
        Assert.Equal("migration", (await Json(client, "/pxweb/api/v1/en/"))[0].GetProperty("dbid").GetString());
        Assert.Equal(["LIM", "LTI", "REM"], (await Json(client, "/pxweb/api/v1/en/migration")).EnumerateArray().Select(topic => topic.GetProperty("id").GetString()));
        Assert.Equal("LIM-01", (await Json(client, "/pxweb/api/v1/en/migration/LIM/"))[0].GetProperty("id").GetString());
        var variables = (await Json(client, Table + ".px")).GetProperty("variables");
        Assert.Equal(["sex", "district", "ContentsCode", "time"], variables.EnumerateArray().Select(variable => variable.GetProperty("code").GetString()));
        Assert.True((await Json(client, "/pxweb/api/v1/en?config")).GetProperty("CORS").GetBoolean());
    }

    [Fact]
    public async Task JSON_stat_gives_every_cell_in_its_place_with_its_symbol()
    {
        var site = sample.Site;
        foreach (var table in SampleTables.All())
        {
            var all = table.Dimensions.Select(dimension => new { code = dimension.Id, selection = new { filter = "all", values = new[] { "*" } } });
            var answer = await Asked(site, $"/pxweb/api/v1/en/migration/{table.Category}/{table.Id}", new { query = all, response = new { format = "json-stat2" } });
            Assert.Equal([.. table.Dimensions.SkipLast(1).Select(dimension => dimension.Codes.Count), 1, table.Time.Codes.Count], answer.GetProperty("size").EnumerateArray().Select(size => size.GetInt32()));
            var values = answer.GetProperty("value");
            Assert.Equal(table.Cells.Count, values.GetArrayLength());
            for (var place = 0; place < table.Cells.Count; place++)
            {
                Assert.Equal(table.Cells[place].Value, values[place].ValueKind == JsonValueKind.Null ? null : values[place].GetDecimal());
                var symbol = answer.GetProperty("status").TryGetProperty(place.ToString(CultureInfo.InvariantCulture), out var known) ? known.GetString() : "";
                Assert.Equal(table.Cells[place].Symbol, symbol);
            }
        }
    }

    [Fact]
    public async Task A_variable_that_is_left_out_stands_at_its_total()
    {
        var site = sample.Site;
        var answer = await Asked(site, Table, new
        {
            query = new[] { new { code = "sex", selection = new { filter = "item", values = new[] { "F" } } }, new { code = "time", selection = new { filter = "top", values = new[] { "2" } } } },
            response = new { format = "json-stat2" },
        });
        Assert.Equal(["sex", "ContentsCode", "time"], answer.GetProperty("id").EnumerateArray().Select(id => id.GetString()));
        var table = SampleTables.WorkPermits();
        Assert.Equal(table.Cells.Where(cell => cell.At is [1, 0, >= 13]).Select(cell => cell.Value!.Value), answer.GetProperty("value").EnumerateArray().Select(value => value.GetDecimal()));
    }

    [Fact]
    public async Task CSV_and_JSON_are_written_and_what_cannot_be_answered_says_why()
    {
        var site = sample.Site;
        using var csv = await Post(site, Table, new { query = Array.Empty<object>(), response = new { format = "csv" } });
        var lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');
        Assert.Equal("\"Time\",\"Work permits issued\"", lines[0]);
        Assert.Equal(17, lines.Length);
        var json = await Asked(site, Table, new { query = Array.Empty<object>(), response = new { format = "json" } });
        Assert.Equal(15, json.GetProperty("data").GetArrayLength());
        foreach (var (question, status) in new (object, HttpStatusCode)[]
        {
            (new { query = new[] { new { code = "colour", selection = new { filter = "item", values = new[] { "red" } } } } }, HttpStatusCode.BadRequest),
            (new { query = new[] { new { code = "sex", selection = new { filter = "item", values = new[] { "red" } } } } }, HttpStatusCode.BadRequest),
            (new { query = new[] { new { code = "sex", selection = new { filter = "vs:x", values = new[] { "F" } } } } }, HttpStatusCode.BadRequest),
            (new { query = Array.Empty<object>(), response = new { format = "xlsx" } }, HttpStatusCode.BadRequest),
            ("nonsense", HttpStatusCode.BadRequest),
            (new { query = new object?[] { null } }, HttpStatusCode.BadRequest),
            (new { query = new[] { new { code = "sex", selection = new { filter = "item", values = new string?[] { null } } } } }, HttpStatusCode.BadRequest),
        })
        {
            using var answer = await Post(site, Table, question);
            Assert.Equal(status, answer.StatusCode);
            Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error").GetString()!);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Post(site, Table + "9", new { query = Array.Empty<object>() })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anonymous().Get("/pxweb/api/v2/tables")).StatusCode);
    }

    private static Task<HttpResponseMessage> Post(TestSite site, string address, object question) =>
        site.Anonymous().PostAsJsonAsync(new Uri(address, UriKind.Relative), question, TestContext.Current.CancellationToken);

    private static async Task<JsonElement> Asked(TestSite site, string address, object question)
    {
        using var answer = await Post(site, address, question);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> Json(HttpClient client, string address)
    {
        using var answer = await client.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
