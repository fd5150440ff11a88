using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Publishing.Reports.PublishReport;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Bench.Reports;

/// <summary>The Migration Profile written from a data folder in which releases are public, as a demo leaves it.</summary>
internal static class ProfileBench
{
    public static async Task Run(string data)
    {
        var folder = new TselaFolder(Path.GetFullPath(data));
        var output = Directory.CreateTempSubdirectory("tsela-profile-bench-");
        List<string> lines = [string.Create(CultureInfo.InvariantCulture, $"The Migration Profile from the public tables of a demo on this machine ({Environment.ProcessorCount} cores, .NET {Environment.Version}).")];
        foreach (var (what, withPdf) in new[] { ("Word and HTML, the first of a process", false), ("Word, HTML and PDF, the first of a process", true) })
        {
            // a system of its own each time: what it remembers of the tables must not help
            await using var system = TselaHost.Build(folder, DatabaseChoice.Embedded(folder), []);
            await using var scope = system.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
            var began = Stopwatch.GetTimestamp();
            var outcome = await scope.ServiceProvider.GetRequiredService<PublishReport>().Handle(new("profile", Period: null, output.FullName) { WithPdf = withPdf }, CancellationToken.None);
            var made = outcome.Problem is { } problem ? throw new InvalidOperationException(problem.Sentence) : outcome.Value;
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {made.Tables} tables, {made.Charts} charts, {made.Maps} maps in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s; {string.Join(", ", made.Files.Select(file => $"{Path.GetExtension(file)} {new FileInfo(file).Length / 1024} KiB"))}"));
        }

        lines.ForEach(Console.WriteLine);
        Directory.CreateDirectory("bench/results");
        await File.WriteAllLinesAsync("bench/results/profile.txt", lines);
        output.Delete(recursive: true);
    }
}
