using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.Sign;

/// <summary>Signs a release as the head of the Bureau: the second signature, by another person. At the hour it is public by itself.</summary>
[Needs(Right.ApproveReleases)]
public sealed class ApproveRelease(TselaDb db, CurrentActor actor, TimeProvider clock, ProtectedSets sets, PublicTables tables)
{
    public sealed record Request(string Code);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ApproveRelease>() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var found = await db.StillOpen(request.Code, now, tables, cancellationToken);
        if (found.Problem is { } closed)
        {
            return closed;
        }

        var release = found.Value;
        if ((Missing(release) ?? await db.ApprovedWithout(release, cancellationToken)) is { } missing)
        {
            return missing;
        }

        (release.SignedByHead, release.SignedByHeadAt) = (actor.Actor.Name, now);
        // where the hour has passed unsigned it is public from now on, not from an hour at which nobody could read it
        release.PublishAt = release.PublishAt > now ? release.PublishAt : now;
        var marked = await sets.MarkPublic(release.ProtectedSet, release.PublishAt, cancellationToken);
        if (marked.Problem is { } unmarked)
        {
            return unmarked;
        }

        db.Audited(actor.Actor, now, "release.approve", $"{release.Code} {release.Title}", why: $"public from {LesothoHour.InWords(release.PublishAt)} (Lesotho)");
        var saved = await db.SaveUnlessChanged(cancellationToken);
        tables.Forget();
        return saved;
    }

    private Problem? Missing(Release release) =>
        release.SignedByStatistician is not { } statistician ? ReleaseProblems.NotSignedYet
        : release.SignedByHead is { } head ? ReleaseProblems.AlreadySigned(head)
        : statistician.Equals(actor.Actor.Name, StringComparison.OrdinalIgnoreCase) ? ReleaseProblems.SamePerson
        : null;
}
