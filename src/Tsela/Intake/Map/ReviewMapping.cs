using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Map;

/// <summary>A statistician's word on a mapping. A rejected one is not used any more; files checked with it are named, to be checked again.</summary>
[Needs(Right.ReviewMappings)]
public sealed class ReviewMapping(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(Guid Mapping, bool Approve);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReviewMapping>() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var status = request.Approve ? MappingStatus.Approved : MappingStatus.Rejected;
        string institution;
        if (await db.Set<HeaderMapping>().SingleOrDefaultAsync(kept => kept.Id == request.Mapping, cancellationToken) is { } header
            && actor.Actor.ActsFor(header.Institution))
        {
            (header.Status, header.ReviewedBy, header.ReviewedAt, institution) = (status, actor.Actor.Name, now, header.Institution);
        }
        else if (await db.Set<ValueMapping>().SingleOrDefaultAsync(kept => kept.Id == request.Mapping, cancellationToken) is { } value
            && actor.Actor.ActsFor(value.Institution))
        {
            (value.Status, value.ReviewedBy, value.ReviewedAt, institution) = (status, actor.Actor.Name, now, value.Institution);
        }
        else
        {
            return MappingProblems.NotFound;
        }

        db.Audited(actor.Actor, now, request.Approve ? "mapping.approve" : "mapping.reject", $"mapping {request.Mapping}", institution);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
