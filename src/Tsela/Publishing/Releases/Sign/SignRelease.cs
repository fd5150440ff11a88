using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.Sign;

/// <summary>Signs a release as the statistician who answers for its figures.</summary>
[Needs(Right.PrepareReleases)]
public sealed class SignRelease(TselaDb db, CurrentActor actor, TimeProvider clock, ProtectedSets sets, PublicTables tables)
{
    public sealed record Request(string Code);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<SignRelease>() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var found = await db.StillOpen(request.Code, now, tables, cancellationToken);
        if (found.Problem is { } problem)
        {
            return problem;
        }

        var release = found.Value;
        if (release.SignedByStatistician is { } signed)
        {
            return ReleaseProblems.AlreadySigned(signed);
        }

        if (await db.WhyNotSigned(release, sets, cancellationToken) is { } stale)
        {
            return stale;
        }

        (release.SignedByStatistician, release.SignedByStatisticianAt) = (actor.Actor.Name, now);
        db.Audited(actor.Actor, now, "release.sign", $"{release.Code} {release.Title}");
        return await db.SaveUnlessChanged(cancellationToken);
    }
}
