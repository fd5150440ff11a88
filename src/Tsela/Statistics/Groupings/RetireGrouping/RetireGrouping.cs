using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Statistics.Groupings.RetireGrouping;

/// <summary>Takes a grouping out of what is offered. What names one of its versions already keeps it.</summary>
[Needs(Right.BuildFigures)]
public sealed class RetireGrouping(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(string Key, string Reason);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RetireGrouping>() is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return StatisticsProblems.ReasonMissing;
        }

        var latest = await db.Set<Grouping>().Where(one => one.Key == request.Key).OrderByDescending(one => one.Version).FirstOrDefaultAsync(cancellationToken);
        if (latest is null)
        {
            return StatisticsProblems.UnknownGrouping(request.Key);
        }

        if (latest.RetiredAt is not null)
        {
            return StatisticsProblems.NotInForce(latest.Key);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        latest.Retire(actor.Actor.Name, now, request.Reason.Trim());
        db.Audited(actor.Actor, now, "grouping.retire", $"{latest.Key} version {latest.Version}", why: latest.RetiredWhy);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
