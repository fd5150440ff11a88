using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;

namespace Tsela.Statistics.Estimates.ReadEstimate;

/// <summary>One estimate with all its versions, who entered and who saw them, and the figures that hold it.</summary>
[Needs(Right.ReadFigures)]
public sealed class ReadEstimate(TselaDb db, CurrentActor actor, FigureBooks books)
{
    public sealed record Request(int Number);

    /// <param name="Versions">Newest first.</param>
    /// <param name="Uses">Yearly figures of the latest snapshot that hold it.</param>
    public sealed record Shown(IReadOnlyList<Estimate> Versions, string Standing, IReadOnlyList<Figure> Uses, bool MayChange, bool MaySee)
    {
        public Estimate Latest => Versions[0];
    }

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadEstimate>() is { } refusal)
        {
            return refusal;
        }

        var versions = await db.Set<Estimate>().AsNoTracking().Where(estimate => estimate.Number == request.Number)
            .OrderByDescending(estimate => estimate.Version).ToListAsync(cancellationToken);
        if (versions.Count == 0)
        {
            return StatisticsProblems.UnknownEstimate(request.Number);
        }

        var book = await books.Latest(db, cancellationToken);
        if (book.Problem is { Kind: not ProblemKind.NotFound } problem)
        {
            return problem;
        }

        var latest = versions[0];
        var mayChange = actor.Actor.Rights.Contains(Right.BuildFigures);
        return new Shown(
            versions, EstimateStanding.Of(latest, book.Succeeded ? book.Value : null),
            book.Succeeded ? [.. EstimateStanding.UsesOf(latest.Frozen().Name, book.Value).Where(figure => figure.IsYearly || figure.Reference == latest.Reference)] : [],
            mayChange, mayChange && latest is { IsInForce: true, SeenBy: null } && latest.EnteredBy != actor.Actor.Name);
    }
}
