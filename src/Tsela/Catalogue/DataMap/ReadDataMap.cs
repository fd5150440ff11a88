using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Catalogue.DataMap;

/// <summary>Who holds what, in which form, how confidential, when due, last delivered, how good.</summary>
[Needs(Right.ReadCatalogue)]
public sealed class ReadDataMap(NationalCatalogue catalogue, CurrentActor actor, IDeliveryNews news)
{
    /// <param name="Institution">Only this institution's; all where null.</param>
    public sealed record Request(string? Institution);

    public sealed record Row(Dataset? Dataset, TableSchema Series, Institution Institution, SeriesNews News);

    public async Task<Outcome<IReadOnlyList<Row>>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadDataMap>() is { } refusal)
        {
            return refusal;
        }

        var bySeries = await news.BySeries(cancellationToken);
        var datasets = catalogue.Datasets.ToDictionary(dataset => dataset.Id, StringComparer.Ordinal);
        return catalogue.SeriesOf(request.Institution)
            .OrderBy(series => series.Name, StringComparer.Ordinal)
            .Select(series => new Row(
                datasets.GetValueOrDefault(series.Tsela!.Dataset),
                series,
                catalogue.Institution(series.Tsela.Institution)!,
                bySeries.GetValueOrDefault(series.Name, SeriesNews.None)))
            .ToArray();
    }
}
