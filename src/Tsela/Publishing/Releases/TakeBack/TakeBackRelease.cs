using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.TakeBack;

/// <summary>Takes a release back before its hour. Whoever may read releases may stop one: stopping harms less than publishing.</summary>
[Needs(Right.ReadReleases)]
public sealed class TakeBackRelease(TselaDb db, CurrentActor actor, TimeProvider clock, ProtectedSets sets, PublicTables tables)
{
    private const int ReasonMax = 1_000;

    public sealed record Request(string Code, string Reason);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<TakeBackRelease>() is { } refusal)
        {
            return refusal;
        }

        if (request.Reason.Trim().Length is 0 or > ReasonMax)
        {
            return ReleaseProblems.ReasonMissing;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var found = await db.StillOpen(request.Code, now, tables, cancellationToken);
        if (found.Problem is { } problem)
        {
            return problem;
        }

        var release = found.Value;
        (release.TakenBackAt, release.Reason) = (now, request.Reason.Trim());
        if (release.IsSigned && (await sets.MarkPublic(release.ProtectedSet, from: null, cancellationToken)).Problem is { } unmarked)
        {
            return unmarked;
        }

        db.Audited(actor.Actor, now, "release.take-back", $"{release.Code} {release.Title}", why: release.Reason);
        var saved = await db.SaveUnlessChanged(cancellationToken);
        tables.Forget();
        return saved;
    }
}
