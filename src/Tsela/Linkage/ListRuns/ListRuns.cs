using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Linkage.Quality;
using Tsela.Linkage.Reading;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ListRuns;

/// <summary>The statistical linkage at a glance: the last run, who takes part, the history.</summary>
[Needs(Right.ReadLinkage)]
public sealed class ListRuns(TselaDb db, CurrentActor actor, NationalCatalogue catalogue, RecordRows rows)
{
    public const int Most = 100;

    public sealed record Request;

    /// <param name="Runs">Newest first.</param>
    /// <param name="Latest">The one whose keys count.</param>
    /// <param name="IsBehind">Deliveries have changed since.</param>
    public sealed record Listed(
        IReadOnlyList<LinkageRun> Runs, LinkageRun? Latest, LinkageRun? Live, LinkQuality? Quality, IReadOnlyList<LinkedSeries> Series, bool IsBehind, bool MayRun, bool MayReview);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ListRuns>() is { } refusal)
        {
            return refusal;
        }

        var runs = await db.Set<LinkageRun>().AsNoTracking().OrderByDescending(run => run.AskedAt).ThenByDescending(run => run.Id).Take(Most).ToListAsync(cancellationToken);
        var latest = await db.LatestRun(cancellationToken);
        var set = await LinkedDeliveries.InForce(rows, catalogue, cancellationToken);
        return new Listed(
            runs, latest, runs.Find(run => run.LiveKey is not null), latest is null ? null : await LinkQuality.Of(db, latest, cancellationToken),
            LinkedSeries.All(catalogue), latest is not null && set.Hash != latest.DeliverySet, actor.Actor.Rights.Contains(Right.RunLinkage),
            actor.Actor.Rights.Contains(Right.ReviewPairs));
    }
}
