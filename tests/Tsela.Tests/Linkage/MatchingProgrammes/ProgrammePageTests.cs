using System.Net;
using Tsela.Access;

namespace Tsela.Tests.Linkage.MatchingProgrammes;

public sealed class ProgrammePageTests
{
    [Fact]
    public async Task From_the_form_over_two_agreements_to_the_hits()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var people = People.Of(80, seed: 3);
        await ProgrammeRig.Deliver(site.Database, "DS15a", "NES", people);
        await ProgrammeRig.Deliver(site.Database, "DS23a", "IMM", people.Take(40).Select(person => person with { GivenNames = person.GivenNames + "a" }));
        var account = await site.AddAccount(Role.Provider, "NES");
        var labour = site.Anonymous();
        await labour.Submit("/sign-in", ("name", account.Name), ("password", account.Password));
        var (immigration, watch) = (await site.SignedIn(Role.Provider, "IMM"), await site.SignedIn(Role.DataProtectionOfficer));

        var empty = await labour.Submit("/linkage/programmes/register", ("Name", ""));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("Choose two series or more.", (await empty.Document()).Words(), StringComparison.Ordinal);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var registered = await labour.Submit(
            "/linkage/programmes/register",
            ("Name", "Permits against residence"), ("Purpose", "Find permits without residence."), ("LegalBasis", "Aliens Control Act"), ("Series", "DS15a"), ("Series", "DS23a"),
            ("Columns", "surname"), ("Columns", "given_names"), ("Columns", "birth_date"), ("Columns", "document_number"), ("FirstDay", Day(today)), ("LastDay", Day(today.AddDays(30))),
            ("OnHit", "An officer asks the person."), ("Safeguards", "Heard within 14 days."), ("RetentionDays", "30"), ("Users", account.Name));
        Assert.Equal("/linkage/programmes/MP-001", registered.Headers.Location!.ToString());

        Assert.Contains("you are asked", (await watch.Open("/linkage/programmes")).Words(), StringComparison.Ordinal);
        Assert.Null((await labour.Open("/linkage/programmes/MP-001")).QuerySelector("button[formaction*=Run]"));
        foreach (var seat in new[] { watch, immigration })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await Press(seat, "/linkage/programmes/MP-001", "Approve", ("why", ""))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await Press(labour, "/linkage/programmes/MP-001", "Run")).StatusCode);
        var shown = await labour.Open("/linkage/programmes/MP-001");
        var hits = shown.QuerySelector("a[href*='/runs/']")!.GetAttribute("href")!;
        var page = await labour.Open(hits);
        Assert.Contains("A hit decides nothing.", page.Words(), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("u.tsela-differs"));
        foreach (var unreadable in new[] { ("number", "1"), ("same", ""), ("same", "perhaps") })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await labour.Submit(hits, unreadable)).StatusCode);
            Assert.Contains("Nobody has looked at it yet.", (await labour.Open(hits)).Words(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await labour.Submit(hits, ("same", "true"))).StatusCode);
        Assert.Contains("one person.", (await labour.Open(hits)).Words(), StringComparison.Ordinal);

        Assert.Null((await immigration.Open("/linkage/programmes/MP-001")).QuerySelector("a[href*='/runs/']"));
        Assert.Equal(HttpStatusCode.NotFound, (await immigration.Get(hits)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await watch.Get(hits)).StatusCode);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Presses a button of the page that sends its form to a handler of its own.</summary>
    private static async Task<HttpResponseMessage> Press(HttpClient client, string address, string handler, params (string Name, string Value)[] fields)
    {
        var page = await client.Open(address);
        var button = page.QuerySelector($"button[formaction*='handler={handler}']")!;
        using var content = new FormUrlEncodedContent(button.Closest("form")!.QuerySelectorAll("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return await client.PostAsync(new Uri(button.GetAttribute("formaction")!, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
