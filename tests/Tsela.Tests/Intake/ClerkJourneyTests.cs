using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Submissions;
using Tsela.Registers;

namespace Tsela.Tests.Intake;

public sealed class ClerkJourneyTests
{
    private const string Period = "2024-02";

    private static readonly Dictionary<string, string> OwnHeader = ClerkPages.Differing(("employer_name", "Kampani"));

    private static readonly Dictionary<string, string> AsTheExample = [];

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_clerk_maps_mends_confirms_and_withdraws_in_the_pages(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var clerk = await site.SignedIn(Role.Provider, "NES");
        var file = ClerkPages.File(
            OwnHeader, AsTheExample, ClerkPages.Differing(("surname", "")), ClerkPages.Differing(("recommended_by_labour", "no")),
            ClerkPages.Differing(("country_of_origin", "Qwertyland")));

        // a header that nobody knows keeps everything out
        var (address, page) = await clerk.Result(await clerk.HandIn(Period, file));
        Assert.Contains("Nothing was taken", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        var columns = await clerk.Open($"{address}/columns");
        (address, page) = await clerk.Result(await clerk.Send(columns, "/columns", form => Choose(form, "Kampani", "employer_name")));
        Assert.Contains("2 of 4 rows were taken", page.QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);
        Assert.Contains("by your mapping", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);

        // a word that is no code is said once
        var words = await clerk.OpenCause(page, "Qwertyland");
        (address, page) = await clerk.Result(await clerk.Send(words, "handler=Map", form => form.QuerySelector<IHtmlSelectElement>("select")!.Value = "CN"));
        Assert.Contains("3 of 4 rows were taken", page.QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);

        // an empty cell is mended beside the fault
        var empty = await clerk.OpenCause(page, "Surname is empty");
        (address, page) = await clerk.Result(await clerk.Send(empty, "handler=Mend", form => form.QuerySelector<IHtmlInputElement>("input[name='Cells[0].New']")!.Value = "Mokoena"));
        Assert.Contains("All 4 rows were taken", page.QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Mokoena", page.QuerySelector("#mended ~ div")!.Words(), StringComparison.Ordinal);

        // what is true is confirmed with a reason, and not without one
        var remarkable = await clerk.OpenCause(page, "Recommended by Labour");
        var refused = await clerk.Send(remarkable, "handler=Confirm", _ => { }, "Confirm all");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var confirmed = await clerk.Send(remarkable, "handler=Confirm", form => form.QuerySelector<IHtmlInputElement>("#reason")!.Value = "Seen in the permit book", "Confirm all");
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        page = await clerk.Open(address);
        Assert.Contains("Seen in the permit book", page.QuerySelector("#confirmed + ul")!.Words(), StringComparison.Ordinal);

        var withdrawn = await clerk.Send(page, "handler=Withdraw", form => form.QuerySelector<IHtmlInputElement>("#reason")!.Value = "Sent by mistake.");
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.Contains("Taken back: Sent by mistake.", (await clerk.Open(address)).QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);
        await using var db = site.Database.Open();
        Assert.Empty(await db.InForce().ToListAsync(Token));
        var acts = await db.Set<AuditEntry>().Select(entry => entry.Act).Distinct().ToListAsync(Token);
        Assert.Superset(new HashSet<string>(["mapping.make", "submission.revise", "finding.confirm", "submission.withdraw"], StringComparer.Ordinal), acts.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mapping_is_used_at_once_and_no_more_when_a_statistician_rejects_it(Engine engine)
    {
        await using var site = await TestSite.Start(engine);
        var clerk = await site.SignedIn(Role.Provider, "NES");
        var (address, _) = await clerk.Result(await clerk.HandIn(Period, ClerkPages.File(OwnHeader, AsTheExample)));
        var columns = await clerk.Open($"{address}/columns");
        await clerk.Result(await clerk.Send(columns, "/columns", form => Choose(form, "Kampani", "employer_name")));
        var (_, later) = await clerk.Result(await clerk.HandIn("2024-01", ClerkPages.File(OwnHeader, AsTheExample)));
        Assert.Contains("The one row was taken", later.QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);

        Assert.Empty((await clerk.Open("/mappings")).QuerySelectorAll("main form[method=post]"));
        var statistician = await site.SignedIn(Role.Statistician);
        var mappings = await statistician.Open("/mappings");
        Assert.Equal(2, mappings.QuerySelectorAll("main td a[href*='/submissions/']").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await statistician.Send(mappings, "/mappings?", _ => { }, "Reject")).StatusCode);
        var (_, last) = await clerk.Result(await clerk.HandIn("2023-12", ClerkPages.File(OwnHeader, AsTheExample)));
        Assert.Contains("Nothing was taken", last.QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);
        await using var db = site.Database.Open();
        Assert.Equal(MappingStatus.Rejected, (await db.Set<HeaderMapping>().SingleAsync(Token)).Status);
        Assert.Contains(await db.Set<AuditEntry>().ToListAsync(Token), entry => entry.Act == "mapping.reject");
    }

    [Fact]
    public async Task What_was_only_checked_is_not_stored_until_it_is_handed_in_for_good()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var clerk = await site.SignedIn(Role.Provider, "NES");
        var (_, page) = await clerk.Result(await clerk.HandIn(Period, ClerkPages.File(AsTheExample, AsTheExample, AsTheExample), onlyCheck: true));
        Assert.Contains("nothing was stored. Handed in as it is, 2 of 2 rows would be taken", page.QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);
        await using var db = site.Database.Open();
        Assert.Empty(await db.InForce().ToListAsync(Token));
        (_, page) = await clerk.Result(await clerk.Send(page, "handler=Again", _ => { }, "Hand it in for good"));
        Assert.Contains("All 2 rows were taken", page.QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);
        Assert.Equal(2, (await db.InForce().SingleAsync(Token)).RecordCount);
    }

    [Fact]
    public async Task The_same_file_twice_a_wrong_period_and_an_empty_file_are_refused_in_the_page()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var clerk = await site.SignedIn(Role.Provider, "NES");
        var file = ClerkPages.File(AsTheExample, AsTheExample);
        await clerk.Result(await clerk.HandIn(Period, file));
        foreach (var (period, content, words) in new[] { (Period, file, "handed in before"), ("2024", file, "a month as 2024-03"), ("2999-01", file, "has not begun yet"), (Period, "", "The file is empty") })
        {
            var answer = await clerk.HandIn(period, content);
            Assert.InRange((int)answer.StatusCode, 400, 499);
            Assert.Contains(words, (await answer.Document()).QuerySelector(".govuk-error-summary")!.Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_reaches_the_submissions_of_another_institution()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var clerk = await site.SignedIn(Role.Provider, "NES");
        var (address, page) = await clerk.Result(await clerk.HandIn(Period, ClerkPages.File(AsTheExample, ClerkPages.Differing(("recommended_by_labour", "no")))));
        var cause = page.QuerySelector("a[href*='/causes/']")!.GetAttribute("href")!;
        var stranger = await site.SignedIn(Role.Provider, "IMM");
        foreach (var hidden in new[] { address, cause, $"{address}/columns", $"{address}/rows/1", $"{address}/records", $"{address}/marked.xlsx", $"{address}/original" })
        {
            Assert.Equal(HttpStatusCode.OK, (await clerk.Get(hidden)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(hidden)).StatusCode);
        }

        var reader = await site.SignedIn(Role.Reader);
        foreach (var closed in new[] { address, "/submissions", "/submissions/new", "/calendar", "/quality", "/mappings" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(closed)).StatusCode);
        }
    }

    [Fact]
    public async Task A_row_is_mended_as_a_whole_and_a_record_tells_what_it_was_in_the_file()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var clerk = await site.SignedIn(Role.Provider, "NES");
        var (address, _) = await clerk.Result(await clerk.HandIn(Period, ClerkPages.File(AsTheExample, AsTheExample, ClerkPages.Differing(("valid_to", "2024-01-01")))));
        var row = await clerk.Open($"{address}/rows/2");
        Assert.NotEmpty(row.QuerySelectorAll(".govuk-form-group--error"));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"{address}/rows/3")).StatusCode);
        (address, var page) = await clerk.Result(await clerk.Send(row, "/rows/2", form => form.QuerySelector<IHtmlInputElement>("input[value='2024-01-01']:not([type=hidden])")!.Value = "2026-02-28"));
        Assert.Contains("All 2 rows were taken", page.QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);
        var records = await clerk.Open($"{address}/records");
        var record = records.QuerySelectorAll("main tbody a")[1].GetAttribute("href")!;
        Assert.Contains("“2024-01-01” became “2026-02-28”", (await clerk.Open(record)).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        var stranger = await site.SignedIn(Role.Provider, "IMM");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(record)).StatusCode);
    }

    private static void Choose(IHtmlFormElement form, string header, string field)
    {
        var label = form.QuerySelectorAll<IHtmlLabelElement>("label").Single(label => label.Words() == header);
        form.QuerySelector<IHtmlSelectElement>($"#{label.HtmlFor}")!.Value = field;
    }
}
