using Tsela.Shared;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Api;

/// <summary>The figures for programs.</summary>
internal static class StatisticsApi
{
    public sealed record FigureRow(
        string Indicator, string Reference, string Breakdown, decimal? Value, string Unit, string Symbol, string Source, Coverage Coverage, Guid? Snapshot);

    public sealed record IndicatorBody(
        string Id, string Name, string Definition, string Numerator, string? Denominator, string StockFlow, string Unit, IReadOnlyList<string> Sources,
        string Periodicity, string Standard, MeasureDefinition? Measure, bool? IsTraining, IReadOnlyList<FigureRow> Figures);

    public sealed record FiguresBody(Guid Snapshot, bool IsTraining, IReadOnlyList<FigureRow> Figures);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Figures");
        api.MapGet("/indicators", Indicators).Produces<FiguresBody>();
        api.MapGet("/indicators/{id}", Indicator).Produces<IndicatorBody>();
    }

    private static async Task<IResult> Indicators(
        ComputeIndicators.ComputeIndicators computeIndicators, int? year, Guid? snapshot, CancellationToken cancellationToken)
    {
        var outcome = await computeIndicators.Handle(new(year, snapshot), cancellationToken);
        return outcome.Succeeded
            ? Results.Ok(new FiguresBody(outcome.Value.Snapshot, outcome.Value.IsTraining, [.. outcome.Value.Figures.Select(figure => Row(figure, outcome.Value.Snapshot))]))
            : outcome.Problem!.ToHttp();
    }

    private static async Task<IResult> Indicator(ReadIndicator.ReadIndicator readIndicator, string id, int? year, CancellationToken cancellationToken)
    {
        var outcome = await readIndicator.Handle(new(id, year), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        var shown = outcome.Value;
        var one = shown.Indicator;
        return Results.Ok(new IndicatorBody(
            one.Id, one.Name, one.Definition, one.Numerator, one.Denominator, one.StockFlow, one.Unit, one.Sources, one.Periodicity, one.Standard,
            shown.Measure, shown.Manifest?.IsTraining,
            [.. (year is null ? shown.Figures : shown.OfYear).Select(figure => Row(figure, shown.Manifest?.Id))]));
    }

    private static FigureRow Row(Figure figure, Guid? snapshot) => new(
        figure.Indicator, figure.Reference, figure.Breakdown, figure.Value, figure.Unit, figure.Symbol, figure.Source, figure.Coverage, snapshot);
}
