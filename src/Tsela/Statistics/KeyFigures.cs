using Tsela.Catalogue;
using Tsela.Linkage;
using Tsela.Shared.Charts;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics;

/// <summary>A headline figure.</summary>
/// <param name="Value">As people read it; <c>..</c> where there is none.</param>
/// <param name="Reference">The day or the period.</param>
public sealed record KeyFigure(string Indicator, string Label, string Value, string Unit, string Symbol, string Reference, string Source, LineChart Trend)
{
    public string Link => $"/indicators/{Indicator}";
}

/// <summary>The home page's figures.</summary>
/// <param name="IsBehind">True while deliveries have changed that the figures do not hold yet.</param>
public sealed record KeyFigurePage(Guid Snapshot, DateTime MadeAt, bool IsTraining, bool IsBehind, IReadOnlyList<KeyFigure> Figures, DistrictMap? Map);

/// <summary>The figures of the home page, from the latest snapshot. Which indicators they are is a choice of layout, so it stands here.</summary>
public sealed class KeyFigures(TselaDb db, PersonKeyRows linkage, NationalCatalogue catalogue, FigureBooks books)
{
    private static readonly string[] Headlines = ["LEM-03", "LIM-02", "LTI-03", "CBM-01", "IRE-01", "REF-01", "EMS-01", "REM-02", "TIN-01", "DEM-01"];

    private static readonly string[] Maps = ["LEM-03", "LTI-03", "DEM-01"];

    /// <summary>Null while no snapshot has been taken.</summary>
    public async Task<KeyFigurePage?> Read(CancellationToken cancellationToken)
    {
        var latest = await books.Latest(db, cancellationToken);
        if (!latest.Succeeded)
        {
            return null;
        }

        var book = latest.Value;
        var set = await DeliverySet.InForce(db, linkage, cancellationToken);
        var figures = Headlines.Select(id => catalogue.Indicator(id)).OfType<Indicator>().Select(indicator => Headline(book, indicator))
            .OfType<KeyFigure>().Take(8).ToList();
        return new KeyFigurePage(
            book.Manifest.Id, book.Manifest.MadeAt, book.Manifest.IsTraining, set.Hash != book.Manifest.DeliverySet, figures,
            Maps.Select(id => Map(book, id)).OfType<DistrictMap>().FirstOrDefault());
    }

    private static KeyFigure? Headline(FigureBook book, Indicator indicator)
    {
        var years = Trends.Yearly(book.Of(indicator.Id));
        if (years.Count == 0)
        {
            return null;
        }

        var latest = Trends.Latest(years);
        return new KeyFigure(
            indicator.Id, indicator.Name, latest.Shown, indicator.Unit, latest.Symbol, latest.Reference, latest.Source,
            Trends.Chart(indicator, years));
    }

    private DistrictMap? Map(FigureBook book, string id)
    {
        var indicator = catalogue.Indicator(id);
        var figures = book.Of(id).Where(figure => figure.Breakdown.StartsWith("district=LS-", StringComparison.Ordinal)).ToList();
        if (indicator is null || figures.Count == 0)
        {
            return null;
        }

        var reference = figures.Max(figure => figure.Reference)!;
        return new DistrictMap(
            $"{indicator.Name} by district, {reference}", indicator.Unit,
            figures.Where(figure => figure.Reference == reference).ToDictionary(figure => figure.Breakdown["district=".Length..], figure => figure.Value, StringComparer.Ordinal));
    }
}
