using System.CommandLine;
using System.Text;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Statistics.ComputeIndicators;

namespace Tsela.Statistics;

internal static class StatisticsCommands
{
    public static Command Snapshot(CommandHost host)
    {
        var verify = new Option<bool>("--verify") { Description = "Takes none, but reads every byte of the latest one (or of --id) and names each file that is missing or damaged." };
        var id = new Option<Guid?>("--id") { Description = "The snapshot to verify." };
        var command = new Command("snapshot", "Freezes every delivery in force into a new snapshot and prints its id; where nothing has changed, the id of the last one.") { verify, id };
        return host.OnData(command, (parsed, system, cancellationToken) => AsCommandLine(system, services =>
            parsed.GetValue(verify) || parsed.GetValue(id) is not null ? Verify(services, parsed.GetValue(id), cancellationToken) : Take(services, cancellationToken)));
    }

    public static Command Indicators(CommandHost host)
    {
        var year = new Option<int?>("--year") { Description = "One year; without it every year that has a figure." };
        var output = new Option<string?>("--out") { Description = "File to write; without it standard output." };
        var snapshot = new Option<Guid?>("--snapshot") { Description = "Id of the snapshot; without it the latest, taken now where there is none." };
        var own = new Option<bool>("--own") { Description = "Also the indicators of this office, after the national ones." };
        var adequacy = new Option<string?>("--adequacy") { Description = "File for the adequacy report of the latest snapshot, .csv or .xlsx; written in place of the figures where --out is not given." };
        var command = new Command("indicators", "Computes the 150 national indicators from a snapshot and writes them as CSV.") { year, output, snapshot, own, adequacy };
        return host.OnData(command, (parsed, system, cancellationToken) => AsCommandLine(system, async services =>
        {
            var slice = services.GetRequiredService<ComputeIndicators.ComputeIndicators>();
            var request = new ComputeIndicators.ComputeIndicators.Request(parsed.GetValue(year), parsed.GetValue(snapshot), parsed.GetValue(own));
            var computed = await slice.Handle(request, cancellationToken);
            if (computed.Problem == StatisticsProblems.NoSnapshot)
            {
                var taken = await services.GetRequiredService<TakeSnapshot.TakeSnapshot>().Handle(new("first figures"), cancellationToken);
                computed = taken.Problem is { } nothing ? nothing : await slice.Handle(request, cancellationToken);
            }

            if (computed.Problem is { } problem)
            {
                return Refused(problem);
            }

            if (parsed.GetValue(adequacy) is { } report)
            {
                var read = await services.GetRequiredService<Adequacy.ReadAdequacy>().Handle(new(), cancellationToken);
                if (read.Problem is { } unreadable)
                {
                    return Refused(unreadable);
                }

                Adequacy.AdequacyTables.WriteFile(report, read.Value);
            }

            if (parsed.GetValue(adequacy) is null || parsed.GetValue(output) is not null)
            {
                Write(parsed.GetValue(output), computed.Value);
            }

            return ExitCode.Done;
        }));
    }

    public static Command Overlaps(CommandHost host)
    {
        var output = new Option<string>("--out") { Description = "File to write: .csv for what the files share, .xlsx for everything.", Required = true };
        var command = new Command("overlaps", "Writes how many people, permits and cases each office's file holds, how many are in several, and how many in one alone.") { output };
        return host.OnData(command, (parsed, system, cancellationToken) => AsCommandLine(system, async services =>
        {
            var read = await services.GetRequiredService<Coherence.ReadOverlaps>().Handle(new(), cancellationToken);
            if ((read.Problem ?? (read.Value.Snapshot is null ? StatisticsProblems.NoSnapshot : null)) is { } problem)
            {
                return Refused(problem);
            }

            Coherence.OverlapTables.WriteFile(parsed.GetValue(output)!, read.Value);
            Console.Error.WriteLine($"{read.Value.Overlaps.Count(one => one.Joins.Any(join => join.Years.Count > 0))} of {read.Value.Overlaps.Count} overlaps could be told apart one by one{(read.Value.IsTraining ? " (training data: the country in it does not exist)" : "")}.");
            return ExitCode.Done;
        }));
    }

    private static async Task<int> Take(IServiceProvider services, CancellationToken cancellationToken)
    {
        var taken = await services.GetRequiredService<TakeSnapshot.TakeSnapshot>().Handle(new("by command"), cancellationToken);
        if (taken.Problem is { } problem)
        {
            return Refused(problem);
        }

        Console.Error.WriteLine(taken.Value.IsNew
            ? $"Froze {taken.Value.Records} records of {taken.Value.Series} series: {taken.Value.RowsRead} read from the registers, {taken.Value.RowsCarried} carried over from the snapshot before."
            : "Nothing has changed since the last snapshot.");
        Console.Out.WriteLine(taken.Value.Id);
        return ExitCode.Done;
    }

    private static async Task<int> Verify(IServiceProvider services, Guid? id, CancellationToken cancellationToken)
    {
        var verified = await services.GetRequiredService<ReadSnapshot.VerifySnapshot>().Handle(new(id), cancellationToken);
        if (verified.Problem is { } problem)
        {
            return Refused(problem);
        }

        foreach (var damage in verified.Value.Damages)
        {
            Console.Error.WriteLine(damage.Sentence);
        }

        Console.Error.WriteLine(verified.Value.Damages.Count == 0
            ? $"Every byte of {verified.Value.Files} files is as it was written."
            : $"{verified.Value.Damages.Count} of {verified.Value.Files} files cannot be used.");
        Console.Out.WriteLine(verified.Value.Id);
        return verified.Value.Damages.Count == 0 ? ExitCode.Done : ExitCode.Faulty;
    }

    private static void Write(string? file, ComputeIndicators.ComputeIndicators.Computed computed)
    {
        if (file is null)
        {
            IndicatorsCsv.Write(Console.Out, computed.Snapshot, computed.Figures);
            return;
        }

        using var unfinished = new UnfinishedFile(file);
        using (var writer = new StreamWriter(unfinished.Path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            IndicatorsCsv.Write(writer, computed.Snapshot, computed.Figures);
        }

        unfinished.Finish();
        var withValue = computed.Figures.Where(figure => figure.Value is not null).Select(figure => figure.Indicator).Distinct(StringComparer.Ordinal).Count();
        Console.Error.WriteLine($"{withValue} indicators have a figure{(computed.IsTraining ? " (training data: the country in it does not exist)" : "")}.");
    }

    private static int Refused(Problem problem)
    {
        Console.Error.WriteLine(problem.Sentence);
        return problem.Kind == ProblemKind.Unavailable ? ExitCode.Failed : ExitCode.Unusable;
    }

    private static async Task<int> AsCommandLine(WebApplication system, Func<IServiceProvider, Task<int>> run)
    {
        await using var scope = system.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        return await run(scope.ServiceProvider);
    }
}
