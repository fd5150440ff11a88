using Tsela.Shared;

namespace Tsela.Statistics;

/// <summary>What came out of the count.</summary>
public sealed record FigureCount(Guid Snapshot, long Records, int Series, int IndicatorsWithValue, int SeriesUsed);

/// <summary>Brings the figures up to date at once, for those who cannot wait for the keeper: the demo, acceptance runs.</summary>
public sealed class CurrentFigures(TakeSnapshot.TakeSnapshot takeSnapshot, ComputeIndicators.ComputeIndicators computeIndicators)
{
    public async Task<Outcome<FigureCount>> Make(CancellationToken cancellationToken)
    {
        var taken = await takeSnapshot.Handle(new("figures asked for"), cancellationToken);
        if (taken.Problem is { } nothing)
        {
            return nothing;
        }

        var computed = await computeIndicators.Handle(new(Snapshot: taken.Value.Id), cancellationToken);
        if (computed.Problem is { } problem)
        {
            return problem;
        }

        var valued = computed.Value.Figures.Where(figure => figure.Value is not null).ToList();
        return new FigureCount(
            taken.Value.Id, taken.Value.Records, taken.Value.Series,
            valued.Select(figure => figure.Indicator).Distinct(StringComparer.Ordinal).Count(),
            valued.SelectMany(figure => figure.Source.Split("; ")).Select(source => source.Split(' ')[0]).Distinct(StringComparer.Ordinal).Count());
    }
}
