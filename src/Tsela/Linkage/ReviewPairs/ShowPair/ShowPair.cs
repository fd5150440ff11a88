using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Matching;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ReviewPairs.ShowPair;

/// <summary>
/// Lays a pair before a reviewer: the next one, or a certain one that is theirs to see. Every view leaves an audit
/// entry, which names the pair and nobody's data.
/// </summary>
[Needs(Right.ReviewPairs)]
public sealed class ShowPair(TselaDb db, CurrentActor actor, BringPairs.BringPairs bringPairs, PairSides sides, NextPair nextPair, TimeProvider clock)
{
    /// <param name="Pair">Null for the next one.</param>
    public sealed record Request(Guid? Pair = null);

    /// <param name="MayDecide">False where the reviewer has given an opinion, or others have settled it.</param>
    /// <param name="Opinions">Of whoever gave one, where the reviewer may see them: a third reviewer, and afterwards.</param>
    public sealed record Shown(
        PairInReview Pair, SideBySide Sides, SideBySide Further, Explanation Why, IReadOnlyList<OtherRecord> OthersA, IReadOnlyList<OtherRecord> OthersB,
        bool IsOnePerson, bool MayDecide, IReadOnlyList<PairOpinion> Opinions);

    /// <param name="Shown">Null where nothing waits.</param>
    /// <param name="Last">The reviewer's last opinion, which may be taken back; null before the first.</param>
    public sealed record Answer(Shown? Shown, int Waiting, int DoneToday, int Conflicts, int Skipped, PairOpinion? Last, bool IsBeforeFirstRun);

    public async Task<Outcome<Answer>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ShowPair>() is { } refusal)
        {
            return refusal;
        }

        var filled = await bringPairs.Handle(new(), cancellationToken);
        if (filled.Problem is { } problem)
        {
            return problem;
        }

        if (filled.Value is not { } run)
        {
            return request.Pair is null ? new Answer(null, 0, 0, 0, 0, Last: null, IsBeforeFirstRun: true) : ReviewProblems.Unknown;
        }

        var me = actor.Actor.Name;
        Shown? shown = null;
        if (request.Pair is { } id)
        {
            shown = await db.Set<PairInReview>().SingleOrDefaultAsync(pair => pair.Id == id, cancellationToken) is { } asked
                ? await Show(run, asked, me, cancellationToken) : null;
            if (shown is null)
            {
                return ReviewProblems.Unknown;
            }
        }

        while (shown is null && await nextPair.For(me, clock.GetUtcNow().UtcDateTime, cancellationToken) is { } next)
        {
            shown = await Show(run, next, me, cancellationToken);
            if (shown is null)
            {
                // its file was corrected or withdrawn: the next run knows whether to ask again
                next.State = PairState.Left;
                await db.SaveChangesAsync(cancellationToken);
            }
        }

        return await AnswerOf(shown, me, cancellationToken);
    }

    /// <summary>Null where the reviewer may not see the pair, or its records are not there any more.</summary>
    private async Task<Shown?> Show(OpenRun run, PairInReview pair, string me, CancellationToken cancellationToken)
    {
        var opinions = await db.Set<PairOpinion>().AsNoTracking().Where(opinion => opinion.PairId == pair.Id && opinion.Round != null)
            .OrderBy(opinion => opinion.Round).ToListAsync(cancellationToken);
        var own = opinions.Exists(opinion => opinion.Reviewer == me);
        var mayDecide = !own && (pair.Waits || pair.State == PairState.Conflict);
        if ((!own && !mayDecide)
            || run.NumberOf(pair.RecordA) is not { } a || run.NumberOf(pair.RecordB) is not { } b
            || await sides.Of(pair.RecordA, pair.RecordB, cancellationToken) is not { } both)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var explanation = await Task.Run(() => run.Explain(a, b), cancellationToken);
        if (mayDecide)
        {
            pair.Weight = explanation.Weight;
            pair.Show(me, now);
        }

        db.Audited(actor.Actor, now, "pair.read", $"pair {pair.Id}");
        await db.SaveChangesAsync(cancellationToken);
        var one = run.PersonAt(a) == run.PersonAt(b);
        return new Shown(
            pair, both.Person, both.Further, explanation,
            await sides.Others(run, a, [a, b], cancellationToken), one ? [] : await sides.Others(run, b, [a, b], cancellationToken), one, mayDecide,
            // whoever has still to decide blindly sees nobody's opinion
            pair.State is PairState.Conflict or PairState.Settled ? opinions : [.. opinions.Where(opinion => opinion.Reviewer == me)]);
    }

    private async Task<Answer> AnswerOf(Shown? shown, string me, CancellationToken cancellationToken)
    {
        var today = clock.GetUtcNow().UtcDateTime.Date;
        var mine = db.Set<PairOpinion>().Where(opinion => opinion.Reviewer == me && opinion.TakenBackAt == null);
        return new Answer(
            shown,
            await nextPair.Open(me).CountAsync(cancellationToken),
            await mine.CountAsync(opinion => opinion.Round != null && opinion.At >= today, cancellationToken),
            await db.Set<PairInReview>().CountAsync(pair => pair.State == PairState.Conflict && !mine.Any(opinion => opinion.PairId == pair.Id), cancellationToken),
            await mine.CountAsync(opinion => opinion.Verdict == Verdict.Skipped, cancellationToken),
            await mine.AsNoTracking().OrderByDescending(opinion => opinion.At).ThenByDescending(opinion => opinion.Id).FirstOrDefaultAsync(cancellationToken),
            IsBeforeFirstRun: false);
    }
}
