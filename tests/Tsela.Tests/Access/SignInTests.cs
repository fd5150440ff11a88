using System.Net;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;

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
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(new Uri("/account", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        await using var db = site.Database.Open();
        var acts = await db.Set<AuditEntry>().OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["account.add", "account.sign-in", "account.sign-out"], acts);
    }
}
