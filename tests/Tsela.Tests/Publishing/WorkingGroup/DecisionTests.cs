using System.Net;
using Tsela.Access;
using Tsela.Publishing.WorkingGroup.Read;

namespace Tsela.Tests.Publishing.WorkingGroup;

public sealed class DecisionTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_public_reads_what_is_marked_public_and_about_no_embargo(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        await site.Publish([SampleTables.WorkPermits(id: "LIM-88")], DateTime.UtcNow.AddDays(2));
        var head = await site.SignedIn(Role.Head);
        await Enter(head, "Validation", "Work permits are right", "LIM-01, r-1", isPublic: true);
        await Enter(head, "DataCall", "Permits of the last quarter", "DS15a", isPublic: true, due: "2026-12-31");
        await Enter(head, "Definition", "Among ourselves", "", isPublic: false);
        await Enter(head, "Validation", "Of what is to come", "R-2", isPublic: true);

        var anybody = site.Anonymous();
        var page = (await anybody.Open("/working-group")).Words();
        Assert.Contains("Work permits are right", page, StringComparison.Ordinal);
        Assert.Contains("Asked for until 31 December 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Among ourselves", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Of what is to come", page, StringComparison.Ordinal);
        Assert.Contains("Work permits are right", (await anybody.Open("/releases/R-1")).Words(), StringComparison.Ordinal);
        Assert.Contains("Of what is to come", (await (await site.SignedIn(Role.Statistician)).Open("/releases/R-2/preview/working-group")).Words(), StringComparison.Ordinal);
        var about = await site.As<ReadWorkingGroup>(Actor.Nobody).Run(slice => slice.Handle(new("lim-01"), TestContext.Current.CancellationToken));
        Assert.Equal(["WG-1"], about.Value.Decisions.Select(decision => decision.Code));
        Assert.Contains("Among ourselves", (await head.Open("/working-group")).Words(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await head.Submit("/working-group", ("code", "WG-1"), ("reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await head.Submit("/working-group", ("code", "WG-1"), ("reason", "A file was replaced."))).StatusCode);
        Assert.DoesNotContain("Work permits are right", (await anybody.Open("/working-group")).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedIn(Role.Reader)).Get("/working-group/enter")).StatusCode);
    }

    [Fact]
    public async Task A_form_says_at_each_field_what_is_wrong()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var statistician = await site.SignedIn(Role.Statistician);
        var refused = await statistician.Submit(
            "/working-group/enter", ("Kind", "DataCall"), ("Title", ""), ("Text", "Deliver."), ("DecidedOn", "2999-01-01"), ("DecidedBy", "The group"), ("About", "DS15a LIM-999"), ("DueOn", "soon"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var words = (await refused.Document()).Words();
        foreach (var sentence in new[] { "Give a title", "cannot be still to come", "'LIM-999' is no indicator", "A data call names the day" })
        {
            Assert.Contains(sentence, words, StringComparison.Ordinal);
        }
    }

    private static async Task Enter(HttpClient client, string kind, string title, string about, bool isPublic, string due = "")
    {
        (string, string)[] fields =
        [
            ("Kind", kind), ("Title", title), ("Text", "As minuted."), ("DecidedOn", "2026-01-20"), ("DecidedBy", "Technical working group"), ("About", about), ("DueOn", due), ("IsPublic", isPublic ? "true" : "false"),
        ];
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit("/working-group/enter", fields)).StatusCode);
    }
}
