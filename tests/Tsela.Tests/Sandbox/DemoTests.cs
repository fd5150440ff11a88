using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Intake.Submissions;
using Tsela.Sandbox.Demo;
using Tsela.Sandbox.People;
using Tsela.Statistics.ComputeIndicators;

namespace Tsela.Tests.Sandbox;

public sealed class DemoTests
{
    private static readonly DateOnly Today = new(2026, 8, 20);

    // amounts of money are left out: one row more or less moves them by more than a share of rows
    private static readonly HashSet<string> Compared =
    [
        "CBM-01", "CBM-03", "CBM-04", "DIA-03", "EMI-01", "EMI-03", "EMI-06", "EMS-01", "IDP-01", "IDP-02", "IMM-02", "IMM-04", "IMM-06", "IMM-08", "IMM-09", "IMS-01",
        "IMS-02", "INR-05", "IRE-01", "IRI-01", "IRI-02", "IRI-04", "LEM-01", "LEM-02", "LEM-03", "LEM-04", "LEM-05", "LEM-07", "LEM-10", "LIM-01", "LIM-02", "LIM-06",
        "LIM-07", "LIM-09", "LIM-10", "LTI-02", "LTI-03", "REF-01", "REF-02", "REF-03", "REF-04", "STI-02", "TIN-01", "TIN-02", "TOU-01",
    ];

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_demo_counts_near_the_truth_and_a_second_run_doubles_nothing(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var system = TselaHost.Build(database.Folder, database.Choice, []);
        var wanted = new Parameters(300, 7, TrainingYears.Before(Today).Last);
        var first = await Demo(system.Services, wanted);
        Assert.Equal(8, first.SignIns.Count);
        Assert.Contains(first.Files, file => file.Status == nameof(SubmissionStatus.AcceptedInPart));
        Assert.True(first.Released is { Tables: >= 40, Hidden: > 0, Coming: not null }, $"{first.Released}");
        var submissions = await Count(database);

        var second = await Demo(system.Services, wanted with { Seed = 8 });
        Assert.Equal(wanted, second.Parameters);
        Assert.Equal(submissions, await Count(database));
        Assert.Equal(first.Files.Count, second.Files.Count);
        Assert.Equal(first.Released, second.Released);

        var figures = await Figures(system.Services);
        foreach (var (indicator, kind, value) in Truth(database.Folder.Root))
        {
            var counted = figures.GetValueOrDefault((indicator, kind == "stock" && figures.ContainsKey((indicator, "2024-12-31")) ? "2024-12-31" : "2024"));
            Assert.True(Math.Abs((double)(counted - value)) <= Allowed((double)value), $"{indicator}: {counted} where {value} is true");
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_demo_that_was_stopped_goes_on_where_it_was(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var system = TselaHost.Build(database.Folder, database.Choice, []);
        using var stop = new CancellationTokenSource();
        var wanted = new Parameters(100, 3, TrainingYears.Before(Today).Last);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RunDemo(system.Services, Today, (name, done, _) =>
        {
            if (name == "Files handed in" && done == 40)
            {
                stop.Cancel();
            }
        }).Run(wanted, stop.Token));
        var result = await Demo(system.Services, wanted);
        await using var db = database.Open();
        Assert.Equal(0, await db.Set<Submission>().CountAsync(submission => submission.Status == SubmissionStatus.Checking, TestContext.Current.CancellationToken));
        Assert.True(result.Figures!.IndicatorsWithValue >= 40);
    }

    private static Task<DemoResult> Demo(IServiceProvider services, Parameters wanted) =>
        new RunDemo(services, Today, (_, _, _) => { }).Run(wanted, TestContext.Current.CancellationToken);

    private static async Task<int> Count(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Set<Submission>().CountAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Dictionary<(string Indicator, string Reference), decimal>> Figures(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var computed = await scope.ServiceProvider.GetRequiredService<ComputeIndicators>().Handle(new(), TestContext.Current.CancellationToken);
        return computed.Value.Figures.Where(figure => figure is { IsTotal: true, Value: not null })
            .GroupBy(figure => (figure.Indicator, figure.Reference)).ToDictionary(group => group.Key, group => group.First().Value!.Value);
    }

    // an office on paper loses up to one row in twelve to faults; how many it is in a small count is chance, so three
    // standard deviations of it are allowed, and one for a person whom two spellings make two
    private static double Allowed(double value)
    {
        var lost = value / 12;
        return lost + (3 * Math.Sqrt(lost)) + 1;
    }

    private static List<(string Indicator, string Kind, decimal Value)> Truth(string root)
    {
        var figures = File.ReadLines(Path.Combine(root, "truth", "figures.csv")).Skip(1).Select(line => line.Split(','))
            .Where(cells => cells[1] == "2024" && Compared.Contains(cells[0]))
            .Select(cells => (cells[0], cells[2], decimal.Parse(cells[3], CultureInfo.InvariantCulture))).ToList();
        Assert.True(figures.Count >= 25, $"only {figures.Count} figures have a truth to compare with");
        return figures;
    }
}
