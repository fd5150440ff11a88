using System.Net;
using System.Xml.Linq;
using Tsela.Access;
using Tsela.Publishing;

namespace Tsela.Tests.Publishing.Releases;

public sealed class PublicReleaseTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Before_the_hour_the_public_learns_the_title_and_the_hour_alone(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var hour = DateTime.UtcNow.AddDays(20);
        var coming = await site.Publish([SampleTables.WorkPermits(id: "LIM-88")], hour);
        await site.Draft([SampleTables.WorkPermits(id: "LIM-99")], hour);
        var anybody = site.Anonymous();
        var calendar = (await anybody.Open("/releases/calendar")).Words();
        Assert.Contains(coming.Title, calendar, StringComparison.Ordinal);
        Assert.Contains(LesothoHour.InWords(hour), calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("Release 3", calendar, StringComparison.Ordinal);
        foreach (var address in new[] { "/releases", "/releases/calendar", "/releases/feed.atom", "/releases/R-1" })
        {
            var text = await (await anybody.Get(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("LIM-88", text, StringComparison.Ordinal);
            Assert.DoesNotContain(coming.Note, text, StringComparison.Ordinal);
            Assert.DoesNotContain("LIM-99", text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/releases/R-2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/releases/R-3")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/releases/R-99999999999")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_preview_is_the_public_page_itself_for_staff_alone_and_in_no_cache(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        await site.Publish([SampleTables.WorkPermits(id: "LIM-88")], DateTime.UtcNow.AddDays(20));
        const string address = "/releases/R-2/preview/releases/R-2";
        var statistician = await site.SignedIn(Role.Statistician);
        var answer = await statistician.Get(address);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Null(answer.Headers.ETag);
        var preview = await answer.Document();
        Assert.Contains("LIM-88", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("Preview of", preview.Words(), StringComparison.Ordinal);
        Assert.Contains(preview.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/releases/R-2/preview/releases");
        Assert.Equal(HttpStatusCode.Redirect, (await statistician.Get("/releases/R-2/preview")).StatusCode);

        var anybody = site.Anonymous();
        foreach (var hidden in new[] { address, "/releases/R-2/preview", "/releases/R-2/preview/releases/feed.atom", "/releases/r-2/PREVIEW/releases/R-2" })
        {
            var refused = await anybody.Get(hidden);
            Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
            Assert.DoesNotContain("LIM-88", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.OK, (await (await site.SignedIn(Role.Reader)).Get(hidden)).StatusCode);
        }

        // to the sign-in of the site, which is not part of the preview, and back from there
        Assert.EndsWith($"/sign-in?from={Uri.EscapeDataString(address)}", (await anybody.Get(address)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("preview/sign-in", (await anybody.Get(address)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/releases/R-2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await statistician.Get("/releases/R-7/preview/releases")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_correction_is_another_version_and_the_corrected_one_stays_and_says_so(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var first = await site.Publish([SampleTables.WorkPermits(id: "LIM-55")], SampleTables.ExtractedAt.AddDays(1));
        await site.Publish([SampleTables.WorkPermits(last: 2025, id: "LIM-55")], SampleTables.ExtractedAt.AddDays(2), first.Id, "Permits of one office were counted twice.");
        var anybody = site.Anonymous();
        var corrected = (await anybody.Open("/releases/R-2")).Words();
        Assert.Contains("Corrected by R-3", corrected, StringComparison.Ordinal);
        Assert.Contains("corrected by R-3", corrected, StringComparison.Ordinal);
        Assert.Contains("Corrects R-2: Permits of one office were counted twice.", (await anybody.Open("/releases/R-3")).Words(), StringComparison.Ordinal);

        var feed = XDocument.Parse(await (await anybody.Get("/releases/feed.atom")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var entries = feed.Root!.Elements(Atom + "entry").ToList();
        Assert.Equal(["urn:tsela:release:R-3", "urn:tsela:release:R-2", "urn:tsela:release:R-1"], entries.Select(entry => entry.Element(Atom + "id")!.Value));
        Assert.Contains("Permits of one office were counted twice.", entries[0].Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Equal(entries[0].Element(Atom + "updated")!.Value, feed.Root.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public void Footnotes_name_the_symbols_that_stand_there_the_sources_and_how_to_cite()
    {
        var published = new PublicTable(SampleTables.WorkPermits(), "R-4", "Release 4", 2, SampleTables.ExtractedAt, "One office came late.");
        var notes = Footnotes.Of(published);
        Assert.Equal(["c", "p"], notes.Symbols.Select(one => one.Symbol));
        Assert.Equal("Bureau of Statistics of Lesotho (2026). Work permits issued [LIM-01], version 2, release R-4 of 15 January 2026. Integrated migration data of Lesotho (Tsela). Training data.", notes.Citation);
        Assert.Equal("Corrected in release R-4: One office came late.", notes.Lines().First());
        Assert.Contains(notes.Lines(), line => line == "Sources: NES, Work permits (DS15a), 100 % of the latest figure, quality good.");
        Assert.StartsWith("Corrected: release R-5", Footnotes.Of(published with { CorrectedBy = "R-5" }).Correction, StringComparison.Ordinal);
    }
}
