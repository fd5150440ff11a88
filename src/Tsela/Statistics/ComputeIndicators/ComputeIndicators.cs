using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ComputeIndicators;

/// <summary>The figures of all 150 indicators from one snapshot: a value, or the reason why there is none.</summary>
[Needs(Right.ReadFigures)]
public sealed class ComputeIndicators(TselaDb db, CurrentActor actor, FigureBooks books)
{
    /// <param name="Year">One year; where null, every year that has a figure.</param>
    /// <param name="Snapshot">The snapshot; where null, the latest.</param>
    /// <param name="Own">The indicators of this office too, after the national ones.</param>
    public sealed record Request(int? Year = null, Guid? Snapshot = null, bool Own = false);

    public sealed record Computed(Guid Snapshot, bool IsTraining, IReadOnlyList<Figure> Figures);

    public async Task<Outcome<Computed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ComputeIndicators>() is { } refusal)
        {
            return refusal;
        }

        if (request.Year is { } asked && !Reference.IsYear(asked))
        {
            return StatisticsProblems.UnknownYear(asked);
        }

        var found = await db.SnapshotOrLatest(request.Snapshot, cancellationToken);
        if (found.Problem is { } missing)
        {
            return missing;
        }

        var snapshot = found.Value;
        var made = await books.Of(snapshot, cancellationToken);
        if (made.Problem is { } problem)
        {
            return problem;
        }

        var book = made.Value;
        var figures = book.Definitions.Catalogue.Indicators.Concat(request.Own ? book.OwnIndicators : []).SelectMany(indicator =>
            request.Year is { } year ? book.Of(indicator, year)
            : book.Of(indicator.Id) is { Count: > 0 } every ? every
            : [book.WhyNot(indicator, book.LatestYear)]);
        return new Computed(snapshot.Id, snapshot.IsTraining, [.. figures]);
    }
}
