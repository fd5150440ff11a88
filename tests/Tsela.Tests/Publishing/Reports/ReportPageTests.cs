using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Publishing;
using Tsela.Publishing.Reports.PublishReport;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Tests.Publishing.Reports;

public sealed class ReportPageTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_reads_the_profile_with_its_figures_and_takes_it_along()
    {
        await using var site = await Published("profile");
        var browser = site.Anonymous();
        var page = await browser.Open("/profile/2024");
        Assert.Equal("Migration Profile of Lesotho 2024", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("Migration Profile of Lesotho 2024", page.Title, StringComparison.Ordinal);
        Assert.True(page.QuerySelectorAll("table").Length > 70);
        Assert.All(page.QuerySelectorAll("svg[role=img]"), picture => Assert.NotEmpty(picture.GetAttribute("aria-label")!));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("thead th[scope=col]")));
        var table = page.QuerySelectorAll("table").Single(one => one.QuerySelector("caption")!.TextContent.Contains("TA2.5c", StringComparison.Ordinal));
        var edition = await site.System.Services.GetRequiredService<PublicTables>().Now(Now);
        var permits = edition.Find("LTI-03")!.Table;
        var district = permits.PlaceOf("district");
        var maseru = permits.Cells.Single(cell => permits.Time.Codes[cell.At[^1]].Code == "2024-12-31"
            && cell.At.Select((code, place) => (code, place)).SkipLast(1).All(one => one.code == (one.place == district ? 1 : 0)));
        Assert.Equal($"{maseru.Value:N0}", table.QuerySelectorAll("tbody tr")[1].QuerySelectorAll("td")[^1].TextContent.Split('\u00a0')[0]);
        Assert.Contains("Definition", page.QuerySelector(".tsela-report__facts")!.Words(), StringComparison.Ordinal);
        var file = await browser.Get("/reports/profile/2024/report.docx");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var alone = await browser.Get("/reports/profile/2024/report.html");
        Assert.Contains(".tsela-report", await alone.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_for_staff_is_listed_and_shown_to_staff_alone()
    {
        await using var site = await Published("RP02");
        var anybody = site.Anonymous();
        Assert.DoesNotContain("RP02", (await anybody.Open("/reports")).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await anybody.Get("/reports/RP02/2024")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anybody.Get("/reports/RP02/2024/report.docx")).StatusCode);
        var statistician = await site.SignedIn(Role.Statistician);
        Assert.Contains("RP02", (await statistician.Open("/reports")).Words(), StringComparison.Ordinal);
        Assert.Contains("Dismissals", (await statistician.Open("/reports/RP02/2024-03")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statistician_writes_a_text_on_its_page_and_a_reader_does_not()
    {
        await using var site = await Published("RP03");
        var statistician = await site.SignedIn(Role.Statistician);
        var answer = await statistician.Submit("/reports/RP03/2024-03/texts", ("text", "Permits grew.\n\nContracts did not."), ("block", "summary"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var report = await site.Anonymous().Open("/reports/RP03/2024-04");
        Assert.Equal(["Permits grew.", "Contracts did not."], report.QuerySelectorAll(".tsela-report__written").Select(paragraph => paragraph.TextContent));
        Assert.Contains("by statistician-", (await statistician.Open("/reports/RP03/2024-04/texts")).Words(), StringComparison.OrdinalIgnoreCase);
        var reader = await site.SignedIn(Role.Reader);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get("/reports/RP03/2024-03/texts")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Anonymous().Get("/reports/RP03/2024-03/texts")).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_made_is_refused_with_a_sentence()
    {
        await using var empty = await TestSite.Start(Engine.Sqlite);
        Assert.Equal("report.nothing-public", await Refusal(empty, "profile", "2024", "/tmp"));
        await using var site = await Published("RP03");
        Assert.Equal("report.no-figures", await Refusal(site, "RP03", "1999", "/tmp"));
        Assert.Equal("report.wrong-period", await Refusal(site, "RP03", "twelve", "/tmp"));
        Assert.Equal("report.unknown", await Refusal(site, "RP99", "2024", "/tmp"));
        Assert.Equal("report.not-writable", await Refusal(site, "RP03", "2024", "/proc/nowhere"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anonymous().Get("/reports/RP99/2024")).StatusCode);
        Assert.Contains("No release is public", (await (await empty.Anonymous().Get("/profile")).Document()).Words(), StringComparison.Ordinal);
        Assert.Contains("latest period with figures", (await (await site.Anonymous().Get("/reports/RP03/1999")).Document()).Words(), StringComparison.Ordinal);
        Assert.Contains("No public figure is of 1800", (await (await site.Anonymous().Get("/reports/RP03/1800")).Document()).Words(), StringComparison.Ordinal);
        Assert.Contains("There are figures of 20", (await (await site.Anonymous().Get("/reports/RP03/1800")).Document()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_under_embargo_is_in_no_report()
    {
        await using var site = await Published("RP03");
        var before = await site.Anonymous().Open("/reports/RP03/2024");
        await site.Publish(MadeUpTables.For(Template(site, "RP03"), Catalogue(site), last: 2025), DateTime.UtcNow.AddDays(1));
        Assert.Equal(before.Words(), (await site.Anonymous().Open("/reports/RP03/2024")).Words());
        Assert.Equal(HttpStatusCode.Conflict, (await site.Anonymous().Get("/reports/RP03/2025")).StatusCode);
    }

    private static NationalCatalogue Catalogue(TestSite site) => site.System.Services.GetRequiredService<NationalCatalogue>();

    private static ReportTemplate Template(TestSite site, string report) => site.System.Services.GetRequiredService<ReportTemplates>().Find(report)!;

    private static async Task<TestSite> Published(string report)
    {
        var site = await TestSite.Start(Engine.Sqlite);
        await site.Publish(MadeUpTables.For(Template(site, report), Catalogue(site)), SampleTables.ExtractedAt);
        return site;
    }

    private static async Task<string> Refusal(TestSite site, string report, string period, string folder) =>
        (await site.As<PublishReport>().Run(slice => slice.Handle(new(report, period, folder) { WithPdf = false }, Now))).Problem!.Code;
}
