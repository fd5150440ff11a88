using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.Purposes.ListPurposes;

/// <summary>The register of release purposes, the newest first.</summary>
[Needs(Right.ReadPurposes)]
public sealed class ListPurposes(TselaDb db, CurrentActor actor)
{
    public sealed record Request;

    public sealed record Listed(IReadOnlyList<ReleasePurpose> Purposes, bool MayRegister, bool MayApprove);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ListPurposes>() is { } refusal)
        {
            return refusal;
        }

        return new Listed(
            await db.Set<ReleasePurpose>().AsNoTracking().OrderByDescending(one => one.Number).ToListAsync(cancellationToken),
            actor.Actor.Rights.Contains(Right.RegisterPurposes), actor.Actor.Rights.Contains(Right.ApprovePurposes));
    }
}
