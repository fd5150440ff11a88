using System.CommandLine;
using System.Globalization;
using Tsela.Disclosure.Protecting;
using Tsela.Engine.Suppression;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Disclosure.PlainFiles;

/// <summary>The command that makes plain tables safe, with no database. docs/protect.md has its words.</summary>
public static class ProtectCommand
{
    public sealed record Call(string Table, string Spec, string Out, string? Report);

    public static Command Build()
    {
        var table = new Argument<string>("TABLE") { Description = "The inner cells: CSV or XLSX, a column for each dimension and the measure." };
        var spec = new Option<string>("--spec") { Description = "SPEC.json: dimensions with their sums, rules, method, linked tables, earlier releases.", Required = true };
        var output = new Option<string>("--out") { Description = "File to write: every cell, inner and sums, with its value and its status; linked tables stand beside it.", Required = true };
        var report = new Option<string?>("--report") { Description = "Report to write as JSON: counts, loss, audits, and what can be known of each hidden cell." };
        var command = new Command("protect", "Makes a table of persons or money safe to publish: leaves cells out, rounds small counts, or changes counts by cell keys.") { table, spec, output, report };
        command.SetAction((parsed, cancellationToken) => CommandHost.Guarded(() => Task.Run(
            () => Run(new Call(parsed.GetValue(table)!, parsed.GetValue(spec)!, parsed.GetValue(output)!, parsed.GetValue(report)), TimeProvider.System, Console.Error),
            cancellationToken)));
        return command;
    }

    /// <summary>Protects, writes, and says how it ended as an exit code.</summary>
    /// <exception cref="UnusableInputException">The call, the SPEC or a file cannot be used.</exception>
    public static int Run(Call call, TimeProvider clock, TextWriter messages)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(messages);
        var begun = clock.GetTimestamp();
        var spec = ProtectionSpecReading.Read(Path.GetFullPath(call.Spec), Path.GetFullPath(call.Table));
        var files = Files(Path.GetFullPath(call.Out), spec);
        RefuseOverwriting(call, spec, files);
        using var report = call.Report is null ? null : new ResultFile(Path.GetFullPath(call.Report), "--report");
        var outputs = new List<ResultFile>();
        try
        {
            outputs.AddRange(files.Select(file => new ResultFile(file, "--out")));
            var run = Protect(spec);
            for (var at = 0; at < outputs.Count; at++)
            {
                SafeTableFile.Write(outputs[at].Stream, run.Tables[at]);
            }

            if (report is not null)
            {
                ProtectionReport.Write(report.Stream, spec, run, files, clock.GetElapsedTime(begun).TotalSeconds);
                report.Finish();
            }

            outputs.ForEach(output => output.Finish());
            return Tell(spec, run, files, messages);
        }
        finally
        {
            outputs.ForEach(output => output.Dispose());
        }
    }

    private static ProtectionRun Protect(ProtectionSpec spec)
    {
        try
        {
            CountTable[] tables = [.. spec.Tables.Select(table => CountTableFile.Read(table, spec))];
            TableDimension[] dimensions = [.. spec.Tables.SelectMany(table => table.Dimensions).DistinctBy(dimension => dimension.Name)];
            return ProtectionRun.Of(spec, new ProtectionProblem(tables, spec.Rules)
            {
                Demand = spec.Demand,
                Earlier = [.. spec.Earlier.SelectMany(file => CountTableFile.ReadEarlier(file, dimensions))],
            });
        }
        catch (ProtectionRefusedException refused)
        {
            throw new UnusableInputException(refused.Message);
        }
    }

    // the linked tables stand beside the table of the call, under their own names
    private static string[] Files(string output, ProtectionSpec spec) =>
    [
        output,
        .. spec.Tables.Skip(1).Select(table => Path.Combine(
            Path.GetDirectoryName(output)!, $"{Path.GetFileNameWithoutExtension(output)}-{Path.GetFileNameWithoutExtension(table.Path)}.csv")),
    ];

    private static void RefuseOverwriting(Call call, ProtectionSpec spec, string[] files)
    {
        string[] read = [Path.GetFullPath(call.Spec), .. spec.Tables.Select(table => table.Path), .. spec.Earlier];
        string[] written = [.. files, .. call.Report is null ? Array.Empty<string>() : [Path.GetFullPath(call.Report)]];
        if (written.FirstOrDefault(file => read.Contains(file, StringComparer.Ordinal)) is { } both)
        {
            throw new UnusableInputException($"'{both}' would be overwritten while it is read. Give --out or --report another name.");
        }

        if (written.GroupBy(file => file, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UnusableInputException($"'{twice.Key}' would be written twice. Give --out, --report and the linked tables different names.");
        }
    }

    private static int Tell(ProtectionSpec spec, ProtectionRun run, string[] files, TextWriter messages)
    {
        foreach (var remark in spec.Unread)
        {
            messages.WriteLine(remark);
        }

        messages.WriteLine(run switch
        {
            { Suppression: { } hidden } => string.Create(CultureInfo.InvariantCulture,
                $"{hidden.Loss.Primaries} of {hidden.Loss.Cells} cells were hidden for their own sake and {hidden.Loss.Secondaries} more to protect them; {hidden.Audit.Recovered} can be recovered, {hidden.Audit.RecoveredWhenPositive} by one who knows that no hidden cell is empty; {hidden.Audit.PrimariesBelowMinimum} are known to lie below the minimum{(AuditWords.Why(hidden.Audit) is { } why ? $" (audited in part: {why})" : "")}."),
            { Rounding: { } rounding } => string.Create(CultureInfo.InvariantCulture,
                $"{rounding.Changed} cells were changed by rounding to base {spec.Base}; the largest error is {rounding.LargestError}, the root mean square {rounding.RootMeanSquare:0.00}."),
            _ => string.Create(CultureInfo.InvariantCulture, $"Every count was changed by its cell key, by at most {spec.CellKey!.Noise.LargestChange}."),
        });
        if (files.Length > 1)
        {
            messages.WriteLine($"The linked tables are in {string.Join(", ", files.Skip(1))}.");
        }

        if (run.IsSafe)
        {
            return ExitCode.Done;
        }

        messages.WriteLine("The tables are not safe under these rules: the report says which cells can be known. Use coarser codes, or leave a dimension out.");
        return ExitCode.Faulty;
    }
}
