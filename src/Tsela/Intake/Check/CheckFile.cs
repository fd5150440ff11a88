using System.CommandLine;
using System.Text;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared.Commands;

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
        var package = ReadPackage(schemaPath);
        var resource = Choose(package, filePath);
        RefuseReport(reportPath, schemaPath, filePath);
        using var report = new CheckReport(filePath);
        var summary = Check(package, resource, filePath, report, messages, cancellationToken);
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

    private static PackageReading ReadPackage(string path)
    {
        if (!File.Exists(path))
        {
            throw new UnusableInputException($"There is no schema file '{path}'.");
        }

        var package = PackageReader.Read(path);
        return package.Faults.Count == 0
            ? package
            : throw new UnusableInputException($"The schema cannot be used: {string.Join("; ", package.Faults.Take(5))}");
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

    private static PackageResource Choose(PackageReading package, string filePath)
    {
        if (!File.Exists(filePath))
        {
            throw new UnusableInputException($"There is no file '{filePath}'.");
        }

        var resource = package.For(filePath)
            ?? throw new UnusableInputException(
                $"The package has {package.Resources.Count} resources and none of them has the path of '{Path.GetFileName(filePath)}', so it is not clear which schema counts.");
        return resource.Schema is not null ? resource : throw new UnusableInputException($"The resource '{resource.Name}' has no schema.");
    }

    private static CheckSummary Check(
        PackageReading package, PackageResource resource, string filePath, CheckReport report, TextWriter messages, CancellationToken cancellationToken)
    {
        var faults = Integrity.Faults(package, resource, filePath);
        foreach (var fault in faults)
        {
            report.Add(fault);
        }

        var opening = TableFile.Open(filePath, Dialect(resource));
        if (opening.Reader is not { } reader)
        {
            return new CheckSummary { Refusal = opening.Refusal };
        }

        using (reader)
        {
            var isPerson = !Console.IsErrorRedirected;
            var options = Rows(resource) with
            {
                FindingsMax = 200_000,
                ShortRowsLackCells = !reader.IsSheet,
                Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
                Lookup = new OtherTables(package, cancellationToken).Lookup,
                OnProgress = isPerson ? rows => messages.Write($"\r{rows:N0} rows checked") : null,
            };
            var summary = new TableCheck(Schema(resource), options).Run(reader, null, report.Add, cancellationToken);
            if (isPerson)
            {
                messages.Write('\r');
            }

            return summary with { FindingCounts = [.. faults.Select(fault => new FindingCount(fault.Rule, null, fault.Severity, 1)), .. summary.FindingCounts] };
        }
    }

    internal static ReadOptions Dialect(PackageResource resource)
    {
        var dialect = resource.Dialect;
        var options = new ReadOptions
        {
            SheetName = dialect.SheetName,
            SheetNumber = dialect.SheetNumber,
            Delimiter = dialect.Delimiter is { Length: 1 } delimiter ? delimiter[0] : IsOneColumn(resource) ? ',' : null,
            DoubleQuote = dialect.DoubleQuote ?? true,
            Escape = dialect.EscapeChar is { Length: 1 } escape ? escape[0] : null,
            SkipInitialSpace = dialect.SkipInitialSpace ?? false,
            LineTerminator = dialect.LineTerminator,
            CommentChar = dialect.CommentChar,
            Encoding = Named(dialect.Encoding),
        };
        return dialect.QuoteChar is { Length: 1 } quote ? options with { Quote = quote[0] } : options;
    }

    /// <summary>Which rows of the file are the header and which are data.</summary>
    internal static CheckOptions Rows(PackageResource resource) => new()
    {
        HasHeader = resource.Dialect.HasHeader,
        HeaderRows = resource.Dialect.HeaderRows,
        HeaderJoin = resource.Dialect.HeaderJoin,
        CommentRows = resource.Dialect.CommentRows,
    };

    // With one column there is no delimiter to be found, only signs within the texts.
    private static bool IsOneColumn(PackageResource resource) => resource.Schema is { Tsela: null, Fields.Count: 1, FieldsMatch: FieldsMatch.Exact or FieldsMatch.Equal };

    private static TableSchema Schema(PackageResource resource)
    {
        var schema = resource.Schema!;
        if (resource.Dialect.NullSequence is not { } sequence)
        {
            return schema;
        }

        var missing = new MissingValue(sequence, null);
        return schema with
        {
            MissingValues = [.. schema.MissingValues, missing],
            Fields = [.. schema.Fields.Select(field => field.MissingValues is null ? field : field with { MissingValues = [.. field.MissingValues, missing] })],
        };
    }

    private static Encoding? Named(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new UnusableInputException($"The package names the encoding '{name}', which is not known.");
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
