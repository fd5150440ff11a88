using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Statistics.Estimates.WithdrawEstimate;

/// <summary>Takes an estimate back: from the next snapshot on it counts no more. It stays readable, with the reason.</summary>
[Needs(Right.BuildFigures)]
public sealed class WithdrawEstimate(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(int Number, string Reason);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<WithdrawEstimate>() is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return StatisticsProblems.ReasonMissing;
        }

        var estimate = await db.Set<Estimate>().SingleOrDefaultAsync(one => one.Number == request.Number && one.LiveKey != null, cancellationToken);
        if (estimate is null)
        {
            return await db.Set<Estimate>().AnyAsync(one => one.Number == request.Number, cancellationToken)
                ? StatisticsProblems.NotInForce($"ES-{request.Number}") : StatisticsProblems.UnknownEstimate(request.Number);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        estimate.Withdraw(actor.Actor.Name, now, request.Reason.Trim());
        db.Audited(actor.Actor, now, "estimate.withdraw", $"{estimate.Name} version {estimate.Version}", why: estimate.WithdrawnWhy);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
