using System.CommandLine;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Intake.Template;

/// <summary>The template by download and by command.</summary>
internal static class TemplateDoors
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/series/{id}/template.xlsx", async (string id, MakeTemplate makeTemplate, CancellationToken cancellationToken) =>
        {
            var workbook = new MemoryStream();
            var outcome = await makeTemplate.Handle(new(id, workbook), cancellationToken);
            if (outcome.Problem is { } problem)
            {
                return problem.ToHttp();
            }

            workbook.Position = 0;
            return Results.File(workbook, WorkbookType, $"{id}-template.xlsx");
        }).ExcludeFromDescription();

    public static Command Make(CommandHost host)
    {
        var series = new Argument<string>("SERIES") { Description = "Id of the series, as DS15a." };
        var output = new Option<string>("--out") { Description = "The workbook to write.", Required = true };
        var command = new Command("template", "Writes the Excel template of a series.") { series, output };
        return host.OnData(command, async (parsed, system, cancellationToken) =>
        {
            await using var scope = system.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
            using var unfinished = new UnfinishedFile(Path.GetFullPath(parsed.GetValue(output)!));
            await using (var file = File.Create(unfinished.Path))
            {
                var outcome = await scope.ServiceProvider.GetRequiredService<MakeTemplate>().Handle(new(parsed.GetValue(series)!, file), cancellationToken);
                if (outcome.Problem is { } problem)
                {
                    throw new UnusableInputException(problem.Sentence);
                }
            }

            unfinished.Finish();
            return ExitCode.Done;
        });
    }
}
