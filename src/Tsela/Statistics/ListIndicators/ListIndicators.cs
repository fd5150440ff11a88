using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Linkage;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.OwnIndicators;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ListIndicators;

/// <summary>The national list with the latest figure of each indicator, or why there is none.</summary>
[Needs(Right.ReadFigures)]
public sealed class ListIndicators(TselaDb db, PersonKeyRows linkage, CurrentActor actor, NationalCatalogue catalogue, FigureBooks books)
{
    public sealed record Request;

    /// <param name="Latest">The latest yearly total; where there is none, the row that says why; null before the first snapshot.</param>
    public sealed record Row(Indicator Indicator, Figure? Latest);

    public sealed record Category(string Code, string Title, IReadOnlyList<Row> Rows);

    /// <param name="Own">The indicators of this office as a category of its own; empty where there are none.</param>
    public sealed record Listed(SnapshotManifest? Manifest, bool IsBehind, IReadOnlyList<Category> Categories, IReadOnlyList<Category> Own)
    {
        /// <summary>Indicators of several categories that belong together; each is counted in its own category alone.</summary>
        public IReadOnlyList<(CrossCuttingCategory Category, IReadOnlyList<Row> Rows)> CrossCutting { get; init; } = [];

        public int WithValue => Categories.Sum(category => category.Rows.Count(row => row.Latest?.Value is not null));

        public int All => Categories.Sum(category => category.Rows.Count);
    }

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ListIndicators>() is { } refusal)
        {
            return refusal;
        }

        var latest = await books.Latest(db, cancellationToken);
        if (latest.Problem is { Kind: not ProblemKind.NotFound } problem)
        {
            return problem;
        }

        var book = latest.Succeeded ? latest.Value : null;
        var set = await DeliverySet.InForce(db, linkage, cancellationToken);
        return new Listed(
            book?.Manifest,
            set.Deliveries.Count > 0 && set.Hash != book?.Manifest.DeliverySet,
            [.. catalogue.IndicatorCategories.Select(category => new Category(
                category.Category, category.Title, [.. category.Indicators.Select(indicator => new Row(indicator, LatestOf(book, indicator)))]))],
            book is { OwnIndicators.Count: > 0 }
                ? [new Category("OWN", FrozenIndicators.Heading, [.. book.OwnIndicators.Select(indicator => new Row(indicator, LatestOf(book, indicator)))])] : [])
        {
            CrossCutting =
            [
                .. catalogue.CrossCutting.Select(category => (
                    category, (IReadOnlyList<Row>)[.. category.Indicators.Select(id => catalogue.Indicator(id)!).Select(indicator => new Row(indicator, LatestOf(book, indicator)))])),
            ],
        };
    }

    private static Figure? LatestOf(FigureBook? book, Indicator indicator) =>
        book is null ? null : Trends.Yearly(book.Of(indicator.Id)) is { Count: > 0 } years ? Trends.Latest(years) : book.WhyNot(indicator, book.LatestYear);
}
