using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Statistics.OwnIndicators.RetireIndicator;

/// <summary>Retires an indicator of this office: the next snapshot has it no more. Its versions and the figures of old snapshots stay.</summary>
[Needs(Right.BuildFigures)]
public sealed class RetireIndicator(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(string Code, string Reason);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RetireIndicator>() is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return StatisticsProblems.ReasonMissing;
        }

        var number = OwnIndicator.NumberOf(request.Code);
        var latest = await db.Set<OwnIndicator>().Where(one => one.Number == number).OrderByDescending(one => one.Version).FirstOrDefaultAsync(cancellationToken);
        if (latest is null)
        {
            return StatisticsProblems.UnknownIndicator(request.Code);
        }

        if (latest.RetiredAt is not null)
        {
            return StatisticsProblems.NotInForce(latest.Code);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        latest.Retire(actor.Actor.Name, now, request.Reason.Trim());
        db.Audited(actor.Actor, now, "indicator.retire", $"{latest.Code} version {latest.Version}", why: latest.RetiredWhy);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
