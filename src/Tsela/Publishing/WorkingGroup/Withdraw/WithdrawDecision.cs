using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.WorkingGroup.Withdraw;

/// <summary>Says that a decision holds no longer. It stays on record, and the public does not read it any more.</summary>
[Needs(Right.RecordDecisions)]
public sealed class WithdrawDecision(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    private const int ReasonMax = 1_000;

    public sealed record Request(string Code, string Reason);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<WithdrawDecision>() is { } refusal)
        {
            return refusal;
        }

        if (request.Reason.Trim().Length is 0 or > ReasonMax)
        {
            return DecisionProblems.ReasonMissing;
        }

        var number = request.Code.StartsWith("WG-", StringComparison.OrdinalIgnoreCase) && int.TryParse(request.Code.AsSpan("WG-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        if (await db.Set<Decision>().SingleOrDefaultAsync(one => one.Number == number, cancellationToken) is not { } decision)
        {
            return DecisionProblems.Unknown(request.Code);
        }

        if (decision.WithdrawnAt is not null)
        {
            return DecisionProblems.Withdrawn(decision.Code);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        (decision.WithdrawnAt, decision.WithdrawnBy, decision.WithdrawnWhy) = (now, actor.Actor.Name, request.Reason.Trim());
        db.Audited(actor.Actor, now, "decision.withdraw", $"{decision.Code} {decision.Title}", why: decision.WithdrawnWhy);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
