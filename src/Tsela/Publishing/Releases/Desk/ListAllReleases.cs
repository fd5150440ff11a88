using Microsoft.EntityFrameworkCore;
using Tsela.Access;
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
    public sealed record Listed(IReadOnlyList<Row> Rows, bool MayPrepare);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ListAllReleases>() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var releases = await db.Set<Release>().AsNoTracking().OrderByDescending(release => release.Number).ToListAsync(cancellationToken);
        var leftOut = await tables.LeftOut(cancellationToken);
        return new Listed([.. releases.Select(release => new Row(release, ReleaseStanding.Of(release, now, leftOut)))], actor.Actor.Rights.Contains(Right.PrepareReleases));
    }
}
