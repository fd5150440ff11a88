using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Publishing;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.PublishReport;
using Tsela.Publishing.Reports.Templates;
using Tsela.Publishing.Reports.Texts;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Tsela.Tests.Publishing.Reports;

public sealed class ReportFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tsela-report-");

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_profile_reads_back_with_the_figures_of_the_public_tables()
    {
        await using var site = await Published();
        var published = await Publish(site, "profile", "2024");
        var edition = await site.System.Services.GetRequiredService<PublicTables>().Now(Now);
        using var document = WordprocessingDocument.Open(published.Files[0], isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, Now).Select(error => $"{error.Path?.XPath}: {error.Description}").Take(5));
        Assert.True(published.Tables > 70, $"{published.Tables} tables");
        Assert.True(published.Charts >= 35, $"{published.Charts} charts");

        var keys = Read(document, "T0.1");
        var permits = edition.Find("LTI-03")!.Table;
        var value = permits.Cells.Single(cell => permits.Time.Codes[cell.At[^1]].Code == "2024-12-31" && cell.At.SkipLast(1).All(code => code == 0)).Value!.Value;
        Assert.Equal("2024", keys[0][^1]);
        Assert.Equal($"{value.ToString("N0", CultureInfo.InvariantCulture)} p", keys.Single(row => row[0].StartsWith("Residence permits valid", StringComparison.Ordinal))[^1].Replace('\u00a0', ' '));
        var byDistrict = Read(document, "TA2.5c");
        Assert.Equal(12, byDistrict.Count);
        Assert.Contains(byDistrict, row => row.Contains("c") || row.Any(text => text.Any(char.IsDigit)));
    }

    [Fact]
    public async Task Every_chart_holds_the_figures_of_its_table_and_every_picture_says_what_it_shows()
    {
        await using var site = await Published();
        var published = await Publish(site, "profile", "2024");
        using var document = WordprocessingDocument.Open(published.Files[0], isEditable: false);
        var main = document.MainDocumentPart!;
        var inlines = main.Document.Descendants<Wp.Inline>().ToList();
        Assert.Equal(published.Charts + published.Maps, inlines.Count);
        Assert.All(inlines, inline => Assert.NotEmpty(inline.DocProperties!.Description!.Value!));
        foreach (var inline in inlines.Where(one => one.Descendants<C.ChartReference>().Any()))
        {
            var chart = (ChartPart)main.GetPartById(inline.Descendants<C.ChartReference>().Single().Id!);
            Assert.NotNull(chart.EmbeddedPackagePart);
            var description = inline.DocProperties!.Description!.Value!;
            var number = description[(description.LastIndexOf("table ", StringComparison.Ordinal) + 6)..].TrimEnd('.');
            var table = Read(document, number);
            var cells = table.SelectMany(row => row).Select(text => text.Split('\u00a0')[0].Replace(",", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
            var cached = chart.ChartSpace.Descendants<C.NumberingCache>().SelectMany(cache => cache.Descendants<C.NumericValue>()).Select(one => one.Text).ToList();
            Assert.NotEmpty(cached);
            Assert.All(cached, one => Assert.Contains(one, cells));
        }
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_and_head_rows_are_marked()
    {
        await using var site = await Published();
        var first = await File.ReadAllBytesAsync((await Publish(site, "RP03", "2024-03")).Files[0], Now);
        var second = await File.ReadAllBytesAsync((await Publish(site, "RP03", "2024-03")).Files[0], Now);
        Assert.Equal(first, second);
        using var document = WordprocessingDocument.Open(new MemoryStream(first), isEditable: false);
        Assert.All(document.MainDocumentPart!.Document.Descendants<Table>(), table => Assert.NotNull(table.Descendants<TableHeader>().FirstOrDefault()));
        var properties = XDocument.Load(new ZipArchive(new MemoryStream(first)).GetEntry("docProps/core.xml")!.Open());
        Assert.Contains("Labour and employment", properties.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_has_each_table_on_a_sheet_with_its_numbers_and_symbols()
    {
        await using var site = await Published();
        var published = await Publish(site, "RP03", "2024-03");
        using var word = WordprocessingDocument.Open(published.Files[0], isEditable: false);
        using var book = SpreadsheetDocument.Open(published.Files.Single(file => file.EndsWith(".xlsx", StringComparison.Ordinal)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, Now).Select(error => $"{error.Path?.XPath}: {error.Description}").Take(5));
        var sheets = book.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value!).ToList();
        Assert.Equal(["Contents", "T1"], sheets.Take(2));
        Assert.Equal(["Notes", "Gaps"], sheets.TakeLast(2));
        Assert.All(word.MainDocumentPart!.Document.Descendants<TableCaption>().Select(caption => caption.Val!.Value!.Split(' ')[0]).Where(number => number[0] == 'T' && char.IsDigit(number[^1])), number => Assert.Contains(number, sheets));
    }

    [Fact]
    public async Task What_no_data_can_fill_stands_with_its_number_and_who_owes_it()
    {
        await using var site = await Published();
        using var document = WordprocessingDocument.Open((await Publish(site, "RP10", "2024")).Files[0], isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Contains("Table TA4.5 Smuggling cases: no figures. Missing: cases of smuggling of migrants, by year and outcome, owed by Lesotho Mounted Police Service", text, StringComparison.Ordinal);
        foreach (var number in new[] { "TA3.6", "TB3.1", "TB3.5", "TB4.4", "TC3.2", "TC4.1", "C0.1", "C0.2" })
        {
            Assert.Contains($"{number} ", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_not_public_is_a_stated_gap()
    {
        await using var site = await Published(id => id is "IRE-01" or "THB-01" or "REM-02");
        var published = await Publish(site, "profile", "2024");
        using var document = WordprocessingDocument.Open(published.Files[0], isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Contains("Table TA4.1 Basotho deported to Lesotho by post: no figures. IRE-01 Basotho deported to Lesotho: no figure is public", text, StringComparison.Ordinal);
        Assert.Contains("Chart CB2.1 Remittances as a share of the gross domestic product is not drawn", text, StringComparison.Ordinal);
        Assert.Equal(SafeSymbols.NotAvailable, Read(document, "T0.1").Single(row => row[0].StartsWith("Victims of trafficking identified", StringComparison.Ordinal))[^1]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_text_stands_from_its_year_on_until_it_is_written_anew(Engine engine)
    {
        await using var site = await Published(engine: engine);
        await Write(site, "2023", "The year of the drought.");
        await Write(site, "2023", "The year of the long drought.");
        Assert.Contains("long drought", await TextOf(site, "2024"), StringComparison.Ordinal);
        Assert.DoesNotContain("long drought", await TextOf(site, "2022"), StringComparison.Ordinal);
        await Write(site, "2024", "The year of the rains.");
        Assert.Contains("the rains", await TextOf(site, "2024"), StringComparison.Ordinal);
        Assert.Contains("long drought", await TextOf(site, "2023"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_template_that_comes_along_can_be_filled()
    {
        await using var site = await Published();
        foreach (var template in site.System.Services.GetRequiredService<ReportTemplates>().All)
        {
            foreach (var period in template.Periods)
            {
                var published = await Publish(site, template.Id, period switch { "year" => "2024", "quarter" => "2024-Q2", _ => "2024-05" });
                using var document = WordprocessingDocument.Open(published.Files[0], isEditable: false);
                Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, Now).Select(error => $"{template.Id} {error.Path?.XPath}: {error.Description}").Take(3));
            }
        }
    }

    private static async Task<TestSite> Published(Func<string, bool>? isLeftOut = null, Engine engine = Engine.Sqlite)
    {
        var site = await TestSite.Start(engine);
        var catalogue = site.System.Services.GetRequiredService<NationalCatalogue>();
        var templates = site.System.Services.GetRequiredService<ReportTemplates>();
        var all = new ReportTemplate("all", "", ["year"], "public", "RP10", "", [.. templates.All.SelectMany(template => template.Parts)]);
        await site.Publish(MadeUpTables.For(all, catalogue, isLeftOut: isLeftOut), SampleTables.ExtractedAt);
        return site;
    }

    private async Task<PublishReport.Published> Publish(TestSite site, string report, string period)
    {
        var outcome = await site.As<PublishReport>().Run(slice => slice.Handle(new(report, period, folder.FullName) { WithPdf = false }, Now));
        Assert.True(outcome.Succeeded, outcome.Problem?.Sentence);
        return outcome.Value;
    }

    private static async Task Write(TestSite site, string period, string text) =>
        Assert.True((await site.As<WriteText>().Run(slice => slice.Handle(new("profile", period, "foreword", text), Now))).Succeeded);

    private async Task<string> TextOf(TestSite site, string period)
    {
        using var document = WordprocessingDocument.Open((await Publish(site, "profile", period)).Files[0], isEditable: false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }

    /// <summary>The texts of the table whose caption names the number.</summary>
    private static List<List<string>> Read(WordprocessingDocument document, string number)
    {
        var table = document.MainDocumentPart!.Document.Descendants<Table>()
            .Single(one => one.Descendants<TableCaption>().Single().Val!.Value!.StartsWith($"{number} ", StringComparison.Ordinal));
        return [.. table.Descendants<TableRow>().Select(row => row.Descendants<TableCell>().Select(cell => cell.InnerText).ToList())];
    }
}
