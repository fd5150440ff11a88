using System.Net;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Access.Accounts;

namespace Tsela.Tests.Access;

public sealed class SignInTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_person_signs_in_and_out_and_both_are_in_the_audit_trail(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var client = await site.SignedIn(Role.Reader);
        var page = await client.Open("/account");
        Assert.Contains("Reader", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit("/sign-out")).StatusCode);
        Assert.Equal("/sign-in?from=%2Faccount", (await client.Get("/account")).Headers.Location!.PathAndQuery);
        Assert.Equal(["account.add", "account.sign-in", "account.sign-out"], await Acts(site));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Five_wrong_passwords_lock_the_account_also_for_the_right_one(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var account = await site.AddAccount(Role.Reader);
        var client = site.Anonymous();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var refused = await client.Submit("/sign-in", ("name", account.Name), ("password", "wrong"));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(attempt < 5 ? "not right" : "locked for 15 minutes", (await refused.Document()).Words(), StringComparison.Ordinal);
        }

        var locked = await client.Submit("/sign-in", ("name", account.Name), ("password", account.Password));
        Assert.Contains("locked for 15 minutes", (await locked.Document()).Words(), StringComparison.Ordinal);
        Assert.Equal(6, (await Acts(site)).Count(act => act == "account.sign-in-refused"));
    }

    [Fact]
    public async Task An_unknown_name_is_answered_like_a_wrong_password()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var account = await site.AddAccount(Role.Reader);
        var known = await site.Anonymous().Submit("/sign-in", ("name", account.Name), ("password", "wrong"));
        var unknown = await site.Anonymous().Submit("/sign-in", ("name", "nobody-here"), ("password", "wrong"));
        Assert.Equal(
            (await known.Document()).QuerySelector(".govuk-error-summary")!.Words(), (await unknown.Document()).QuerySelector(".govuk-error-summary")!.Words());
        Assert.Equal(known.StatusCode, unknown.StatusCode);
    }

    [Fact]
    public async Task Sign_in_returns_to_where_the_person_came_from_but_never_to_another_site()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var account = await site.AddAccount(Role.Reader);
        var back = await site.Anonymous().Submit("/sign-in?from=%2Fdata-map", ("name", account.Name), ("password", account.Password));
        Assert.Equal("/data-map", back.Headers.Location!.ToString());
        var away = await site.Anonymous().Submit("/sign-in?from=https%3A%2F%2Fexample.org", ("name", account.Name), ("password", account.Password));
        Assert.Equal("/", away.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var account = await site.AddAccount(Role.Reader);
        using var form = new FormUrlEncodedContent([new("name", account.Name), new("password", account.Password)]);
        var answer = await site.Anonymous().PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_closed_account_is_out_at_once(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var account = await site.AddAccount(Role.Reader);
        var client = site.Anonymous();
        await client.Submit("/sign-in", ("name", account.Name), ("password", account.Password));
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/account")).StatusCode);

        var closed = await site.As<CloseAccount>().Run(slice => slice.Handle(new(account.Id), TestContext.Current.CancellationToken));
        Assert.True(closed.Succeeded);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Get("/account")).StatusCode);
        var again = await client.Submit("/sign-in", ("name", account.Name), ("password", account.Password));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var account = await site.AddAccount(Role.Reader);
        var here = site.Anonymous();
        var elsewhere = site.Anonymous();
        foreach (var client in new[] { here, elsewhere })
        {
            await client.Submit("/sign-in", ("name", account.Name), ("password", account.Password));
        }

        var weak = await here.Submit("/account", ("present", account.Password), ("new", "short"), ("again", "short"));
        Assert.Contains("12 characters", (await weak.Document()).Words(), StringComparison.Ordinal);
        var changed = await here.Submit("/account", ("present", account.Password), ("new", "another sentence"), ("again", "another sentence"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Get("/account")).StatusCode);
    }

    private static async Task<List<string>> Acts(TestSite site)
    {
        await using var db = site.Database.Open();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(TestContext.Current.CancellationToken);
    }
}
