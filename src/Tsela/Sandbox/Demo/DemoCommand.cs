using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tsela.Shared.Commands;
using Tsela.Sandbox.People;
using Tsela.Site;

namespace Tsela.Sandbox.Demo;

/// <summary><c>tsela demo</c>: a newcomer sees the whole way with one command.</summary>
internal static class DemoCommand
{
    private const string Address = "http://127.0.0.1:5080";

    public static Command Make(CommandHost host)
    {
        var people = new Option<int>("--people") { Description = "How many people the training country has.", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int>("--seed") { Description = "Another number makes another country.", DefaultValueFactory = _ => 1 };
        var noServe = new Option<bool>("--no-serve") { Description = "Ends when everything is computed." };
        var urls = new Option<string>("--urls") { Description = "Address to serve.", DefaultValueFactory = _ => Address };
        people.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 100 or > 2_500_000))
            {
                given.AddError("--people takes a number from 100 to 2500000.");
            }
        });
        var command = new Command("demo", "Invents a training country, hands its institutions' files in, computes, protects and publishes the figures and serves the site.")
        {
            people, seed, noServe, urls,
        };
        return host.OnData(command, async (parsed, system, cancellationToken) =>
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            var today = DateOnly.FromDateTime(system.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            var result = await Watched(console, system.Services, today, new Parameters(parsed.GetValue(people), parsed.GetValue(seed), TrainingYears.Before(today).Last), cancellationToken);
            DemoTables.Print(result);
            return parsed.GetValue(noServe) ? ExitCode.Done : await SiteModule.Serve(system, parsed.GetValue(urls)!, cancellationToken);
        });
    }

    private static async Task<DemoResult> Watched(IAnsiConsole console, IServiceProvider services, DateOnly today, Parameters wanted, CancellationToken cancellationToken)
    {
        if (Console.IsErrorRedirected)
        {
            return await new RunDemo(services, today, (_, _, _) => { }).Run(wanted, cancellationToken);
        }

        return await console.Progress().HideCompleted(false).StartAsync(async progress =>
        {
            var tasks = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            return await new RunDemo(services, today, (name, done, all) =>
            {
                if (!tasks.TryGetValue(name, out var task))
                {
                    tasks[name] = task = progress.AddTask(name, maxValue: Math.Max(all, 1));
                }

                task.Value = done;
            }).Run(wanted, cancellationToken);
        });
    }
}
