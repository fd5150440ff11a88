using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.Preparing;

/// <summary>How far a release that somebody asked for has come.</summary>
[Needs(Right.ReadReleases)]
public sealed class ReadPreparation(TselaDb db, CurrentActor actor)
{
    public sealed record Request(Guid Preparation);

    /// <param name="Code">Of the release, once it is there.</param>
    /// <param name="Before">How many wait before it.</param>
    public sealed record Shown(ReleasePreparation Preparation, int Tables, string? Code, int Before, bool MayPrepare);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadPreparation>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<ReleasePreparation>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Preparation, cancellationToken) is not { } found)
        {
            return ReleaseProblems.UnknownPreparation;
        }

        var release = await db.Set<Release>().AsNoTracking().SingleOrDefaultAsync(one => one.Preparation == found.Id, cancellationToken);
        var before = await db.Set<ReleasePreparation>().Where(ReleasePreparation.Live).CountAsync(one => one.AskedAt < found.AskedAt, cancellationToken);
        return new Shown(found, found.ReadForm().Chosen.Count, release?.Code, before, actor.Actor.Rights.Contains(Right.PrepareReleases));
    }
}
