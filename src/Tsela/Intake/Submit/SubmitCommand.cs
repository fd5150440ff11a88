using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tsela.Access;
using Tsela.Intake.Process;
using Tsela.Intake.Read;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Intake.Submit;

/// <summary><c>tsela submit</c>: hands a file in and waits for what becomes of it.</summary>
internal static class SubmitCommand
{
    private static readonly JsonSerializerOptions ReportForm = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Call(string Series, string File, string Institution, string Period, bool IsDryRun, string? Report);

    public static Command Make(CommandHost host)
    {
        var series = new Argument<string>("SERIES") { Description = "Id of the series, as DS15a." };
        var file = new Argument<string>("FILE") { Description = "CSV or XLSX file." };
        var institution = new Option<string>("--institution") { Description = "Code of the institution that delivers, as NES.", Required = true };
        var period = new Option<string>("--period") { Description = "2024-03, 2024-Q1 or 2024, as the series is delivered.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Checks and tells, stores nothing." };
        var report = new Option<string?>("--report") { Description = "Writes what was found to this JSON file." };
        var command = new Command("submit", "Hands a file in for a series: checks it, tells what is wrong, stores what is right.")
        {
            series, file, institution, period, dryRun, report,
        };
        return host.OnData(command, (parsed, system, cancellationToken) => Run(
            system,
            new Call(
                parsed.GetValue(series)!, parsed.GetValue(file)!, parsed.GetValue(institution)!, parsed.GetValue(period)!, parsed.GetValue(dryRun),
                parsed.GetValue(report)),
            cancellationToken));
    }

    private static async Task<int> Run(WebApplication system, Call call, CancellationToken cancellationToken)
    {
        if (!File.Exists(call.File))
        {
            throw new UnusableInputException($"There is no file {call.File}.");
        }

        await ProcessCutShort(system, cancellationToken);
        await using var scope = system.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        await using var content = File.OpenRead(call.File);
        var received = await scope.ServiceProvider.GetRequiredService<ReceiveFile>().Handle(
            new(call.Series, call.Institution, call.Period, Path.GetFileName(call.File), content, SubmissionDoor.Command, call.IsDryRun), cancellationToken);
        if (received.Problem is { } problem)
        {
            throw new UnusableInputException(problem.Sentence);
        }

        var id = received.Value.Id;
        await Watched(system, id, () => ProcessToEnd(system, id, cancellationToken));
        var read = await scope.ServiceProvider.GetRequiredService<ReadSubmission>()
            .Handle(new(id, PageSize: ReadSubmission.PageSizeMax), cancellationToken);
        if (call.Report is { } path)
        {
            await WriteReport(system, path, read.Value, cancellationToken);
        }

        Tell(read.Value);
        return ExitOf(read.Value);
    }

    /// <summary>What an earlier command left unfinished goes first, so that a file handed in twice is not told to wait for ever.</summary>
    private static async Task ProcessCutShort(WebApplication system, CancellationToken cancellationToken)
    {
        await using var scope = system.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var waiting = await scope.ServiceProvider.GetRequiredService<ReadSubmissions>()
            .Handle(new(Status: SubmissionStatus.Received, PageSize: ReadSubmissions.PageSizeMax), cancellationToken);
        foreach (var submission in waiting.Value.Submissions.Where(one => one.Attempts > 0 || one.Door == SubmissionDoor.Command).Reverse())
        {
            await scope.ServiceProvider.GetRequiredService<ProcessSubmission>().Handle(new(submission.Id), cancellationToken);
        }
    }

    private static async Task ProcessToEnd(WebApplication system, Guid id, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var scope = system.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
            await scope.ServiceProvider.GetRequiredService<ProcessSubmission>().Handle(new(id), cancellationToken);
            var read = await scope.ServiceProvider.GetRequiredService<ReadSubmission>().Handle(new(id, PageSize: 1), cancellationToken);
            if (!read.Value.Submission.Status.IsWaiting())
            {
                return;
            }

            // a server on the same data took it up first
            await Task.Delay(TimeSpan.FromMilliseconds(200), system.Services.GetRequiredService<TimeProvider>(), cancellationToken);
        }
    }

    private static async Task Watched(WebApplication system, Guid id, Func<Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work();
            return;
        }

        var progress = system.Services.GetRequiredService<SubmissionProgress>();
        var clock = system.Services.GetRequiredService<TimeProvider>();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Status().StartAsync("Checking", async status =>
        {
            var running = work();
            while (!running.IsCompleted)
            {
                status.Status = $"Checking: {progress.RowsOf(id) ?? 0:N0} rows";
                await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(100), clock));
            }

            await running;
        });
    }

    private static async Task WriteReport(WebApplication system, string path, ReadSubmission.Result first, CancellationToken cancellationToken)
    {
        await using var scope = system.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var slice = scope.ServiceProvider.GetRequiredService<ReadSubmission>();
        var findings = new List<SubmissionFinding>(first.Findings);
        for (var page = 2; findings.Count < first.FindingsKept; page++)
        {
            var next = await slice.Handle(new(first.Submission.Id, Cause: null, page, ReadSubmission.PageSizeMax), cancellationToken);
            findings.AddRange(next.Value.Findings);
        }

        using var unfinished = new UnfinishedFile(path);
        await using (var file = File.Create(unfinished.Path))
        {
            await JsonSerializer.SerializeAsync(file, SubmissionReport.Of(first with { Findings = findings }), ReportForm, cancellationToken);
        }

        unfinished.Finish();
    }

    private static void Tell(ReadSubmission.Result read)
    {
        var submission = read.Submission;
        Console.Error.WriteLine(submission.Refusal is { } refusal
            ? $"{submission.Series} {submission.Period}: {submission.Status.InWords()}. {refusal}"
            : $"{submission.Series} {submission.Period}: {submission.Status.InWords()}; {submission.RowsAccepted:N0} of {submission.Rows:N0} rows are right.");
        foreach (var cause in read.Causes)
        {
            Console.Error.WriteLine($"  {cause.Severity.ToString().ToLowerInvariant()} {cause.Count:N0} × {cause.Rule}{(cause.Field is null ? "" : $" in {cause.Field}")}: {cause.Message}");
        }
    }

    private static int ExitOf(ReadSubmission.Result read) => read switch
    {
        { Submission.Status: SubmissionStatus.Interrupted } => ExitCode.Failed,
        { Submission.Refusal: not null, Causes.Count: 0 } => ExitCode.Unusable,
        _ => read.Submission.Refusal is not null || read.Causes.Any(cause => cause.Severity == Engine.Schemas.Severity.Error) ? ExitCode.Faulty : ExitCode.Done,
    };
}
