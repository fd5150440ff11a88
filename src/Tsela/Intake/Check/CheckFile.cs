using System.CommandLine;
using System.Text;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Intake.Check;

/// <summary>The command that checks a plain file against a Data Package or a Table Schema, with no database.</summary>
public static class CheckFile
{
    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The table: CSV or XLSX." };
        var schema = new Option<FileInfo>("--schema") { Description = "A Data Package (datapackage.json) or a bare Table Schema.", Required = true };
        var report = new Option<FileInfo?>("--report") { Description = "Where the report is written as JSON; without it, to standard output." };
        var command = new Command("check", "Checks a file against a Table Schema and explains every fault.") { file, schema, report };
        command.SetAction((parsed, cancellationToken) => CommandHost.Guarded(() => Task.Run(
            () => Run(parsed.GetValue(schema)!.FullName, parsed.GetValue(file)!.FullName, parsed.GetValue(report)?.FullName, Console.Out, Console.Error, cancellationToken),
            cancellationToken)));
        return command;
    }

    /// <summary>Runs the check and says how it ended, as an exit code.</summary>
    /// <exception cref="UnusableInputException">The schema, or the choice of its resource, cannot be used.</exception>
    public static int Run(string schemaPath, string filePath, string? reportPath, TextWriter output, TextWriter messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(messages);
        var described = DescribedFile.Find(schemaPath, filePath);
        RefuseReport(reportPath, schemaPath, filePath);
        using var report = new CheckReport(filePath);
        var summary = Check(described, filePath, report, messages, cancellationToken);
        report.Finish(summary);
        if (reportPath is not null)
        {
            report.MoveTo(reportPath);
        }
        else if (Console.IsOutputRedirected)
        {
            report.CopyTo(output);
        }

        Tell(summary, filePath, Console.IsOutputRedirected && reportPath is null ? TextWriter.Null : messages);
        if (summary.Refusal is { } refusal)
        {
            messages.WriteLine(refusal.Message);
            return ExitCode.Unusable;
        }

        return summary.HasErrors ? ExitCode.Faulty : ExitCode.Done;
    }

    private static void RefuseReport(string? reportPath, string schemaPath, string filePath)
    {
        if (reportPath is not null && (Directory.Exists(reportPath) || !Directory.Exists(Path.GetDirectoryName(reportPath))))
        {
            throw new UnusableInputException($"The report cannot be written to '{reportPath}': name a file in a folder that is there.");
        }

        if (reportPath == filePath || reportPath == schemaPath)
        {
            throw new UnusableInputException($"The report would overwrite '{reportPath}', which is read; give it another name.");
        }
    }

    private static CheckSummary Check(
        DescribedFile described, string filePath, CheckReport report, TextWriter messages, CancellationToken cancellationToken)
    {
        var faults = Integrity.Faults(described.Package, described.Resource, filePath);
        foreach (var fault in faults)
        {
            report.Add(fault);
        }

        var opening = TableFile.Open(filePath, described.Dialect);
        if (opening.Reader is not { } reader)
        {
            return new CheckSummary { Refusal = opening.Refusal };
        }

        using (reader)
        {
            var isPerson = !Console.IsErrorRedirected;
            var options = described.Rows with
            {
                FindingsMax = 200_000,
                ShortRowsLackCells = !reader.IsSheet,
                Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
                Lookup = new OtherTables(described.Package, cancellationToken).Lookup,
                OnProgress = isPerson ? rows => messages.Write($"\r{rows:N0} rows checked") : null,
            };
            var summary = new TableCheck(described.Schema, options).Run(reader, null, report.Add, cancellationToken);
            if (isPerson)
            {
                messages.Write('\r');
            }

            return summary with { FindingCounts = [.. faults.Select(fault => new FindingCount(fault.Rule, null, fault.Severity, 1)), .. summary.FindingCounts] };
        }
    }

    private static void Tell(CheckSummary summary, string filePath, TextWriter messages)
    {
        messages.WriteLine($"{Path.GetFileName(filePath)}: {summary.Rows:N0} rows, {summary.Accepted:N0} accepted, {summary.Rejected:N0} rejected.");
        foreach (var count in summary.FindingCounts.Take(30))
        {
            messages.WriteLine($"  {count.Severity.ToString().ToLowerInvariant(),-8}{count.Count,12:N0}  {count.Rule}{(count.Field is null ? "" : $" in {count.Field}")}");
        }
    }
}
