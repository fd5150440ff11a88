using System.Net;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Statistics.SavedTables;

namespace Tsela.Tests.Statistics.Tables;

public sealed class SavedTableTests
{
    private const string Address = "/tables/new?series=DS15a&rows=sex";

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_table_is_saved_shared_renamed_and_deleted_by_its_owner(Engine engine)
    {
        await using var site = await TableSite.Start(engine);
        using var owner = await site.Statistician();
        using var other = await site.Statistician();
        Assert.Equal(HttpStatusCode.Redirect, (await owner.Submit(Address, ("name", "Permits by sex"), ("note", "for the yearbook"))).StatusCode);
        Assert.DoesNotContain("Permits by sex", (await other.Open("/tables")).Words(), StringComparison.Ordinal);
        var mine = await owner.Open("/tables");
        Assert.Equal(["5", "3"], (await owner.Open(mine.QuerySelector("a[href^='/tables/new?series=DS15a']")!.GetAttribute("href")!)).QuerySelectorAll(".tsela-table tbody td").Select(cell => cell.Words()));
        var change = mine.QuerySelectorAll("a").First(link => link.Words().StartsWith("Change or delete", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(change)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.Submit(change, ("name", "Work permits by sex"), ("note", ""), ("shared", "true"))).StatusCode);
        Assert.Contains("Work permits by sex, by Statistician-", (await other.Open("/tables")).Words(), StringComparison.Ordinal);
        var delete = (await owner.Open(change)).QuerySelectorAll("main form")[^1];
        using var sent = new FormUrlEncodedContent(delete.QuerySelectorAll("input[type=hidden]").Select(hidden => KeyValuePair.Create(hidden.GetAttribute("name")!, hidden.GetAttribute("value")!)));
        var deleted = await owner.PostAsync(new Uri(delete.GetAttribute("action")!, UriKind.Relative), sent, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.DoesNotContain("Work permits by sex", (await other.Open("/tables")).Words(), StringComparison.Ordinal);
        await using var db = site.Database.Open();
        Assert.Equal(
            ["table.save", "table.change", "table.delete"],
            await db.Set<AuditEntry>().Where(entry => entry.Act.StartsWith("table.")).OrderBy(entry => entry.At).Select(entry => entry.Act).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pinned_table_names_its_snapshot_and_another_does_not()
    {
        await using var site = await TableSite.Start();
        using var owner = await site.Statistician();
        var snapshot = await site.Snapshot();
        await owner.Submit(Address, ("name", "Pinned"), ("pinned", snapshot.ToString()));
        await owner.Submit(Address, ("name", "Latest"));
        await using var db = site.Database.Open();
        var saved = await db.Set<SavedTable>().OrderBy(table => table.Name).Select(table => table.Query).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["series=DS15a&rows=sex", $"series=DS15a&rows=sex&snapshot={snapshot}"], saved);
    }

    [Fact]
    public async Task A_name_is_needed_and_stands_once()
    {
        await using var site = await TableSite.Start();
        using var owner = await site.Statistician();
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.Submit(Address, ("name", " "))).StatusCode);
        await owner.Submit(Address, ("name", "Once"));
        var twice = await owner.Submit(Address, ("name", "Once"));
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Contains("already have a table named 'Once'", (await twice.Document()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_looked_at_last_stands_on_the_first_page()
    {
        await using var site = await TableSite.Start();
        using var client = await site.Statistician();
        await client.Open(Address);
        var recent = (await client.Open("/tables")).QuerySelector("#recent + ul a")!;
        Assert.Contains("Work permits issued by sex", recent.Words(), StringComparison.Ordinal);
        Assert.Equal(Address, recent.GetAttribute("href"));
    }
}
