using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;

namespace Tsela.Tests.Access;

public sealed class AdministrationTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_administrator_makes_an_account_whose_password_works(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var administrator = await site.SignedIn(Role.Administrator);
        var made = await administrator.Submit("/administration/accounts", ("name", "puleng"), ("role", "Provider"), ("institution", "NES"));
        var password = (await made.Document()).QuerySelector(".tsela-secret")!.TextContent;

        var client = site.Anonymous();
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit("/sign-in", ("name", "puleng"), ("password", password))).StatusCode);
        Assert.Contains("puleng, NES", (await client.Open("/")).QuerySelector("header")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Reader", "", "Write the name")]
    [InlineData("two words", "Reader", "", "without spaces")]
    [InlineData("lineo", "Provider", "", "Name it by its code")]
    [InlineData("lineo", "Provider", "NOWHERE", "No institution has the code NOWHERE")]
    public async Task An_account_that_cannot_be_is_refused_with_a_sentence(string name, string role, string institution, string sentence)
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var administrator = await site.SignedIn(Role.Administrator);
        var refused = await administrator.Submit("/administration/accounts", ("name", name), ("role", role), ("institution", institution));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(sentence, (await refused.Document()).QuerySelector(".govuk-error-summary")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_name_twice_is_refused_also_in_other_letters(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var administrator = await site.SignedIn(Role.Administrator);
        await administrator.Submit("/administration/accounts", ("name", "puleng"), ("role", "Reader"), ("institution", ""));
        var second = await administrator.Submit("/administration/accounts", ("name", "PULENG"), ("role", "Reader"), ("institution", ""));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_key_lets_its_institution_in_until_it_is_revoked(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var administrator = await site.SignedIn(Role.Administrator);
        var made = await administrator.Submit("/administration/keys", ("institution", "NES"), ("label", "permit register"));
        var key = (await made.Document()).QuerySelector(".tsela-secret")!.TextContent;
        var program = site.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/code-lists/districts")).StatusCode);

        await using (var db = site.Database.Open())
        {
            var kept = await db.Set<InstitutionKey>().SingleAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(key, $"{kept.Sha256} {kept.Label}", StringComparison.Ordinal);
        }

        var list = await administrator.Open("/administration/keys");
        var id = list.QuerySelector("main form input[name=id]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.OK, (await administrator.Submit("/administration/keys", ("id", id))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/api/v1/code-lists/districts")).StatusCode);
    }

    [Fact]
    public async Task The_door_for_programs_tells_no_key_from_a_wrong_key_and_says_so_as_problem_json()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        foreach (var authorization in new[] { null, "tsela_0000", "" })
        {
            var program = site.Anonymous();
            if (authorization is not null)
            {
                program.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {authorization}");
            }

            var refused = await program.Get("/api/v1/data-map");
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
            Assert.Contains("\"code\":\"access.key-needed\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_audit_trail_is_searched_by_act_and_day(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var administrator = await site.SignedIn(Role.Administrator);
        var all = await administrator.Open("/administration/audit");
        Assert.Equal(2, all.QuerySelectorAll("tbody tr").Length);
        var some = await administrator.Open("/administration/audit?act=account.sign&since=2000-01-01");
        Assert.Contains("account.sign-in", some.QuerySelector("tbody tr")!.Words(), StringComparison.Ordinal);
        var none = await administrator.Open("/administration/audit?until=2000-01-01");
        Assert.Empty(none.QuerySelectorAll("tbody tr"));
    }
}
