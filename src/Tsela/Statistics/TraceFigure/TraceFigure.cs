using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.TraceFigure;

/// <summary>Opens one figure down to what it was made of: the snapshot, the definition, the series, the submissions.</summary>
[Needs(Right.ReadFigures)]
public sealed class TraceFigure(
    TselaDb db, CurrentActor actor, NationalCatalogue catalogue, FigureBooks books, DefinitionsOfSnapshots definitions)
{
    /// <param name="Snapshot">The snapshot; where null, the latest.</param>
    public sealed record Request(string Indicator, string Reference, string? Breakdown = null, Guid? Snapshot = null);

    /// <param name="Submissions">Those that the actor may see.</param>
    /// <param name="Unseen">How many others there are.</param>
    /// <param name="IsRedefined">Indicators are defined otherwise today; the figure is by the definition of the snapshot.</param>
    public sealed record Traced(
        Indicator Indicator, Figure Figure, MeasureDefinition? Measure, SnapshotManifest Manifest, FigureOrigin Origin,
        IReadOnlyList<Submission> Submissions, int Unseen, bool MayReadRecords, bool IsRedefined, CodeLabels Labels);

    /// <param name="Part">Which part of the figure its rows are in; empty where it is the figure itself.</param>
    public sealed record Submission(string Part, string Series, SnapshotDelivery Delivery, long Rows);

    public async Task<Outcome<Traced>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<TraceFigure>() is { } refusal)
        {
            return refusal;
        }

        var made = await books.OfSnapshotOrLatest(db, request.Snapshot, cancellationToken);
        if (made.Problem is { } problem)
        {
            return problem;
        }

        var book = made.Value;
        if (book.Indicator(request.Indicator) is not { } indicator)
        {
            return StatisticsProblems.UnknownIndicator(request.Indicator);
        }

        var breakdown = request.Breakdown ?? Answer.Total;
        return book.Of(indicator.Id).FirstOrDefault(one => one.Reference == request.Reference && one.Breakdown == breakdown) is { } figure
            ? await Task.Run(() => Open(book, indicator, figure), cancellationToken)
            : StatisticsProblems.UnknownFigure(indicator.Id, request.Reference, breakdown);
    }

    private Traced Open(FigureBook book, Indicator indicator, Figure figure)
    {
        var origin = book.Lineage.Of(indicator, figure.Reference, figure.Breakdown) ?? new FigureOrigin([]);
        var every = origin.Parts.SelectMany(part => part.Series.SelectMany(series => series.Deliveries
            .Select(one => new Submission(part.Name, series.Series.Id, one.Delivery, one.Rows)))).ToList();
        var seen = actor.Actor.Rights.Contains(Right.ReadSubmissions) ? every.FindAll(one => actor.Actor.ActsFor(one.Delivery.Institution)) : [];
        var measure = book.MeasureOf(indicator.Id);
        return new Traced(
            indicator, figure, measure, book.Manifest, origin, seen, every.Count - seen.Count, actor.Actor.Rights.Contains(Right.ReadRecords),
            definitions.HaveChangedSince(book.Manifest), new CodeLabels(catalogue, book.Measures, measure, book.Manifest.Entered));
    }
}
