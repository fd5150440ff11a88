using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Catalogue.Institutions;

[Needs(Right.ReadCatalogue)]
public sealed class ReadInstitution(NationalCatalogue catalogue, CurrentActor actor, IDeliveryNews news)
{
    public sealed record Request(string Code);

    public sealed record SeriesRow(TableSchema Series, SeriesNews News);

    public sealed record Page(
        Institution Institution, IReadOnlyList<Institution> Parts, IReadOnlyList<Dataset> Datasets, IReadOnlyList<SeriesRow> Series,
        IReadOnlyList<RegularReport> Reports);

    public async Task<Outcome<Page>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadInstitution>() is { } refusal)
        {
            return refusal;
        }

        if (catalogue.Institution(request.Code) is not { } institution)
        {
            return CatalogueProblems.UnknownInstitution(request.Code);
        }

        var bySeries = await news.BySeries(cancellationToken);
        return new Page(
            institution,
            [.. catalogue.Institutions.Where(part => part.Parent == institution.Code)],
            [.. catalogue.Datasets.Where(dataset => dataset.Institution == institution.Code)],
            [.. catalogue.SeriesOf(institution.Code).OrderBy(series => series.Name, StringComparer.Ordinal)
                .Select(series => new SeriesRow(series, bySeries.GetValueOrDefault(series.Name, SeriesNews.None)))],
            [.. catalogue.Reports.Where(report => report.From.Concat(report.To).Contains(institution.Code, StringComparer.Ordinal))]);
    }
}
