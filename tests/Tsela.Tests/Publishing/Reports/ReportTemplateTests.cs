using Tsela.Catalogue;
using Tsela.Catalogue.Loading;
using Tsela.Publishing;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Tests.Publishing.Reports;

public sealed class ReportTemplateTests : IDisposable
{
    private static readonly NationalCatalogue Catalogue = CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tsela-templates-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("""{"kind": "table", "number": "T1", "title": "A", "of": ["LIM-99"], "rows": "time"}""", "filled from 'LIM-99', which is no indicator and no series")]
    [InlineData("""{"kind": "table", "number": "T1", "title": "A", "of": ["LIM-01"], "rows": "shoe size"}""", "asks for 'shoe size', by which LIM-01 is not broken down")]
    [InlineData("""{"kind": "table", "number": "T1", "title": "A", "of": ["LIM-01", "LIM-02"], "rows": "sex"}""", "make its rows or columns 'indicator'")]
    [InlineData("""{"kind": "chart", "number": "C1", "title": "A", "type": "line", "table": "T9"}""", "draws table 'T9', which does not stand before it")]
    [InlineData("""{"kind": "list", "source": "wishes", "title": "A"}""", "has the source 'wishes'")]
    [InlineData("""{"kind": "list", "source": "posts-map", "number": "C1", "title": "A", "table": "T9"}""", "map C1 needs the table that lists the border posts; 'T9' is none")]
    [InlineData("""{"kind": "painting", "title": "A"}""", "RP03.json")]
    [InlineData("""{"kind": "text", "id": "a", "title": "A", "guidance": "B", "colour": "red"}""", "colour")]
    public void A_template_that_names_what_does_not_exist_stops_the_program_and_says_where(string block, string says)
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "reports"));
        File.WriteAllText(Path.Combine(folder.FullName, "reports", "RP03.json"), $$"""
            {"id": "RP03", "title": "A {period}", "periods": ["year"], "audience": "public", "regular": "RP03", "about": "B",
             "parts": [{"number": "", "title": "P", "sections": [{"number": "1", "title": "S", "content": [{{block}}]}]}]}
            """);
        var refused = Assert.Throws<UnusableInputException>(() => ReportTemplates.Read(new ReferenceFolder(folder.FullName), Catalogue));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_say_the_change_and_keep_silent_over_a_break()
    {
        var edition = Edition();
        var filling = Filling(edition, 2024);
        var permits = filling.Fill(new TableTemplate("T1", "Work permits", ["LIM-01"], "sex", "time"));
        var years = edition.Find("LIM-01")!.Table.Cells.Where(cell => cell.At[0] == 0 && cell.At[1] == 0).ToDictionary(cell => edition.Find("LIM-01")!.Table.Time.Codes[cell.At[2]].Code, cell => cell.Value);
        Assert.Equal(years["2023"], years["2024"]);
        Assert.Contains($"Work permits issued stayed at {years["2024"]:N0} permits in 2024, from {years["2023"]:N0} in 2023.", permits.Sentences);
        Assert.Contains(permits.Sentences, sentence => sentence.StartsWith("By sex the largest part in 2024 was Men with ", StringComparison.Ordinal));
        var remittances = filling.Fill(new TableTemplate("T2", "Remittances", ["REM-01"], "time"));
        Assert.Contains("Remittances received rose by 0.2 % to 409,000,000.5 US dollars in 2024, from 408,000,000.5 in 2023.", remittances.Sentences);
        var residents = Filling(edition, 2022).Fill(new TableTemplate("T3", "Residents", ["LTI-03"], "district", "time"));
        Assert.Contains(residents.Sentences, sentence => sentence.Contains("a break in the series forbids a comparison with 2021", StringComparison.Ordinal));
    }

    [Fact]
    public void A_breakdown_that_is_not_public_is_left_out_and_the_table_says_so()
    {
        var filling = Filling(Edition(), 2024);
        var filled = filling.Fill(new TableTemplate("T1", "Work permits by industry", ["LIM-01"], "industry", "time"));
        Assert.Equal("Year", filled.Table!.RowTitle);
        Assert.Contains(filled.Table.Notes, note => note.StartsWith("No figures by industry are public here", StringComparison.Ordinal));
        var older = Filling(Edition(), 2026).Fill(new TableTemplate("T1", "Work permits", ["LIM-01"], "district", "sex"));
        Assert.Contains(older.Table!.Notes, note => note.Contains("there is no figure for 2026 yet; the latest, of 2024, is shown", StringComparison.Ordinal));
        Assert.Contains(older.Table.Rows.SelectMany(row => row.Cells), cell => cell.Shown == "c");
    }

    [Theory]
    [InlineData("2024-03", 14, "2023-01")]
    [InlineData("2024-Q1", 1, "2023-Q4")]
    [InlineData("2024", -1, "2025")]
    public void Periods_count_back(string period, int back, string before) => Assert.Equal(before, ReportPeriod.Read(period)!.Back(back).Code);

    [Fact]
    public void Periods_that_follow_each_other_are_said_as_one_run() => Assert.Equal(
        "1996, 2006, 2016 to 2018", ReportPeriod.Runs(new[] { 2018, 2016, 2017, 2006, 1996 }.Select(ReportPeriod.OfYear)));

    private static TableFilling Filling(PublicEdition edition, int year) => new(edition, Catalogue, ReportPeriod.OfYear(year), new Validations(edition, []));

    private static PublicEdition Edition() => new([(new PublicRelease("R-1", "First", "", SampleTables.ExtractedAt, [], Corrects: null, Reason: null), SampleTables.All())]);
}
