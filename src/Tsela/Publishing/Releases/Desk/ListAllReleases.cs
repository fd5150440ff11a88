using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Publishing.Releases.Preparing;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.Desk;

/// <summary>Every release with where it stands, for those who prepare and approve them.</summary>
[Needs(Right.ReadReleases)]
public sealed class ListAllReleases(TselaDb db, CurrentActor actor, TimeProvider clock, PublicTables tables)
{
    public sealed record Request;

    public sealed record Row(Release Release, ReleaseStanding Standing);

    /// <param name="Rows">Newest first.</param>
    /// <param name="Preparations">What is being prepared, and what could not be since yesterday; newest first.</param>
    public sealed record Listed(IReadOnlyList<Row> Rows, IReadOnlyList<ReleasePreparation> Preparations, bool MayPrepare);

    private static readonly TimeSpan RefusedShownFor = TimeSpan.FromDays(1);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ListAllReleases>() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var releases = await db.Set<Release>().AsNoTracking().OrderByDescending(release => release.Number).ToListAsync(cancellationToken);
        var leftOut = await tables.LeftOut(cancellationToken);
        var since = now - RefusedShownFor;
        var asked = db.Set<ReleasePreparation>().AsNoTracking();
        var preparations = await asked.Where(ReleasePreparation.Live).Concat(asked.Where(one => one.State == PreparationState.Refused && one.AskedAt > since))
            .OrderByDescending(one => one.AskedAt).ToListAsync(cancellationToken);
        return new Listed([.. releases.Select(release => new Row(release, ReleaseStanding.Of(release, now, leftOut)))], preparations, actor.Actor.Rights.Contains(Right.PrepareReleases));
    }
}
