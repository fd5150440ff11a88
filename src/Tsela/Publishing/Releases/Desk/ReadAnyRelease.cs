using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.Desk;

/// <summary>One release with what protection did to its tables, who signed it, and what the reader may do about it.</summary>
[Needs(Right.ReadReleases)]
public sealed class ReadAnyRelease(TselaDb db, CurrentActor actor, TimeProvider clock, PublicTables tables, ProtectedSets sets)
{
    public sealed record Request(string Code);

    /// <param name="Corrects">Code of the release that it corrects.</param>
    /// <param name="Account">Null where the release came another way.</param>
    /// <param name="Obstacle">Why it could not become public as things are; null where nothing speaks against it.</param>
    /// <param name="PrepareAgain">What was asked for, where the reader may ask for the same again because of the obstacle.</param>
    public sealed record Shown(
        Release Release, ReleaseStanding Standing, string? Corrects, ProtectionAccount? Account, Problem? Obstacle, bool MaySign, bool MayApprove, bool MayTakeBack, bool MayReschedule, bool MayCorrect,
        Guid? PrepareAgain);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadAnyRelease>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<Release>().AsNoTracking().OfCode(request.Code).SingleOrDefaultAsync(cancellationToken) is not { } release)
        {
            return ReleaseProblems.Unknown(request.Code);
        }

        var corrected = release.Corrects is { } id ? await db.Set<Release>().AsNoTracking().SingleAsync(one => one.Id == id, cancellationToken) : null;
        var standing = ReleaseStanding.Of(release, clock.GetUtcNow().UtcDateTime, await tables.LeftOut(cancellationToken));
        var obstacle = await Obstacle(release, standing, cancellationToken);
        var prepares = actor.Actor.Rights.Contains(Right.PrepareReleases);
        return new Shown(
            release, standing, corrected?.Code, ProtectionAccount.Of(release), obstacle,
            MaySign: prepares && obstacle is null && standing.State == ReleaseState.WaitsForStatistician,
            MayApprove: obstacle is null && standing.State == ReleaseState.WaitsForHead && actor.Actor.Rights.Contains(Right.ApproveReleases) && !actor.Actor.Name.Equals(release.SignedByStatistician, StringComparison.OrdinalIgnoreCase),
            MayTakeBack: standing.IsOpen, MayReschedule: prepares && standing.IsOpen, MayCorrect: prepares && standing.State == ReleaseState.Public,
            PrepareAgain: prepares && obstacle is not null ? release.Preparation : null);
    }

    private async Task<Problem?> Obstacle(Release release, ReleaseStanding standing, CancellationToken cancellationToken) => standing.State switch
    {
        ReleaseState.WaitsForStatistician or ReleaseState.WaitsForHead => await db.WhyNotSigned(release, sets, cancellationToken),
        ReleaseState.UnderEmbargo => await sets.WhyNotShown(release.ProtectedSet, release.PublishAt, cancellationToken),
        _ => null,
    };
}
