using Tsela.Access;
using Tsela.Shared.Commands;
using Tsela.Statistics.ComputeIndicators;
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

        var computed = await scope.ServiceProvider.GetRequiredService<ComputeIndicators>().Handle(new(Snapshot: taken.Value.Id), cancellationToken);
        if (computed.Problem is { } problem)
        {
            throw new UnusableInputException(problem.Sentence);
        }

        int Count(Func<Statistics.Figures.Figure, bool> fits) =>
            computed.Value.Figures.Where(fits).Select(figure => figure.Indicator).Distinct(StringComparer.Ordinal).Count();
        return new FigureSummary(taken.Value.Records, taken.Value.Series, Count(figure => figure.Value is not null), Count(_ => true));
    }
}
