using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tsela.Tests.Intake;

public sealed class SubmissionsApiTests
{
    private const string Address = $"/api/v1/submissions?series={ExampleFile.Series}&period=2024-01";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_sent_with_the_institutions_key_is_checked_and_can_be_followed(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var client = await site.WithKey(ExampleFile.Institution);
        var answer = await client.PostAsync(Relative(Address), Csv(ExampleFile.Of(5) + "only one cell\n"), Token);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var read = await Finished(client, answer.Headers.Location!);
        Assert.Equal("AcceptedInPart", read.GetProperty("status").GetString());
        Assert.Equal((6, 5), (read.GetProperty("rows").GetInt32(), read.GetProperty("accepted").GetInt32()));
        Assert.NotEqual(0, read.GetProperty("causes").GetArrayLength());
        Assert.NotEqual(0, read.GetProperty("quality").GetProperty("completeness").GetProperty("of").GetInt32());
        var marked = await client.GetAsync(Relative($"{answer.Headers.Location}/marked.xlsx"), Token);
        Assert.Equal(HttpStatusCode.OK, marked.StatusCode);
        Assert.Equal("PK"u8.ToArray(), (await marked.Content.ReadAsByteArrayAsync(Token))[..2]);
        var original = await client.GetStringAsync(Relative($"{answer.Headers.Location}/original"), Token);
        Assert.Equal(ExampleFile.Of(5) + "only one cell\n", original);
        Assert.Equal("submission.same-file", await CodeOf(await client.PostAsync(Relative(Address), Csv(ExampleFile.Of(5) + "only one cell\n"), Token), HttpStatusCode.Conflict));
        var withdrawal = await client.PostAsync(Relative($"{answer.Headers.Location}/withdrawal"), new StringContent("{\"why\":\"test\"}", Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.NoContent, withdrawal.StatusCode);
    }

    [Fact]
    public async Task A_form_with_a_file_is_taken_as_well_and_a_form_without_one_is_refused()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var client = await site.WithKey(ExampleFile.Institution);
        using var form = new MultipartFormDataContent { { new StringContent("ignored"), "note" }, { Csv(ExampleFile.Of(2)), "file", "Mission stamps.csv" } };
        var answer = await client.PostAsync(Relative(Address), form, Token);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var read = await Finished(client, answer.Headers.Location!);
        Assert.Equal(("Accepted", "Mission stamps.csv"), (read.GetProperty("status").GetString(), read.GetProperty("file").GetString()));
        using var empty = new MultipartFormDataContent { { new StringContent("nothing"), "note" } };
        Assert.Equal("submission.no-file", await CodeOf(await client.PostAsync(Relative(Address), empty, Token), HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Refusals_are_problems_with_a_code()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var client = await site.WithKey(ExampleFile.Institution);
        Assert.Equal("submission.unknown-series", await CodeOf(await client.PostAsync(Relative("/api/v1/submissions?series=DS27x&period=2024-01"), Csv("a\n"), Token), HttpStatusCode.BadRequest));
        Assert.Equal("submission.period-form", await CodeOf(await client.PostAsync(Relative($"/api/v1/submissions?series={ExampleFile.Series}&period=2024"), Csv("a\n"), Token), HttpStatusCode.BadRequest));
        Assert.Equal("submission.empty-file", await CodeOf(await client.PostAsync(Relative(Address), Csv(""), Token), HttpStatusCode.BadRequest));
        Assert.Equal("submission.unknown-status", await CodeOf(await client.GetAsync(Relative("/api/v1/submissions?status=lost"), Token), HttpStatusCode.BadRequest));
        Assert.Equal("submission.not-found", await CodeOf(await client.GetAsync(Relative($"/api/v1/submissions/{Guid.NewGuid()}"), Token), HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Anonymous().PostAsync(Relative(Address), Csv("a\n"), Token)).StatusCode);
    }

    [Fact]
    public async Task Another_institutions_key_does_not_see_the_submission()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var owner = await site.WithKey(ExampleFile.Institution);
        var location = (await owner.PostAsync(Relative(Address), Csv(ExampleFile.Of(1)), Token)).Headers.Location!;
        var stranger = await site.WithKey("NES");
        foreach (var address in new[] { $"{location}", $"{location}/original", $"{location}/marked.xlsx" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Relative(address), Token)).StatusCode);
        }

        var list = JsonDocument.Parse(await stranger.GetStringAsync(Relative("/api/v1/submissions"), Token));
        Assert.Equal(0, list.RootElement.GetProperty("total").GetInt32());
        Assert.Equal("access.other-institution", await CodeOf(await stranger.PostAsync(Relative($"{Address}&institution={ExampleFile.Institution}"), Csv("a\n"), Token), HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task The_door_is_described()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var description = await site.Anonymous().GetStringAsync(Relative("/openapi/v1.json"), Token);
        foreach (var path in new[] { "\"/api/v1/submissions\"", "\"/api/v1/submissions/{id}\"", "\"/api/v1/submissions/{id}/marked.xlsx\"" })
        {
            Assert.Contains(path, description, StringComparison.Ordinal);
        }
    }

    private static async Task<JsonElement> Finished(HttpClient client, Uri location)
    {
        while (true)
        {
            var read = JsonDocument.Parse(await client.GetStringAsync(location, Token)).RootElement;
            if (read.GetProperty("status").GetString() is not ("Received" or "Checking" or "Storing"))
            {
                return read;
            }

            await Task.Yield();
        }
    }

    private static async Task<string?> CodeOf(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("code").GetString();
    }

    private static Uri Relative(string address) => new(address, UriKind.Relative);

    private static ByteArrayContent Csv(string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return content;
    }
}
