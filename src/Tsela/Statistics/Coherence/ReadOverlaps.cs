using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Coherence;

/// <summary>The overlaps between offices: who owns each figure, who checks it, how far they agree, and what their files share.</summary>
[Needs(Right.ReadFigures)]
public sealed class ReadOverlaps(TselaDb db, CurrentActor actor, NationalCatalogue catalogue, KeptCoherence coherence, FigureBooks books)
{
    /// <param name="Id">One overlap; null for all, with the indicators that count people in several files.</param>
    public sealed record Request(string? Id = null);

    /// <param name="Snapshot">Null before the first snapshot.</param>
    /// <param name="Indicators">The indicators that count the persons of several files; empty where one overlap was asked for.</param>
    public sealed record Shown(
        Guid? Snapshot, bool IsTraining, IReadOnlyList<OverlapFigures> Overlaps, FrozenLinkage? Linkage, IReadOnlyList<LinkedFigure> Indicators);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadOverlaps>() is { } refusal)
        {
            return refusal;
        }

        var wanted = catalogue.Overlaps.Where(overlap => request.Id is null || overlap.Id == request.Id).ToList();
        if (wanted.Count == 0)
        {
            return StatisticsProblems.UnknownOverlap(request.Id!);
        }

        var latest = await books.Latest(db, cancellationToken);
        if (latest.Problem is { } problem)
        {
            return problem.Kind == ProblemKind.NotFound
                ? new Shown(null, IsTraining: false, [.. wanted.Select(overlap => new OverlapFigures(overlap, [], []))], null, [])
                : problem;
        }

        try
        {
            return await Task.Run(() => Reckon(latest.Value, wanted, withIndicators: request.Id is null), cancellationToken);
        }
        catch (DamagedSnapshotException damaged)
        {
            return damaged.Problem;
        }
        catch (DamagedTableException damaged)
        {
            return StatisticsProblems.SnapshotDamaged(damaged.Message);
        }
    }

    private Shown Reckon(FigureBook book, List<Overlap> wanted, bool withIndicators)
    {
        var figures = coherence.Of(book);
        return new Shown(
            book.Manifest.Id, book.Manifest.IsTraining, [.. wanted.Select(figures.Of)], book.Manifest.Linkage,
            withIndicators ? new LinkedFigures(book).OfSeveralFiles(catalogue) : []);
    }
}
