using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ReviewPairs.TakeBack;

/// <summary>Takes back an own opinion, the last one or any earlier: its pair lies open again, and what it had settled does not bind the next run.</summary>
[Needs(Right.ReviewPairs)]
public sealed class TakeBack(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="Opinion">Null for the last one.</param>
    public sealed record Request(Guid? Opinion = null);

    /// <returns>The pair that lies open again.</returns>
    public async Task<Outcome<Guid>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<TakeBack>() is { } refusal)
        {
            return refusal;
        }

        var me = actor.Actor.Name;
        var mine = db.Set<PairOpinion>().Where(one => one.Reviewer == me && one.TakenBackAt == null);
        var opinion = request.Opinion is { } id
            ? await mine.SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            : await mine.OrderByDescending(one => one.At).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        if (opinion is null)
        {
            return ReviewProblems.NothingToTakeBack;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var pair = await db.Set<PairInReview>().SingleAsync(one => one.Id == opinion.PairId, cancellationToken);
        if (opinion.Round is { } round)
        {
            if (await db.Set<PairOpinion>().AnyAsync(one => one.PairId == pair.Id && one.Round > round, cancellationToken))
            {
                return await Dispute(pair, now, cancellationToken);
            }

            await Undo(pair, now, cancellationToken);
            pair.State = round switch { 1 => PairState.First, 2 => PairState.Second, _ => PairState.Conflict };
            pair.SettledAt = null;
            opinion.Round = null;
        }

        opinion.TakenBackAt = now;
        pair.Show(me, now);
        db.Audited(actor.Actor, now, "pair.take-back", $"pair {pair.Id}");
        await db.SaveChangesAsync(cancellationToken);
        return pair.Id;
    }

    /// <summary>Others have spoken since: the opinion stays on record beside theirs, and a third reviewer decides.</summary>
    private async Task<Outcome<Guid>> Dispute(PairInReview pair, DateTime now, CancellationToken cancellationToken)
    {
        var others = await db.Set<PairOpinion>().CountAsync(one => one.PairId == pair.Id && one.Round != null, cancellationToken);
        if (pair.State != PairState.Settled || others > 2)
        {
            return ReviewProblems.WaitsForThird;
        }

        await Undo(pair, now, cancellationToken);
        (pair.State, pair.SettledAt) = (PairState.Conflict, null);
        db.Audited(actor.Actor, now, "pair.dispute", $"pair {pair.Id}");
        await db.SaveChangesAsync(cancellationToken);
        return pair.Id;
    }

    private async Task Undo(PairInReview pair, DateTime now, CancellationToken cancellationToken)
    {
        foreach (var decision in await db.Set<LinkDecision>()
            .Where(one => one.RecordA == pair.RecordA && one.RecordB == pair.RecordB && one.UndoneAt == null).ToListAsync(cancellationToken))
        {
            (decision.UndoneBy, decision.UndoneAt) = (actor.Actor.Name, now);
        }
    }
}
