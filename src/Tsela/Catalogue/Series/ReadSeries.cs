using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Catalogue.Series;

/// <summary>A series with everything that is defined of it and how it has been delivered.</summary>
[Needs(Right.ReadCatalogue)]
public sealed class ReadSeries(NationalCatalogue catalogue, CurrentActor actor, IDeliveryNews news)
{
    public sealed record Request(string Id);

    public sealed record Page(
        TableSchema Series, Dataset? Dataset, Institution Institution, SeriesNews News,
        IReadOnlyList<Indicator> Indicators, IReadOnlyList<Overlap> Overlaps);

    public async Task<Outcome<Page>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadSeries>() is { } refusal)
        {
            return refusal;
        }

        if (!catalogue.Series.TryGetValue(request.Id, out var series))
        {
            return CatalogueProblems.UnknownSeries(request.Id);
        }

        var bySeries = await news.BySeries(cancellationToken);
        return new Page(
            series,
            catalogue.Datasets.FirstOrDefault(dataset => dataset.Id == series.Tsela!.Dataset),
            catalogue.Institution(series.Tsela!.Institution)!,
            bySeries.GetValueOrDefault(series.Name, SeriesNews.None),
            [.. catalogue.Indicators.Where(indicator => indicator.Sources.Any(source => Names(source, series)))],
            [.. catalogue.Overlaps.Where(overlap => overlap.Datasets.Any(source => Names(source, series)))]);
    }

    private static bool Names(string source, TableSchema series) =>
        source.Equals(series.Name, StringComparison.Ordinal) || source.Equals(series.Tsela!.Dataset, StringComparison.Ordinal);
}
