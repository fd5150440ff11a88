using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared;

namespace Tsela.Publishing.Reports;

internal static class ReportProblems
{
    public static readonly Problem NothingPublic = new(
        "report.nothing-public", "No release is public, so there is no figure to fill a report with. Publish a release first.", ProblemKind.Conflict);

    public static readonly Problem NoText = new("report.no-text", $"Write a text of at most {Texts.ReportText.LengthMax} characters.");

    public static readonly Problem WrittenMeanwhile = new(
        "report.text-taken", "Somebody else wrote this text at the same moment. Look at what they wrote, and send yours again if it is still needed.", ProblemKind.Conflict);

    public static Problem UnknownReport(string id, ReportTemplates templates) => new(
        "report.unknown", $"There is no report '{id}'. There are: {string.Join(", ", templates.All.Select(template => template.Id))}.", ProblemKind.NotFound);

    public static Problem ForStaff(ReportTemplate template) => new(
        "report.for-staff", $"The report {template.Id} is for the staff of the institutions. Sign in to read it.", ProblemKind.NotAllowed);

    public static Problem WrongPeriod(string period, ReportTemplate template) => new(
        "report.wrong-period", $"'{period}' is no period of the report {template.Id}: give {string.Join(" or ", template.Periods.Select(Example))}.");

    public static Problem UnknownBlock(string block, ReportTemplate template) => new("report.unknown-text", $"The report {template.Id} has no text '{block}'.", ProblemKind.NotFound);

    /// <param name="latest">Of which most of the report has figures.</param>
    /// <param name="known">Of which any table has, newest first.</param>
    public static Problem NoFigures(ReportPeriod period, ReportPeriod? latest, IReadOnlyList<ReportPeriod> known) => new(
        "report.no-figures",
        $"No public figure is of {period.Words}{(latest is null ? "" : $"; the latest period with figures is {latest.Code}")}.{(known.Count == 0 ? "" : $" There are figures of {ReportPeriod.Runs(known)}.")}",
        ProblemKind.NotFound);

    public static Problem NotWritable(string folder) => new(
        "report.not-writable", $"The folder '{folder}' cannot be made or written. Name another one with --out, or ask for the right to write there.");

    private static string Example(string kind) => kind switch
    {
        "year" => "a year, as 2024",
        "quarter" => "a quarter, as 2024-Q1",
        _ => "a month, as 2024-03",
    };
}
