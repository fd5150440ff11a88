using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Statistics.PlainFiles;

/// <summary>The command that makes a folder of columns from a plain file, with no database.</summary>
public static class ColumnsCommand
{
    /// <param name="Schema">A Data Package or a bare Table Schema.</param>
    /// <param name="Out">The folder that is made.</param>
    public sealed record Call(string File, string Schema, string Out);

    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The table: CSV or XLSX." };
        var schema = new Option<FileInfo>("--schema") { Description = "A Data Package (datapackage.json) or a bare Table Schema.", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder to make; a table that stands there is replaced.", Required = true };
        var command = new Command("columns", "Makes a table of columns from a file, for ./tsela tabulate.") { file, schema, output };
        command.SetAction((parsed, cancellationToken) => CommandHost.Guarded(() => Task.Run(
            () => Run(
                new Call(parsed.GetValue(file)!.FullName, parsed.GetValue(schema)!.FullName, parsed.GetValue(output)!.FullName),
                TimeProvider.System, Console.Error, !Console.IsErrorRedirected, cancellationToken),
            cancellationToken)));
        return command;
    }

    /// <summary>Makes the folder and says how it ended, as an exit code.</summary>
    /// <param name="isWatched">Whether a person sees the progress.</param>
    /// <exception cref="UnusableInputException">The schema, the file or the folder cannot be used.</exception>
    public static int Run(Call call, TimeProvider clock, TextWriter messages, bool isWatched, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(messages);
        var described = DescribedFile.Find(call.Schema, call.File);
        using var folder = new UnfinishedFolder(call.Out);
        var hash = Task.Run(() => Sha256(call.File), cancellationToken);
        try
        {
            using var source = Open(call.File, described);
            var reading = new TableColumns(described.Schema, described.Rows with
            {
                ShortRowsLackCells = !source.IsSheet,
                Today = DateOnly.FromDateTime(clock.GetLocalNow().Date),
                OnProgress = isWatched ? rows => messages.Write(string.Create(CultureInfo.InvariantCulture, $"\r{rows:N0} rows read")) : null,
            });
            using var writer = new ColumnTableWriter(NameOf(described, call.File), reading.Plan, folder.Path);
            var summary = reading.Read(source, writer, cancellationToken);
            messages.Write(isWatched ? "\r" : "");
            if (summary.Refusal is { } refusal)
            {
                throw new UnusableInputException(refusal.Message);
            }

            var manifest = Write(folder.Path, writer, summary, described, call, hash.GetAwaiter().GetResult(), clock);
            cancellationToken.ThrowIfCancellationRequested();
            folder.Finish();
            return Tell(manifest, call, messages);
        }
        catch (TooLargeTableException large)
        {
            throw new UnusableInputException(large.Message);
        }
    }

    private static TableReader Open(string file, DescribedFile described)
    {
        var opening = TableFile.Open(file, described.Dialect with { Limits = described.Dialect.Limits with { BytesMax = long.MaxValue, RowsMax = long.MaxValue } });
        return opening.Reader ?? throw new UnusableInputException(opening.Refusal!.Message);
    }

    private static string NameOf(DescribedFile described, string file) =>
        described.Schema.Name is { Length: > 0 } name ? name
        : described.Resource.Name is { Length: > 0 } resource ? resource
        : Path.GetFileNameWithoutExtension(file);

    private static TableManifest Write(
        string folder, ColumnTableWriter writer, ColumnsSummary summary, DescribedFile described, Call call, string sourceSha256, TimeProvider clock)
    {
        const string Table = "table.columns";
        var digest = writer.WriteTo(Path.Combine(folder, Table));
        var manifest = new TableManifest(
            TableManifest.CurrentVersion, clock.GetUtcNow().UtcDateTime, ThisProgram.Version, Table, digest, writer.Rows,
            new SourceFile(Path.GetFileName(call.File), new FileInfo(call.File).Length, sourceSha256), Sha256(call.Schema),
            [.. writer.Columns.Select(column => Field(described, column))])
        {
            RowsLeftOut = summary.RowsLeftOut,
            RowsOutOfShape = summary.RowsOutOfShape,
        };
        manifest.WriteTo(folder);
        return manifest;
    }

    private static ManifestField Field(DescribedFile described, ColumnAppender column)
    {
        var schema = described.Schema;
        var field = schema.Fields[schema.IndexOf(column.Plan.Name)];
        var codes = FieldCodes.Of(described.Package, schema, field);
        return new ManifestField(
            field.Name, field.Title, field.Concept, column.Plan.Kind.ToString().ToLowerInvariant(), codes.Codes, codes.Levels, column.Unreadable)
        {
            States = (field.MissingValues ?? schema.MissingValues)
                .Where(missing => column.StateOf(missing.Value) > 0).DistinctBy(missing => missing.Value, StringComparer.Ordinal)
                .ToDictionary(missing => missing.Value, missing => missing.Label!, StringComparer.Ordinal),
        };
    }

    private static int Tell(TableManifest manifest, Call call, TextWriter messages)
    {
        void Line(FormattableString text) => messages.WriteLine(text.ToString(CultureInfo.InvariantCulture));

        Line($"{manifest.Source.Name}: {Many(manifest.Rows, "row")} of {Many(manifest.Fields.Count, "column")}, in '{call.Out}'.");
        if (manifest.RowsLeftOut > 0)
        {
            Line($"  {Many(manifest.RowsLeftOut, "line")} left out: blank, or beside the data.");
        }

        foreach (var field in manifest.Fields.Where(field => field.Unreadable > 0))
        {
            Line($"  {Many(field.Unreadable, "value")} of '{field.Name}' could not be read and {(field.Unreadable == 1 ? "is" : "are")} missing in the table.");
        }

        if (manifest.RowsOutOfShape > 0)
        {
            Line($"  {Many(manifest.RowsOutOfShape, "row")} with more or fewer cells than the header, or with quotation marks that do not pair up; ./tsela check names them.");
        }

        return manifest.RowsOutOfShape > 0 || manifest.Fields.Any(field => field.Unreadable > 0) ? ExitCode.Faulty : ExitCode.Done;
    }

    private static string Many(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Sha256(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
