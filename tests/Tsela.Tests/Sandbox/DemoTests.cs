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

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_demo_counts_near_the_truth_and_a_second_run_doubles_nothing(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var system = TselaHost.Build(database.Folder, database.Choice, []);
        var wanted = new Parameters(300, 7, TrainingYears.Before(Today).Last);
        var first = await Demo(system.Services, wanted);
        Assert.Equal(5, first.SignIns.Count);
        Assert.Contains(first.Files, file => file.Status == nameof(SubmissionStatus.AcceptedInPart));
        var submissions = await Count(database);

        var second = await Demo(system.Services, wanted with { Seed = 8 });
        Assert.Equal(wanted, second.Parameters);
        Assert.Equal(submissions, await Count(database));
        Assert.Equal(first.Files.Count, second.Files.Count);

        var figures = await Figures(system.Services);
        var truth = Truth(database.Folder.Root);
        foreach (var indicator in new[] { "CBM-01", "LEM-04", "REM-03", "LTI-02", "TIN-01" })
        {
            var counted = figures[(indicator, "2024")];
            var true2024 = truth[(indicator, "flow")];
            Assert.True(counted > 0.8m * true2024 && counted < 1.2m * true2024, $"{indicator}: {counted} where {true2024} is true");
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

    private static Dictionary<(string Indicator, string Kind), decimal> Truth(string root) =>
        File.ReadLines(Path.Combine(root, "truth", "figures.csv")).Skip(1).Select(line => line.Split(',')).Where(cells => cells[1] == "2024")
            .ToDictionary(cells => (cells[0], cells[2]), cells => decimal.Parse(cells[3], CultureInfo.InvariantCulture));
}
