using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Coherence;

/// <summary>The overlaps between offices: who owns each figure, who checks it, and how far they agree.</summary>
[Needs(Right.ReadFigures)]
public sealed class ReadOverlaps(TselaDb db, CurrentActor actor, NationalCatalogue catalogue, IndicatorMeasures measures, FigureBooks books)
{
    public sealed record Request;

    /// <param name="Snapshot">Null before the first snapshot.</param>
    public sealed record Shown(Guid? Snapshot, bool IsTraining, IReadOnlyList<OverlapFigures> Overlaps);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ReadOverlaps>() is { } refusal)
        {
            return refusal;
        }

        var latest = await books.Latest(db, cancellationToken);
        if (latest.Problem is { } problem)
        {
            return problem.Kind == ProblemKind.NotFound
                ? new Shown(null, IsTraining: false, [.. catalogue.Overlaps.Select(overlap => new OverlapFigures(overlap, []))])
                : problem;
        }

        var book = latest.Value;
        var overlaps = await Task.Run(() => new CoherenceFigures(catalogue, measures, book).All, cancellationToken);
        return new Shown(book.Manifest.Id, book.Manifest.IsTraining, overlaps);
    }
}
