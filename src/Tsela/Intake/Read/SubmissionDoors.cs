using Tsela.Shared;

namespace Tsela.Intake.Read;

/// <summary>Files that the page of a submission offers for download.</summary>
internal static class SubmissionDoors
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/submissions/{id:guid}/marked.xlsx", async (Guid id, WriteMarkedFile writeMarkedFile, CancellationToken cancellationToken) =>
        {
            var outcome = await writeMarkedFile.Handle(new(id), cancellationToken);
            return outcome.Problem is { } problem
                ? Refusal(problem)
                : Results.Stream(outcome.Value.Content, WorkbookType, outcome.Value.FileName);
        }).ExcludeFromDescription();
        endpoints.MapGet("/submissions/{id:guid}/original", async (Guid id, ReadOriginal readOriginal, CancellationToken cancellationToken) =>
        {
            var outcome = await readOriginal.Handle(new(id), cancellationToken);
            return outcome.Problem is { } problem
                ? Refusal(problem)
                : Results.File(outcome.Value.Path, "application/octet-stream", outcome.Value.FileName);
        }).ExcludeFromDescription();
    }

    // a bare status gets the site's own page; a sentence stands where there is something to do about it
    private static IResult Refusal(Problem problem) =>
        problem.Kind is ProblemKind.NotFound or ProblemKind.NotAllowed ? Results.StatusCode(problem.HttpStatus) : Results.Text(problem.Sentence, statusCode: problem.HttpStatus);
}
