using Tsela.Publishing.Downloads;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Html;
using Tsela.Publishing.Reports.Sheets;
using Tsela.Publishing.Reports.Templates;
using Tsela.Publishing.Reports.Word;
using Tsela.Shared.Charts;

namespace Tsela.Publishing.Reports;

/// <summary>Where a report is read, and its files for taking along.</summary>
internal static class ReportFiles
{
    public const string Word = "report.docx";
    public const string Page = "report.html";
    public const string Workbook = "report.xlsx";

    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static string AddressOf(ReportTemplate template, ReportPeriod period) =>
        template.Id == ReportTemplate.Profile ? $"/profile/{period.Code}" : $"/reports/{template.Id}/{period.Code}";

    public static string FileOf(ReportTemplate template, ReportPeriod period, string file) => $"/reports/{template.Id}/{period.Code}/{file}";

    public static async Task<IResult> Download(
        string report, string period, string file, ReadReport.ReadReport read, StandaloneReport standalone, DistrictOutlines outlines, CancellationToken cancellationToken)
    {
        var filled = await read.Handle(new(report, period), cancellationToken);
        if (filled.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        var document = filled.Value.Document;
        var name = $"{document.Id.ToLowerInvariant()}-{document.Period.Code}";
        switch (file)
        {
            case Word:
                return Results.File(Written(stream => WordReport.Write(document, outlines, stream)), WordType, $"{name}.docx");
            case Workbook:
                return Results.File(Written(stream => ReportWorkbook.Write(document, stream)), DataFile.WorkbookType, $"{name}.xlsx");
            case Page:
                return Results.File(await standalone.Of(document, cancellationToken), "text/html; charset=utf-8", $"{name}.html");
            default:
                return Results.NotFound();
        }
    }

    private static MemoryStream Written(Action<Stream> write)
    {
        var output = new MemoryStream();
        write(output);
        output.Position = 0;
        return output;
    }
}
