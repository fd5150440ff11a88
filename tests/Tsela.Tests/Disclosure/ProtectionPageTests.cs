using System.Net;
using Tsela.Access;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

public sealed class ProtectionPageTests
{
    [Fact]
    public async Task Staff_read_the_policies_and_what_was_hidden_and_why()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var rig = StatisticsRig.On(site);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 60), ("CN", "F", 30), ("IN", "M", 40), ("GH", "M", 2)));
        await rig.Take();
        var shared = await rig.Share("Permits by citizenship", "series=DS15a&columns=event.date@year&only.decision=granted&rows=citizenships");
        var set = (await rig.Protect("LIM-01", shared)).Set!.Value;
        using var head = await site.SignedIn(Role.Head);
        var policies = await Text(head, "/protection/policies");
        Assert.Contains("Sensitive series", policies, StringComparison.Ordinal);
        Assert.Contains("href=\"/series/DS21a\"", policies, StringComparison.Ordinal);
        Assert.Contains("have the same in one of these: exploitation, ", policies, StringComparison.Ordinal);
        var page = await Text(head, $"/protection/sets/{set}?table=LIM-01");
        Assert.Contains("Citizenships: Ghana", page, StringComparison.Ordinal);
        Assert.Contains("DS15a Work permits issued: records; decision: Granted", page, StringComparison.Ordinal);
        Assert.Contains("No hidden cell is known exactly, and none is known to be too few.", page, StringComparison.Ordinal);
        Assert.Contains("fewer than 3 stand behind it", page, StringComparison.Ordinal);
        Assert.Contains("Citizenships: Ghana", await Text(head, $"/protection/sets/{set}?table=T01"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get($"/protection/sets/{set}?table=LIM-99")).StatusCode);
        using var officer = await site.SignedIn(Role.DataProtectionOfficer);
        Assert.Contains($"href=\"/protection/sets/{set}\"", await Text(officer, "/protection/policies"), StringComparison.Ordinal);
        Assert.Contains("fewer than 3 stand behind it", await Text(officer, $"/protection/sets/{set}?table=LIM-01"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(new Uri("/releases/desk", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        using var reader = await site.SignedIn(Role.Reader);
        Assert.NotEqual(HttpStatusCode.OK, (await reader.GetAsync(new Uri($"/protection/sets/{set}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task<string> Text(HttpClient client, string address)
    {
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
