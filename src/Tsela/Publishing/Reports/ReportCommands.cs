using System.CommandLine;
using Tsela.Access;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Publishing.Reports;

internal static class ReportCommands
{
    public static IEnumerable<Command> All(CommandHost host)
    {
        var year = new Option<string?>("--year") { Description = "The year; without it the latest that has figures." };
        var folder = Folder();
        var noPdf = NoPdf();
        var profile = new Command("profile", "Writes the Migration Profile as Word, HTML, a workbook of its tables and, where Chromium is there, PDF.") { year, folder, noPdf };
        yield return host.OnData(profile, (parsed, system, cancellationToken) => Publish(
            system, new(ReportTemplate.Profile, parsed.GetValue(year), parsed.GetValue(folder)!) { WithPdf = !parsed.GetValue(noPdf) }, cancellationToken));

        var name = new Argument<string>("report") { Description = "Its code, as RP03." };
        var period = new Option<string?>("--period") { Description = "2024, 2024-Q1 or 2024-03, as the report needs it; without it the latest that has figures." };
        var into = Folder();
        var wordAlone = NoPdf();
        var report = new Command("report", "Writes a regular report as Word, HTML, a workbook of its tables and, where Chromium is there, PDF.") { name, period, into, wordAlone };
        yield return host.OnData(report, (parsed, system, cancellationToken) => Publish(
            system, new(parsed.GetValue(name)!, parsed.GetValue(period), parsed.GetValue(into)!) { WithPdf = !parsed.GetValue(wordAlone) }, cancellationToken));
    }

    private static Option<string> Folder() => new("--out") { Description = "Folder for the files; it is made where it is not there.", Required = true };

    private static Option<bool> NoPdf() => new("--no-pdf") { Description = "Leaves the PDF out, which takes the longest." };

    private static async Task<int> Publish(WebApplication system, PublishReport.PublishReport.Request request, CancellationToken cancellationToken)
    {
        await using var scope = system.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var outcome = await scope.ServiceProvider.GetRequiredService<PublishReport.PublishReport>().Handle(request, cancellationToken);
        if (outcome.Problem is { } problem)
        {
            await Console.Error.WriteLineAsync(problem.Sentence);
            return problem.Kind == ProblemKind.Unavailable ? ExitCode.Failed : ExitCode.Unusable;
        }

        var made = outcome.Value;
        foreach (var file in made.Files)
        {
            Console.Out.WriteLine(file);
        }

        await Console.Error.WriteLineAsync(
            $"{HowMany.Of(made.Tables, "table")}, {HowMany.Of(made.Charts, "chart")}, {HowMany.Of(made.Maps, "map")}; {HowMany.Of(made.Gaps, "gap is", "gaps are")} stated.{(made.PdfMissing is { } missing ? $" No PDF: {missing}" : "")}{(made.IsTraining ? " Training data: the country in it does not exist." : "")}");
        return ExitCode.Done;
    }
}
