using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Statistics.Estimates.SeeEstimate;

/// <summary>A second person says that they have looked at an estimate. Until then its page says that nobody has.</summary>
[Needs(Right.BuildFigures)]
public sealed class SeeEstimate(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(int Number);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<SeeEstimate>() is { } refusal)
        {
            return refusal;
        }

        var estimate = await db.Set<Estimate>().SingleOrDefaultAsync(one => one.Number == request.Number && one.LiveKey != null, cancellationToken);
        if (estimate is null)
        {
            return StatisticsProblems.NotInForce($"ES-{request.Number}");
        }

        if (estimate.EnteredBy == actor.Actor.Name)
        {
            return StatisticsProblems.SecondPerson;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        estimate.Seen(actor.Actor.Name, now);
        db.Audited(actor.Actor, now, "estimate.see", $"{estimate.Name} version {estimate.Version}");
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
