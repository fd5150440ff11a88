using Tsela.Access;
using Tsela.Shared.Commands;
using Tsela.Statistics.Adequacy;
using Tsela.Statistics.TakeSnapshot;

namespace Tsela.Sandbox.Demo;

/// <summary>What came out of the count.</summary>
public sealed record FigureSummary(long Records, int Series, int IndicatorsWithValue, int Indicators)
{
    public static async Task<FigureSummary> Make(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var taken = await scope.ServiceProvider.GetRequiredService<TakeSnapshot>().Handle(new("demo"), cancellationToken);
        if (taken.Problem is { } refused)
        {
            throw new UnusableInputException(refused.Sentence);
        }

        var read = await scope.ServiceProvider.GetRequiredService<ReadAdequacy>().Handle(new(), cancellationToken);
        if (read.Problem is { } problem)
        {
            throw new UnusableInputException(problem.Sentence);
        }

        // the same count as on the page of the adequacy report
        return new FigureSummary(taken.Value.Records, taken.Value.Series, read.Value.Computed, read.Value.Indicators.Count);
    }
}
