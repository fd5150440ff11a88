using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using Tsela.Access;
using Tsela.Engine.Matching;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;

namespace Tsela.Linkage.RunLinkage;

/// <summary><c>tsela link</c>: the linkage of persons in the foreground.</summary>
internal static class LinkCommand
{
    public static Command Make(CommandHost host)
    {
        var full = new Option<bool>("--full") { Description = "Learns anew and compares everything; without it only what came since the last linkage, by the model that stands." };
        var command = new Command("link", "Finds which records of the registers are one person, gives each person a key for Statistics, and prints the id of the run.") { full };
        return host.OnData(command, async (parsed, system, cancellationToken) =>
        {
            await using var scope = system.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
            return await Run(scope.ServiceProvider, parsed.GetValue(full), cancellationToken);
        });
    }

    private static async Task<int> Run(IServiceProvider services, bool full, CancellationToken cancellationToken)
    {
        var asked = await services.GetRequiredService<AskForRun.AskForRun>().Handle(new(full), cancellationToken);
        var id = asked.Succeeded ? asked.Value : asked.Problem == LinkageProblems.UnderWay ? await Waiting(services, cancellationToken) : null;
        if (id is not { } run)
        {
            return asked.Problem == LinkageProblems.NothingNew ? await Unchanged(services, cancellationToken) : Refused(asked.Problem!);
        }

        var ran = await Watched(services, run, cancellationToken);
        if (ran.Problem is { } problem)
        {
            return Refused(problem);
        }

        await Console.Error.WriteLineAsync(Account(ran.Value));
        Console.Out.WriteLine(run);
        return ExitCode.Done;
    }

    // one that another process has left in the middle goes on here
    private static Task<Guid?> Waiting(IServiceProvider services, CancellationToken cancellationToken) => services.GetRequiredService<TselaDb>()
        .Set<LinkageRun>().AsNoTracking().Where(run => run.LiveKey != null).Select(run => (Guid?)run.Id).FirstOrDefaultAsync(cancellationToken);

    private static async Task<int> Unchanged(IServiceProvider services, CancellationToken cancellationToken)
    {
        var latest = await services.GetRequiredService<TselaDb>().LatestRun(cancellationToken);
        await Console.Error.WriteLineAsync(LinkageProblems.NothingNew.Sentence.Replace("ask for a full one", "add --full", StringComparison.Ordinal));
        Console.Out.WriteLine(latest!.Id);
        return ExitCode.Done;
    }

    private static async Task<Outcome<LinkageRun>> Watched(IServiceProvider services, Guid run, CancellationToken cancellationToken)
    {
        var slice = services.GetRequiredService<RunLinkage>();
        if (Console.IsErrorRedirected)
        {
            return await slice.Handle(new(run), cancellationToken);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("Linkage", maxValue: 1);
            return await slice.Handle(new(run, done => Show(task, done)), cancellationToken);
        });
    }

    private static void Show(ProgressTask task, LinkageProgress done)
    {
        task.Description = Markup.Escape(done.Phase);
        task.Value = done.Share;
    }

    private static string Account(LinkageRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(run.Kind == LinkageRunKind.Full ? "Linked in full" : "Compared what is new")}: {run.Records:#,0} records ({run.Descriptions:#,0} different descriptions) are about {run.Persons:#,0} persons; pairs: {RunWords.Compared(run)}, {run.Links:#,0} linked, in {run.Seconds:0.0} s. New keys {run.NewKeys:#,0}, merged {run.MergedKeys:#,0}, split {run.SplitKeys:#,0}.");

    private static int Refused(Problem problem)
    {
        Console.Error.WriteLine(problem.Sentence);
        return problem.Kind == ProblemKind.Unavailable ? ExitCode.Failed : ExitCode.Unusable;
    }
}
