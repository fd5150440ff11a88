using System.CommandLine;
using System.Globalization;
using Tsela.Engine.Matching;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Linkage.PlainFiles;

/// <summary>The command that finds the records of one person in plain files, with no database. docs/link-files.md has its words.</summary>
public static class LinkFilesCommand
{
    /// <param name="Second">The other file; null where duplicates within one are sought.</param>
    /// <param name="Threshold">Probability from which two records are linked, as it was written.</param>
    public sealed record Call(string File, string? Second, string Columns, string Out, string? Pairs, string? Report, string Threshold);

    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "The records: CSV or XLSX." };
        var second = new Argument<string?>("FILE2") { Description = "Records to be linked with those of FILE; without it, duplicates within FILE are found.", Arity = ArgumentArity.ZeroOrOne };
        var columns = new Option<string>("--columns") { Description = "SPEC.json: which column is the id, and what the others say of a person.", Required = true };
        var output = new Option<string>("--out") { Description = "File of clusters to write: id,cluster (with FILE2: file,id,cluster).", Required = true };
        var pairs = new Option<string?>("--pairs") { Description = "File of pairs to write: id_a,id_b,probability,weight." };
        var threshold = new Option<string>("--threshold") { Description = "Probability from which two records are linked, above 0 and at most 1.", DefaultValueFactory = _ => "0.95" };
        var report = new Option<string?>("--report") { Description = "Report to write as JSON: what was compared, learned and found, and what it cost." };
        var command = new Command("link-files", "Finds the records of one person in one file or two, with no labels and no tuning.") { file, second, columns, output, pairs, threshold, report };
        command.SetAction((parsed, cancellationToken) => CommandHost.Guarded(() => Task.Run(
            () => Run(
                new Call(
                    parsed.GetValue(file)!, parsed.GetValue(second), parsed.GetValue(columns)!, parsed.GetValue(output)!,
                    parsed.GetValue(pairs), parsed.GetValue(report), parsed.GetValue(threshold)!),
                TimeProvider.System, Console.Error, !Console.IsErrorRedirected, cancellationToken),
            cancellationToken)));
        return command;
    }

    /// <summary>Links, writes, and says how it ended as an exit code.</summary>
    /// <param name="isWatched">Whether a person sees the progress.</param>
    /// <exception cref="UnusableInputException">The call, the SPEC or a file cannot be used.</exception>
    public static int Run(Call call, TimeProvider clock, TextWriter messages, bool isWatched, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(messages);
        var threshold = ThresholdOf(call.Threshold);
        var paths = CallPaths.Of(call);
        var spec = SpecReading.Read(paths.Columns);
        if (spec.IsOneToOne && paths.Second is null)
        {
            throw new UnusableInputException("The SPEC says oneToOne, which needs two files; name the second one, or take oneToOne out.");
        }

        using var clusters = new ResultFile(paths.Out, "--out");
        using var pairs = paths.Pairs is null ? null : new ResultFile(paths.Pairs, "--pairs");
        using var report = paths.Report is null ? null : new ResultFile(paths.Report, "--report");
        var progress = new WatchedProgress(messages, isWatched);
        var run = new LinkRun(paths, spec, threshold, clock, progress);
        try
        {
            run.Link(cancellationToken);
        }
        catch (LinkageRefusedException refused)
        {
            throw new UnusableInputException(refused.Message);
        }
        finally
        {
            progress.End();
        }

        run.Write(clusters.Stream, pairs?.Stream, report?.Stream);
        cancellationToken.ThrowIfCancellationRequested();
        report?.Finish();
        pairs?.Finish();
        clusters.Finish();
        return run.Tell(messages);
    }

    private static double ThresholdOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold) && threshold is > 0 and <= 1
            ? threshold
            : throw new UnusableInputException(
                $"'{NearestName.Abridged(text)}' cannot be used for --threshold: it is a probability above 0 and at most 1, with a point for its decimals, such as 0.95.");
}
