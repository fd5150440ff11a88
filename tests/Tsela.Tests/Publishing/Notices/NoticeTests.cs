using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Publishing.Notices;
using Tsela.Publishing.Notices.Send;

namespace Tsela.Tests.Publishing.Notices;

public sealed partial class NoticeTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_address_gets_notices_once_it_is_confirmed_and_none_after_it_left(Engine engine)
    {
        await using var server = new MailListener();
        await using var site = await TestSite.Start(engine, server.Settings);
        await site.Publish(SampleTables.All(), SampleTables.ExtractedAt);
        var anybody = site.Anonymous();
        Assert.Equal(HttpStatusCode.Redirect, (await anybody.Submit("/notices", ("address", "Reader@Example.org"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await anybody.Submit("/notices", ("address", "reader@example.org"))).StatusCode);
        Assert.Equal(1, await Look(site));
        var (to, asked) = Assert.Single(server.Mails);
        Assert.Equal("reader@example.org", to);
        // the release was public before anybody had confirmed
        Assert.Contains("Subject: Confirm", asked, StringComparison.Ordinal);
        var confirm = Link(asked, "confirm");
        Assert.Equal(HttpStatusCode.Conflict, (await Press(anybody, confirm[..^3] + "AAA")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Press(anybody, confirm)).StatusCode);

        await site.Publish([SampleTables.WorkPermits(id: "LIM-66")], DateTime.UtcNow.AddDays(2));
        Assert.Equal(0, await Look(site));
        var first = await site.Publish([SampleTables.WorkPermits(id: "LIM-55")], SampleTables.ExtractedAt);
        await site.Publish([SampleTables.WorkPermits(id: "LIM-55", last: 2025)], SampleTables.ExtractedAt, first.Id, "One office counted twice.");
        Assert.Equal(2, await Look(site));
        Assert.Equal(0, await Look(site));
        Assert.Contains(server.Mails, mail => mail.Text.Contains($"https://migration.example.org/releases/{first.Code}", StringComparison.Ordinal));
        var correction = server.Mails.Last(mail => mail.Text.Contains("Correction of R-3", StringComparison.Ordinal)).Text;
        Assert.Contains("Why: One office counted twice.", correction, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await Press(anybody, Link(correction, "leave"))).StatusCode);
        await site.Publish([SampleTables.Remittances()], SampleTables.ExtractedAt);
        Assert.Equal(0, await Look(site));
        await using var db = site.Database.Open();
        Assert.Empty(await db.Set<Subscriber>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_notice_waits_while_the_server_is_away_and_says_so_to_staff(Engine engine)
    {
        await using var server = new MailListener { IsBusy = true };
        await using var site = await TestSite.Start(engine, server.Settings);
        await site.Anonymous().Submit("/notices", ("address", "reader@example.org"));
        Assert.Equal(0, await Look(site));
        var outbox = (await (await site.SignedIn(Role.Statistician)).Open("/notices/outbox")).Words();
        Assert.Contains("Waiting 1", outbox, StringComparison.Ordinal);
        Assert.DoesNotContain("reader@example.org", outbox, StringComparison.Ordinal);
        server.IsBusy = false;
        // it is not its time yet
        Assert.Equal(0, await Look(site));
        await using (var db = site.Database.Open())
        {
            await db.Set<OutgoingNotice>().ExecuteUpdateAsync(set => set.SetProperty(notice => notice.NextTryAt, DateTime.UtcNow), TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, await Look(site));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Without_a_server_notices_are_kept_and_staff_are_told()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var anybody = site.Anonymous();
        await anybody.Submit("/notices", ("address", "reader@example.org"));
        Assert.Equal(0, await Look(site));
        var outbox = (await (await site.SignedIn(Role.Head)).Open("/notices/outbox")).Words();
        Assert.Contains("No mail server is set", outbox, StringComparison.Ordinal);
        Assert.Contains("Waiting 1", outbox, StringComparison.Ordinal);
        foreach (var wrong in new[] { "", "reader", "reader@example", "a@b.org, c@d.org", "Reader <a@b.org>", "a@b.org\r\nBcc: c@d.org" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await anybody.Submit("/notices", ("address", wrong))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedIn(Role.Reader)).Get("/notices/outbox")).StatusCode);
    }

    private static Task<int> Look(TestSite site) => site.System.Services.GetRequiredService<NoticeClock>().LookOnce(TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> Press(HttpClient client, string address)
    {
        Assert.Equal(HttpStatusCode.OK, (await client.Get(address)).StatusCode);
        using var nothing = new FormUrlEncodedContent([]);
        return await client.PostAsync(new Uri(address, UriKind.Relative), nothing, TestContext.Current.CancellationToken);
    }

    private static string Link(string mail, string act) => Links().Matches(mail).Select(match => match.Groups["path"].Value).First(path => path.StartsWith($"/notices/{act}", StringComparison.Ordinal));

    [GeneratedRegex(@"https://migration\.example\.org(?<path>/[^\s>]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
