using Tsela.Engine.Matching;
using Tsela.Engine.Matching.Dates;
using Tsela.Shared.Commands;

namespace Tsela.Linkage.PlainFiles;

/// <summary>One linkage of plain files: read, link, write, tell.</summary>
internal sealed class LinkRun(CallPaths paths, LinkSpec spec, double threshold, TimeProvider clock, WatchedProgress progress)
{
    private readonly List<(string Phase, double Seconds)> phases = [];
    private readonly List<string> remarks = [.. spec.Unread];
    private readonly long begun = clock.GetTimestamp();
    private PersonFile? first;
    private PersonFile? second;
    private LinkageOptions options = new();
    private LinkageResult? result;

    private LinkageResult Result => result ?? throw new InvalidOperationException("Nothing is linked yet.");

    private LinkedRecords Records => new(first!, second);

    /// <exception cref="UnusableInputException">A file cannot be used.</exception>
    /// <exception cref="LinkageRefusedException">No column tells persons apart.</exception>
    public void Link(CancellationToken cancellationToken)
    {
        var table = ReadTable(cancellationToken);
        options = new LinkageOptions
        {
            Threshold = threshold,
            KeptFrom = Math.Min(new LinkageOptions().KeptFrom, threshold),
            Scope = second is null ? LinkageScope.Everywhere : spec.IsOneToOne ? LinkageScope.OneToOne : LinkageScope.BetweenSources,
            OnProgress = step => progress.Share(step.Phase, step.Share),
        };
        result = Linker.Link(table, options, cancellationToken);
        phases.AddRange(result.Phases);
        remarks.AddRange(result.Remarks);
    }

    public void Write(Stream clusters, Stream? pairs, Stream? report)
    {
        var from = clock.GetTimestamp();
        Records.WriteClusters(clusters, Result.Clusters);
        if (pairs is not null)
        {
            Records.WritePairs(pairs, Result.Pairs);
        }

        phases.Add(("writing", clock.GetElapsedTime(from).TotalSeconds));
        if (report is not null)
        {
            new LinkReport(Result, options)
            {
                Files = second is null ? [Named(paths.First, first!)] : [Named(paths.First, first!), Named(paths.Second!, second)],
                Remarks = remarks,
                Phases = phases,
                Seconds = clock.GetElapsedTime(begun).TotalSeconds,
            }.Write(report);
        }
    }

    /// <summary>Tells a person what was found, and how it ended as an exit code.</summary>
    public int Tell(TextWriter messages)
    {
        messages.WriteLine(Records.Sentence(Result));
        foreach (var remark in remarks)
        {
            messages.WriteLine($"  {remark}");
        }

        return first!.RowsOutOfShape + (second?.RowsOutOfShape ?? 0) > 0 ? ExitCode.Faulty : ExitCode.Done;
    }

    private PersonTable ReadTable(CancellationToken cancellationToken)
    {
        var from = clock.GetTimestamp();
        var builder = new PersonTableBuilder(spec.Columns.Select(column => (column.Header.First, column.Kind)));
        first = PersonFile.Read(paths.First, 1, spec, builder, progress.Rows, cancellationToken);
        second = paths.Second is null ? null : PersonFile.Read(paths.Second, 2, spec, builder, progress.Rows, cancellationToken);
        remarks.AddRange(first.Remarks);
        remarks.AddRange(second?.Remarks ?? []);
        if (first.Ids.Count == 0 || second is { Ids.Count: 0 })
        {
            remarks.Add($"{Path.GetFileName(first.Ids.Count == 0 ? paths.First : paths.Second)}: the file has a header and no rows, so there is nothing to link.");
        }

        var joined = DateParts.Joined(builder.Build());
        remarks.AddRange(joined.Remarks);
        phases.Add(("reading", clock.GetElapsedTime(from).TotalSeconds));
        return joined.Table;
    }

    private static (string File, int Rows) Named(string path, PersonFile file) => (Path.GetFileName(path), file.Ids.Count);
}
