using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ReviewPairs.GiveOpinion;

/// <summary>Keeps what a reviewer says of the pair before them, and settles it where nobody else has to be asked.</summary>
[Needs(Right.ReviewPairs)]
public sealed class GiveOpinion(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    private const int NoteLengthMax = 1000;

    /// <param name="SendOn">The reviewer wants a second opinion.</param>
    public sealed record Request(Guid Pair, Verdict Verdict, string Note = "", bool SendOn = false);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<GiveOpinion>() is { } refusal)
        {
            return refusal;
        }

        var me = actor.Actor.Name;
        if (!Enum.IsDefined(request.Verdict) || await db.Set<PairInReview>().SingleOrDefaultAsync(one => one.Id == request.Pair, cancellationToken) is not { } pair)
        {
            return ReviewProblems.Unknown;
        }

        var holding = await db.Set<PairOpinion>().Where(opinion => opinion.PairId == pair.Id && opinion.TakenBackAt == null).ToListAsync(cancellationToken);
        if (Fault(request, pair, holding, me) is { } fault)
        {
            return fault;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var opinions = holding.Where(opinion => opinion.Round != null).OrderBy(opinion => opinion.Round).ToList();
        var opinion = new PairOpinion
        {
            Id = Guid.CreateVersion7(), PairId = pair.Id, Reviewer = me, Verdict = request.Verdict,
            Round = request.Verdict == Verdict.Skipped ? null : opinions.Count + 1,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(), ShownAt = pair.ShownAt!.Value, At = now, Weight = pair.Weight,
        };
        db.Add(opinion);
        pair.PutBack();
        if (opinion.Round is not null)
        {
            pair.NeedsSecond |= request.SendOn;
            Settling.Advance(db, pair, [.. opinions, opinion], now);
        }

        db.Audited(actor.Actor, now, $"pair.{ActOf(request.Verdict)}", $"pair {pair.Id}");
        return await db.SaveUnlessTaken(cancellationToken) ? Done.It : ReviewProblems.Settled;
    }

    private static Problem? Fault(Request request, PairInReview pair, List<PairOpinion> holding, string me) =>
        request.Note.Trim().Length > NoteLengthMax ? ReviewProblems.NoteTooLong
        : holding.Exists(opinion => opinion.Reviewer == me) ? ReviewProblems.AlreadyYours
        : pair.State is PairState.Settled or PairState.Left ? ReviewProblems.Settled
        : pair.ShownTo != me ? ReviewProblems.NotShown
        : pair.State == PairState.Conflict && request.Verdict == Verdict.Skipped ? ReviewProblems.ThirdMustDecide
        : null;

    private static string ActOf(Verdict verdict) => verdict switch
    {
        Verdict.SamePerson => "same-person",
        Verdict.NotSame => "not-same",
        Verdict.CannotTell => "cannot-tell",
        _ => "skip",
    };
}
