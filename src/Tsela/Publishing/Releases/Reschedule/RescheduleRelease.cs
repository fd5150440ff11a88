using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Publishing.Releases.Prepare;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.Reschedule;

/// <summary>Gives a release another hour. The head approved the former one, so the head signs again.</summary>
[Needs(Right.PrepareReleases)]
public sealed class RescheduleRelease(TselaDb db, CurrentActor actor, TimeProvider clock, ProtectedSets sets, PublicTables tables)
{
    /// <param name="Day">As 2026-12-01; empty, with an empty hour, to publish as soon as both have signed.</param>
    /// <param name="Hour">As 10:00, in the time of Lesotho.</param>
    public sealed record Request(string Code, string Day, string Hour);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RescheduleRelease>() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (ReleaseCheck.HourOf(request.Day, request.Hour, now) is not { } hour)
        {
            return ReleaseProblems.HourUnreadable;
        }

        var found = await db.StillOpen(request.Code, now, tables, cancellationToken);
        if (found.Problem is { } problem)
        {
            return problem;
        }

        var release = found.Value;
        if (release.IsSigned && (await sets.MarkPublic(release.ProtectedSet, from: null, cancellationToken)).Problem is { } unmarked)
        {
            return unmarked;
        }

        (release.PublishAt, release.SignedByHead, release.SignedByHeadAt) = (hour, null, null);
        db.Audited(actor.Actor, now, "release.reschedule", $"{release.Code} {release.Title}", why: $"{LesothoHour.InWords(hour)} (Lesotho)");
        var saved = await db.SaveUnlessChanged(cancellationToken);
        tables.Forget();
        return saved;
    }
}
