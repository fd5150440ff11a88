using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Catalogue.Loading;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Intake.Template;
using Tsela.Shared;

namespace Tsela.Tests.Intake;

public sealed class TemplateTests : IDisposable
{
    private static readonly NationalCatalogue Catalogue = CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!;

    private readonly string path = Path.Combine(Path.GetTempPath(), $"tsela-template-{Guid.NewGuid():N}.xlsx");

    public static TheoryData<string> Series => [.. Catalogue.Series.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Series))]
    public async Task A_template_filled_with_its_own_examples_passes_the_check(string series)
    {
        await Make(series);
        var schema = Catalogue.Series[series];
        Fill(schema);

        var findings = new List<Finding>();
        using var reader = TableFile.Open(path, new ReadOptions()).Reader!;
        var summary = new TableCheck(schema, new CheckOptions { Today = new DateOnly(2026, 1, 31) })
            .Run(reader, _ => { }, findings.Add, TestContext.Current.CancellationToken);

        Assert.Null(summary.Refusal);
        Assert.Equal(1, summary.Rows);
        Assert.DoesNotContain(findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(1, summary.Accepted);
    }

    [Fact]
    public async Task An_empty_template_is_told_to_hold_no_rows()
    {
        await Make("DS15a");

        using var reader = TableFile.Open(path, new ReadOptions()).Reader!;
        var summary = new TableCheck(Catalogue.Series["DS15a"], new CheckOptions()).Run(reader, _ => { }, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(0, summary.Rows);
    }

    [Fact]
    public async Task Refuses_a_template_for_a_series_that_does_not_exist()
    {
        var actor = new CurrentActor { Actor = Actor.CommandLine };

        var outcome = await new MakeTemplate(Catalogue, actor).Handle(new("DS99z", Stream.Null), TestContext.Current.CancellationToken);

        Assert.Equal("catalogue.unknown-series", outcome.Problem!.Code);
    }

    public void Dispose() => File.Delete(path);

    private async Task Make(string series)
    {
        await using var file = File.Create(path);
        var outcome = await new MakeTemplate(Catalogue, new CurrentActor { Actor = Actor.CommandLine })
            .Handle(new(series, file), TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded);
    }

    /// <summary>Types the example of every column below the header, as a clerk would.</summary>
    private void Fill(TableSchema schema)
    {
        using var workbook = SpreadsheetDocument.Open(path, isEditable: true);
        var sheet = workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == TemplateWriter.DataSheet);
        var data = ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.GetFirstChild<SheetData>()!;
        data.Append(new Row(schema.Fields.Where(field => !field.IsSystem).Select(field => new Cell
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(field.Example ?? "")),
        })));
    }
}
