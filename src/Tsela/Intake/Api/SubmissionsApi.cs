using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Intake.Read;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Intake.Submit;
using Tsela.Intake.Withdraw;
using Tsela.Shared;

namespace Tsela.Intake.Api;

/// <summary>The door by which an institution's own system hands in files.</summary>
internal static class SubmissionsApi
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public sealed record Accepted(Guid Id, string Status, string Sha256, long Bytes, string Location);

    public sealed record Page(IReadOnlyList<SubmissionReport> Submissions, int Total, int PageNumber, int PageSize);

    public sealed record Reason(string Why);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.MapGroup("/api/v1/submissions").WithTags("Submissions");
        door.MapPost("", Receive)
            .Accepts<IFormFile>("multipart/form-data", "text/csv", "application/octet-stream", WorkbookType)
            .WithSummary("Hands a file in.")
            .WithDescription("The file is the body, or the first file of a form. It is kept first and checked afterwards: ask the address in Location until the status is neither Received, Checking nor Storing. institution may be left out: it is the key's.")
            .Produces<Accepted>(StatusCodes.Status202Accepted).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413)
            .DisableAntiforgery();
        door.MapGet("", List).WithSummary("Submissions, newest first.").Produces<Page>().ProducesProblem(400);
        door.MapGet("/{id:guid}", Read).WithSummary("What became of a submission: counts, quality, causes, findings in pages.")
            .Produces<SubmissionReport>().ProducesProblem(404);
        door.MapGet("/{id:guid}/original", Original).WithSummary("The file as it was handed in.").Produces(200, contentType: "application/octet-stream").ProducesProblem(404);
        door.MapGet("/{id:guid}/marked.xlsx", Marked).WithSummary("The file as a workbook with every finding marked in its cell.")
            .Produces(200, contentType: WorkbookType).ProducesProblem(404);
        door.MapPost("/{id:guid}/withdrawal", Withdraw).WithSummary("Takes a submission back; its records no longer count.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(404).ProducesProblem(409).DisableAntiforgery();
    }

    private static async Task<IResult> Receive(
        HttpRequest http, ReceiveFile receiveFile, CurrentActor actor, IntakeLimits limits, string series, string period, string? institution,
        bool? dryRun, CancellationToken cancellationToken)
    {
        // a file is not read to its end for somebody who may not hand it in
        if (actor.Actor.RefusalFor<ReceiveFile>() is { } refusal)
        {
            return refusal.ToHttp();
        }

        var upload = await FileUpload.Open(http, limits.FileBytesMax, cancellationToken);
        if (upload.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        var (content, fileName) = upload.Value;
        var outcome = await receiveFile.Handle(
            new(series, institution ?? actor.Actor.Institution ?? "", period, fileName, content, SubmissionDoor.Api, dryRun ?? false), cancellationToken);
        if (outcome.Problem is { } refused)
        {
            return refused.ToHttp();
        }

        var location = $"/api/v1/submissions/{outcome.Value.Id}";
        return Results.Accepted(location, new Accepted(outcome.Value.Id, nameof(SubmissionStatus.Received), outcome.Value.Sha256, outcome.Value.Bytes, location));
    }

    private static async Task<IResult> List(
        ReadSubmissions readSubmissions, string? series, string? institution, string? period, string? status, int? page, int? pageSize,
        CancellationToken cancellationToken)
    {
        SubmissionStatus? wanted = null;
        if (status is not null)
        {
            if (!Enum.TryParse<SubmissionStatus>(status, ignoreCase: true, out var parsed))
            {
                return IntakeProblems.UnknownStatus(status).ToHttp();
            }

            wanted = parsed;
        }

        var outcome = await readSubmissions.Handle(new(series, institution, period, wanted, page ?? 1, pageSize ?? 25), cancellationToken);
        return outcome.Succeeded
            ? Results.Ok(new Page([.. outcome.Value.Submissions.Select(SubmissionReport.Of)], outcome.Value.Total, outcome.Value.Page, outcome.Value.PageSize))
            : outcome.Problem!.ToHttp();
    }

    private static async Task<IResult> Read(
        ReadSubmission readSubmission, Guid id, Guid? cause, int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var outcome = await readSubmission.Handle(new(id, cause, page ?? 1, pageSize ?? 100), cancellationToken);
        return outcome.Succeeded ? Results.Ok(SubmissionReport.Of(outcome.Value)) : outcome.Problem!.ToHttp();
    }

    private static async Task<IResult> Original(ReadOriginal readOriginal, Guid id, CancellationToken cancellationToken)
    {
        var outcome = await readOriginal.Handle(new(id), cancellationToken);
        return outcome.Succeeded
            ? Results.File(outcome.Value.Path, "application/octet-stream", outcome.Value.FileName)
            : outcome.Problem!.ToHttp();
    }

    private static async Task<IResult> Marked(WriteMarkedFile writeMarkedFile, Guid id, CancellationToken cancellationToken)
    {
        var outcome = await writeMarkedFile.Handle(new(id), cancellationToken);
        return outcome.Succeeded ? Results.Stream(outcome.Value.Content, WorkbookType, outcome.Value.FileName) : outcome.Problem!.ToHttp();
    }

    private static async Task<IResult> Withdraw(WithdrawSubmission withdrawSubmission, Guid id, [FromBody] Reason reason, CancellationToken cancellationToken)
    {
        var outcome = await withdrawSubmission.Handle(new(id, reason.Why), cancellationToken);
        return outcome.Succeeded ? Results.NoContent() : outcome.Problem!.ToHttp();
    }
}
